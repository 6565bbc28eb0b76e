package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.SqlScript.Sections;
import dev.migrate.sql.SqlSyntax;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SQL revision: headers, sections and statements.
 *
 * <p>Where a statement ends depends on the database. A section for one is read in that one's syntax; everything else in that
 * of the database that the revision runs on, which is not known yet when the file is found. So a file that has been found
 * is read in the syntax of any database that understands it, and again when it runs.
 */
final class SqlScriptParser {

    private static final String KEY = "migrate";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> HEADERS =
            List.of("revision", "down-revision", "message", "branch-labels", "depends-on", "replaces", "database");
    private static final List<String> OF_THE_GRAPH =
            List.of("revision", "down-revision", "branch-labels", "depends-on", "replaces");
    private static final List<String> DIRECTIVES =
            List.of("upgrade", "downgrade", "no-transaction", "checkpoint", "statement-begin", "statement-end");
    private static final List<String> DIALECTS = List.of("postgresql", "mysql", "mariadb", "sqlite", "h2");

    private final String place;
    private final MalformedScript malformed;
    private final SqlEffects effects;
    private final SqlSyntax general;
    private final String dialect;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final UsedPlaceholders used;
    private final Sections sections = new Sections(new LinkedHashMap<>(), new LinkedHashMap<>());

    private SqlSyntax syntax;
    private @Nullable SqlSection section;
    private @Nullable Function<TextPlace, SqlSpan> span;
    private @Nullable TextPlace noTransaction;

    private SqlScriptParser(String name, String place, SqlSyntax syntax, String dialect) {
        this.place = place;
        this.general = syntax;
        this.syntax = syntax;
        this.dialect = dialect;
        this.malformed = new MalformedScript(name, place);
        this.effects = new SqlEffects(malformed);
        this.used = new UsedPlaceholders(malformed);
    }

    /**
     * Returns the revision in a file.
     *
     * @throws ScriptException if no database could read it, with what the one says that it was generated for
     */
    static SqlScript parse(SqlSource text) {
        String name = text.name();
        String place = text.place();
        SqlScriptParser first = new SqlScriptParser(name, place, SqlSyntax.STANDARD, "");
        try {
            return first.script(text);
        } catch (ScriptException e) {
            String database = first.headers.getOrDefault("database", "");
            SqlSyntax own = SqlSyntax.of(database.split(":", 2)[0]);
            ScriptException said = e;
            for (SqlSyntax other : SqlSyntax.values()) {
                try {
                    return new SqlScriptParser(name, place, other, "").script(text);
                } catch (ScriptException another) {
                    said = other == own ? another : said;
                }
            }
            throw said;
        }
    }

    /** Returns the sections as a database reads them, named as {@code Dialect.name()} names it. */
    static Sections sections(SqlSource text, String dialect) {
        SqlScriptParser parser = new SqlScriptParser(text.name(), text.place(), SqlSyntax.of(dialect), dialect);
        parser.read(text);
        return parser.sections;
    }

    private SqlScript script(SqlSource text) {
        read(text);
        return new SqlScript(node(), text.name(), place, headers.get("database"), text);
    }

    private void read(SqlSource text) {
        List<SqlPiece> pieces = text.pieces();
        for (SqlPiece piece : pieces) {
            syntax = DIALECTS.contains(piece.database()) ? SqlSyntax.of(piece.database()) : general;
            SqlPiece read = isAsked(piece, pieces) ? piece : piece.withoutStatements();
            read(text, read);
        }
        nothingPending();
        if (sections.upgrades().containsKey(dialect) || sections.upgrades().containsKey("")) {
            used.check();
        }
        if (sections.upgrades().isEmpty()) {
            throw malformed.of(
                    TextPlace.NOWHERE,
                    "it has no upgrade section",
                    "",
                    "Add a line '-- migrate: upgrade' before the statements.");
        }
    }

    private void read(SqlSource text, SqlPiece piece) {
        try (SqlWindow window = text.window(piece.start(), piece.end())) {
            SqlLexer.Piece statement = (at, sql) ->
                    statement(at, dialect.isEmpty() ? sql : text.executed(sql, at, syntax, used.of(piece)));
            SqlLexer lexer = new SqlLexer(window, piece, syntax, this::comment, statement, malformed);
            span = at -> new SqlSpan(
                    text, syntax, at, lexer.statementStart(), lexer.statementEnd(), lexer.statementEnding());
            lexer.run();
        }
    }

    /** What does not run on a database need not be understood by it. */
    private boolean isAsked(SqlPiece piece, List<SqlPiece> all) {
        return dialect.isEmpty()
                || piece.direction().isEmpty()
                || piece.database().equals(dialect)
                || piece.database().isEmpty()
                        && all.stream()
                                .noneMatch(each -> each.direction().equals(piece.direction())
                                        && each.database().equals(dialect));
    }

    /** Refuses what was said of a statement that does not follow. */
    private void nothingPending() {
        effects.requireNone();
        if (noTransaction != null) {
            throw malformed.of(
                    noTransaction,
                    "no statement follows '-- migrate: no-transaction'",
                    "a statement",
                    "Remove the line, or write it before the statement.");
        }
    }

    private RevisionNode node() {
        String id = headers.get("revision");
        if (id == null) {
            throw missingHeader();
        }
        try {
            return new RevisionNode(
                    id,
                    list("down-revision"),
                    list("branch-labels"),
                    list("depends-on"),
                    headers.getOrDefault("message", ""),
                    list("replaces"));
        } catch (MigrateException e) {
            throw ScriptException.of(place, "file", e);
        }
    }

