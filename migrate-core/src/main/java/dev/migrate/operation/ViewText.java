package dev.migrate.operation;

import dev.migrate.schema.Definition;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a view reads as far as the text of its author tells. It names only what stands there: an asterisk is none of the
 * columns, as it stands for those of the day on which the view was made.
 */
public final class ViewText {

    private static final List<String> BEFORE_TABLES = List.of("from", "join", "straight_join", ",", "(");
    private static final List<String> CONDITIONS = List.of("on", "using");
    private static final List<String> ENDS = List.of(
            "where",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "union",
            "intersect",
            "except",
            "fetch",
            "offset",
            "for");
    private static final List<String> NO_ALIASES = List.of(
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "straight_join",
            "use",
            "force",
            "ignore",
            "partition",
            "indexed",
            "not",
            "tablesample");

    /** A table that it reads, and where it says so. */
    private record Read(@Nullable String schema, String table, String alias, int at) {}

    private enum Part {
        OTHER,
        TABLES,
        CONDITION
    }

    /** Where the text is within one pair of parentheses. */
    private static final class Level {

        private boolean selects;
        private Part part;

        Level(boolean selects, Part part) {
            this.selects = selects;
            this.part = part;
        }
    }

    private final List<SqlToken> tokens;
    private final List<Read> reads = new ArrayList<>();
    private final Set<Integer> placesOfTables = new HashSet<>();

    /** Where the queries end that the text itself has given names, which are no tables behind it. */
    private final Map<String, Integer> named = new HashMap<>();

    /** Reads a text: a query, or the statement that makes the view. */
    public ViewText(String text, SqlSyntax syntax) {
        this.tokens = SqlTokens.of(text, syntax).stream()
                .filter(each -> !each.isSkipped())
                .toList();
        nameQueries();
        Deque<Level> outer = new ArrayDeque<>();
        Level level = new Level(true, Part.OTHER);
        for (int i = 0; i < tokens.size(); i++) {
            String word = word(i);
            if (word.equals("(")) {
                outer.push(level);
                boolean tables = level.part == Part.TABLES && BEFORE_TABLES.contains(word(i - 1));
                level = new Level(false, tables ? Part.TABLES : Part.OTHER);
            } else if (word.equals(")")) {
                level = outer.isEmpty() ? level : outer.pop();
            } else if (!enters(level, word) && level.part == Part.TABLES && BEFORE_TABLES.contains(word(i - 1))) {
                table(i);
            }
        }
    }

    /** Reads the text of a view as a database does, or in the way that most do for the empty name. */
    public static ViewText of(Definition view, String dialect) {
        return new ViewText(view.text(), SqlSyntax.of(dialect));
    }

    private void nameQueries() {
        for (int i = 0; i < tokens.size(); i++) {
            if (isName(i) && List.of("with", "recursive", ",").contains(word(i - 1))) {
                int behind = word(i + 1).equals("(") ? end(i + 1) + 1 : i + 1;
                int query = behind + 1;
                while (List.of("not", "materialized").contains(word(query))) {
                    query++;
                }
                if (word(behind).equals("as") && word(query).equals("(")) {
                    named.putIfAbsent(name(i).toLowerCase(Locale.ROOT), end(query));
                }
            }
        }
    }

