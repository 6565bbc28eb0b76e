package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.SqlScript.SqlStatement;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a SQL revision: headers, sections and statements. */
final class SqlScriptParser {

    private static final List<String> HEADERS =
            List.of("revision", "down-revision", "message", "branch-labels", "depends-on", "replaces", "database");
    private static final List<String> DIALECTS = List.of("postgresql", "mysql", "mariadb", "sqlite", "h2");

    private final String name;
    private final String place;
    private final String text;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, List<SqlStatement>> upgrades = new LinkedHashMap<>();
    private final Map<String, List<SqlStatement>> downgrades = new LinkedHashMap<>();

    private @Nullable List<SqlStatement> section;
    private boolean nextOutsideTransaction;
    private int directiveLine;

    private SqlScriptParser(String name, String place, String text) {
        this.name = name;
        this.place = place;
        this.text = text;
    }

    static SqlScript parse(String name, String place, byte[] bytes) {
        SqlScriptParser parser = new SqlScriptParser(name, place, decode(place, bytes));
        return parser.parse();
    }

    private static String decode(String place, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ScriptException(
                    place, "A SQL revision must be UTF-8.\n    file  " + place + "\nSave the file as UTF-8.", e);
        }
    }

    private SqlScript parse() {
        new SqlLexer(text, this::comment, this::statement, this::malformed).run();
        if (nextOutsideTransaction) {
            throw malformed(directiveLine, "no statement follows '-- migrate: no-transaction'", "Remove the line.");
        }
        if (upgrades.isEmpty()) {
            throw malformed(0, "it has no upgrade section", "Add a line '-- migrate: upgrade' before the statements.");
        }
        return new SqlScript(node(), name, place, headers.get("database"), upgrades, downgrades);
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
            throw new ScriptException(place, e.getMessage() + "\n    file  " + place, e);
        }
    }

    private List<String> list(String header) {
        return Arrays.stream(headers.getOrDefault(header, "").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private void comment(int line, String comment) {
        int colon = comment.indexOf(':');
        String key = colon < 0 ? "" : comment.substring(0, colon).strip();
        if (key.equals("migrate")) {
            directive(line, comment.substring(colon + 1).strip());
        } else if (section == null && HEADERS.contains(key)) {
            if (headers.put(key, comment.substring(colon + 1).strip()) != null) {
                throw malformed(line, "the header '" + key + "' stands twice", "Keep one of them.");
            }
        }
    }

    private void directive(int line, String directive) {
        String[] words = directive.split("\\s+", -1);
        switch (words[0]) {
            case "upgrade" -> section = open(line, upgrades, words);
            case "downgrade" -> section = open(line, downgrades, words);
            case "checkpoint" -> current(line).add(new SqlStatement(line, null, true));
            case "no-transaction" -> {
                current(line);
                nextOutsideTransaction = true;
                directiveLine = line;
            }
            case "statement-begin", "statement-end" -> current(line);
            default ->
                throw malformed(
                        line,
                        "'-- migrate: " + directive + "' is not known",
                        "Known are upgrade, downgrade, no-transaction, checkpoint, statement-begin and statement-end.");
        }
    }

    private List<SqlStatement> open(int line, Map<String, List<SqlStatement>> sections, String[] words) {
        String dialect = words.length > 1 ? words[1] : "";
        if (words.length > 2 || !dialect.isEmpty() && !DIALECTS.contains(dialect)) {
            throw malformed(
                    line,
                    "'" + String.join(" ", words) + "' does not name a database",
                    "Known are " + String.join(", ", DIALECTS) + ".");
        }
        List<SqlStatement> statements = new ArrayList<>();
        if (sections.put(dialect, statements) != null) {
            throw malformed(line, "the section '" + String.join(" ", words) + "' stands twice", "Join the two.");
        }
        return statements;
    }

    private List<SqlStatement> current(int line) {
        if (section == null) {
            throw headers.containsKey("revision")
                    ? malformed(
                            line,
                            "a statement or directive stands before the first section",
                            "Add a line '-- migrate: upgrade' before it.")
                    : missingHeader();
        }
        return section;
    }

    private ScriptException missingHeader() {
        return malformed(0, "it has no header '-- revision: <id>'", "Add it as the first line.");
    }

    private void statement(int line, String sql) {
        current(line).add(new SqlStatement(line, sql, !nextOutsideTransaction));
        nextOutsideTransaction = false;
    }

    private ScriptException malformed(int line, String what, String remedy) {
        return new ScriptException(
                place,
                "Cannot read SQL revision " + name + ": " + what + ".\n    file  " + place
                        + (line > 0 ? ":" + line : "") + "\n" + remedy);
    }
}