    private List<String> list(String header) {
        String value = headers.getOrDefault(header, "");
        if (!value.contains(",")) {
            return value.isBlank() ? List.of() : List.of(value.strip());
        }
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private void comment(TextPlace at, String comment) {
        int colon = comment.indexOf(':');
        String key = colon < 0 ? "" : comment.substring(0, colon).strip();
        String value = comment.substring(colon + 1).strip();
        if (effects.isOpen()) {
            effects.add(at, comment);
        } else if (key.equals(KEY)) {
            directive(at, value);
        } else if (key.equals(SqlEffects.KEY)) {
            current(at);
            effects.add(new TextPlace(at.line(), at.column() + comment.length() - value.length()), value);
        } else if (section == null) {
            header(at, key, value);
        } else {
            refuseMisplaced(at, key);
        }
        refuseNearlyDirective(at, comment);
    }

    private void header(TextPlace at, String key, String value) {
        String meant = Typos.meant(key, HEADERS);
        if (meant != null) {
            throw malformed.of(
                    at,
                    "'-- " + key + ":' is no header",
                    "'-- " + meant + ":'",
                    "Correct the line, or let the comment begin with another word.");
        }
        if (HEADERS.contains(key) && headers.put(key, value) != null) {
            throw malformed.of(at, "the header '" + key + "' stands twice", "", "Keep one of them.");
        }
    }

    private void refuseMisplaced(TextPlace at, String key) {
        if (OF_THE_GRAPH.contains(key)) {
            throw malformed.of(
                    at,
                    "the header '" + key + "' stands in a section, where it does not count",
                    "headers before the first section",
                    "Move the line to the others at the beginning of the file.");
        }
        if (Typos.meant(key, List.of(SqlEffects.KEY)) != null) {
            throw malformed.of(
                    at,
                    "'-- " + key + ":' is not known",
                    "'-- effect:'",
                    "Correct the line, or let the comment begin with another word.");
        }
    }

    private void refuseNearlyDirective(TextPlace at, String comment) {
        if (!comment.regionMatches(true, 0, KEY, 0, KEY.length()) || comment.startsWith(KEY + ":")) {
            return;
        }
        String[] words = comment.split("[\\s:]+", -1);
        if (words.length > 1 && words[0].equalsIgnoreCase(KEY) && DIRECTIVES.contains(words[1])) {
            throw malformed.of(
                    at,
                    "'-- " + comment + "' is no directive",
                    "'-- migrate: " + words[1] + "'",
                    "Correct the line, or let the comment begin with another word.");
        }
    }

    private void directive(TextPlace at, String directive) {
        String[] words = BLANKS.split(directive, -1);
        boolean section = words[0].equals("upgrade") || words[0].equals("downgrade");
        if (!DIRECTIVES.contains(words[0]) || words.length > 1 && !section) {
            throw malformed.of(
                    at,
                    "'-- migrate: " + directive + "' is not known",
                    String.join(", ", DIRECTIVES.subList(0, DIRECTIVES.size() - 1)) + " or statement-end",
                    "Correct the line.");
        }
        switch (words[0]) {
            case "upgrade" -> open(at, sections.upgrades(), words);
            case "downgrade" -> open(at, sections.downgrades(), words);
            case "checkpoint" -> checkpoint(at);
            case "no-transaction" -> {
                current(at);
                noTransaction = at;
            }
            default -> current(at);
        }
    }

    private void checkpoint(TextPlace at) {
        SqlSection statements = current(at);
        nothingPending();
        statements.add(new SqlStatement(at, new Checkpoint()));
    }

    private void open(TextPlace at, Map<String, SqlSection> direction, String[] words) {
        nothingPending();
        String database = words.length > 1 ? words[1] : "";
        if (words.length > 2 || !database.isEmpty() && !DIALECTS.contains(database)) {
            throw malformed.of(
                    at,
                    "'" + String.join(" ", words) + "' does not name a database",
                    words[0] + ", or " + words[0] + " and one of " + String.join(", ", DIALECTS),
                    "Correct the line.");
        }
        section = new SqlSection(!dialect.isEmpty());
        if (direction.put(database, section) != null) {
            throw malformed.of(at, "the section '" + String.join(" ", words) + "' stands twice", "", "Join the two.");
        }
    }

    private SqlSection current(TextPlace at) {
        if (section == null) {
            throw headers.containsKey("revision")
                    ? malformed.of(
                            at,
                            "a statement, directive or effect stands before the first section",
                            "'-- migrate: upgrade'",
                            "Add that line before it.")
                    : missingHeader();
        }
        return section;
    }

    private ScriptException missingHeader() {
        return malformed.of(TextPlace.NOWHERE, "it has no header '-- revision: <id>'", "", "Add it as the first line.");
    }

    private void statement(TextPlace at, String sql) {
        SqlSection statements = current(at);
        if (effects.isOpen()) {
            throw malformed.of(at, "an effect is not ended before the statement", "')' before it", "End the effect.");
        }
        OutsideRevisions.refuseLocks(sql, syntax, at, malformed);
        if (noTransaction == null) {
            OutsideRevisions.refuse(sql, syntax, at, malformed);
        }
        SqlStatement statement = new SqlStatement(at, new ExecuteSql(sql, effects.take(), noTransaction == null));
        SqlSpan place = Objects.requireNonNull(span).apply(at);
        if (place.delimiter().isEmpty()) {
            statements.add(statement);
        } else {
            statements.add(statement, place);
        }
        noTransaction = null;
    }
}