    /** Returns where the parenthesis is closed that is opened at a place. */
    private int end(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += word(i).equals("(") ? 1 : word(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** Follows a word that begins another part of a query. */
    private static boolean enters(Level level, String word) {
        if (word.equals("select")) {
            level.selects = true;
            level.part = Part.OTHER;
        } else if (word.equals("from")) {
            level.part = level.selects ? Part.TABLES : Part.OTHER;
        } else if (word.equals("join") || word.equals("straight_join")) {
            level.part = Part.TABLES;
        } else if (CONDITIONS.contains(word) && level.part == Part.TABLES) {
            level.part = Part.CONDITION;
        } else if (word.equals(",") && level.part == Part.CONDITION) {
            level.part = Part.TABLES;
        } else if (ENDS.contains(word)) {
            level.part = Part.OTHER;
        } else {
            return false;
        }
        return true;
    }

    private void table(int start) {
        int at = start;
        List<String> path = new ArrayList<>();
        while (isName(at)) {
            path.add(name(at));
            placesOfTables.add(at);
            if (!word(at + 1).equals(".")) {
                break;
            }
            at += 2;
        }
        if (path.isEmpty() || word(at + 1).equals("(")) {
            return;
        }
        int last = path.size() - 1;
        int alias = word(at + 1).equals("as") ? at + 2 : at + 1;
        boolean hasAlias = isName(alias) && !isKeyword(word(alias));
        if (hasAlias) {
            placesOfTables.add(alias);
        }
        reads.add(new Read(
                last == 0 ? null : path.get(last - 1), path.get(last), hasAlias ? name(alias) : path.get(last), start));
    }

    private static boolean isKeyword(String word) {
        return ENDS.contains(word) || CONDITIONS.contains(word) || NO_ALIASES.contains(word);
    }

    /** Returns whether it reads a table. */
    public boolean reads(TableName table) {
        return reads.stream().anyMatch(each -> is(each, table));
    }

    /** Returns whether it reads a table of a name, in whichever schema. */
    public boolean reads(Identifier table) {
        return reads.stream()
                .anyMatch(each -> !isNamedHere(each) && each.table().equalsIgnoreCase(table.text()));
    }

    /**
     * Returns whether it reads a column of a table.
     *
     * @param schema what tells which columns the other tables have that it reads
     */
    public boolean reads(TableName table, Identifier column, SchemaView schema) {
        List<String> aliases =
                reads.stream().filter(each -> is(each, table)).map(Read::alias).toList();
        if (aliases.isEmpty()) {
            return false;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (isColumn(i, column) && (isOneOf(aliases, i) || isBare(i) && !othersHave(table, column, schema))) {
                return true;
            }
        }
        return false;
    }

    private boolean isColumn(int at, Identifier column) {
        return isName(at)
                && tokens.get(at).kind() != SqlToken.Kind.TEXT
                && !placesOfTables.contains(at)
                && name(at).equalsIgnoreCase(column.text())
                && !word(at + 1).equals(".")
                && !word(at + 1).equals("(");
    }

    private boolean isOneOf(List<String> aliases, int at) {
        return word(at - 1).equals(".")
                && isName(at - 2)
                && aliases.stream().anyMatch(each -> each.equalsIgnoreCase(name(at - 2)));
    }

    /** What stands behind an expression is what the view calls it, as it may at other places. */
    private boolean isBare(int at) {
        NamesGivenInText given = new NamesGivenInText(tokens);
        return !word(at - 1).equals(".")
                && !given.isGiven(at)
                && !given.mayMeanGiven(at, place -> isName(place) ? name(place) : "");
    }

    private boolean othersHave(TableName table, Identifier column, SchemaView schema) {
        return reads.stream().filter(each -> !is(each, table)).anyMatch(each -> {
            Table other = schema.table(new TableName(
                    each.schema() == null ? null : Identifier.ofPlainOrQuoted(each.schema()),
                    Identifier.ofPlainOrQuoted(each.table())));
            return other != null && other.column(column) != null;
        });
    }

    private boolean is(Read read, TableName table) {
        Identifier schema = table.schema();
        return !isNamedHere(read)
                && read.table().equalsIgnoreCase(table.name().text())
                && (schema == null ? read.schema() == null : schema.text().equalsIgnoreCase(read.schema()));
    }

    private boolean isNamedHere(Read read) {
        return read.schema() == null
                && named.getOrDefault(read.table().toLowerCase(Locale.ROOT), tokens.size()) < read.at();
    }

    private String word(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at).word();
    }

    private boolean isName(int at) {
        if (at < 0 || at >= tokens.size()) {
            return false;
        }
        return switch (tokens.get(at).kind()) {
            case NAME, WORD, TEXT -> true;
            default -> false;
        };
    }

    /** Returns the letters of a name, without the quotes around it. */
    private String name(int at) {
        SqlToken token = tokens.get(at);
        String characters = token.characters();
        if (token.kind() == SqlToken.Kind.WORD || characters.length() < 2) {
            return characters;
        }
        String inner = characters.substring(1, characters.length() - 1);
        char quote = characters.charAt(0);
        return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
    }
}
