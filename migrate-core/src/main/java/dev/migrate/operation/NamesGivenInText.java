package dev.migrate.operation;

import dev.migrate.sql.SqlToken;
import java.util.List;
import java.util.function.IntFunction;

/** The names that a query gives to what it selects: where such a name stands alone later, it need not be a column. */
final class NamesGivenInText {

    /** What an expression may follow, so that the word behind it is no name for what stands before. */
    private static final List<String> BEFORE_EXPRESSIONS = List.of(
            "select",
            "distinct",
            "all",
            "any",
            "some",
            "where",
            "on",
            "having",
            "by",
            "and",
            "or",
            "not",
            "xor",
            "in",
            "is",
            "like",
            "ilike",
            "rlike",
            "regexp",
            "glob",
            "similar",
            "to",
            "escape",
            "between",
            "case",
            "when",
            "then",
            "else",
            "div",
            "mod",
            "from",
            "of",
            "over",
            "values",
            "interval",
            "binary",
            "collate",
            "using",
            "zone",
            "for",
            "placing",
            "both",
            "leading",
            "trailing",
            "symmetric",
            "asymmetric",
            "match",
            "against",
            "distinctrow",
            "sql_no_cache",
            "straight_join",
            "separator",
            "limit",
            "offset",
            "union",
            "return");

    private static final List<String> CLAUSES =
            List.of("select", "from", "where", "group", "having", "window", "order", "limit");

    /** What a query follows that another one selects from, where it has a name before it, too. */
    private static final List<String> BEFORE_QUERIES = List.of("from", "join", "lateral", "as", "materialized");

    /** The clauses that know the names of the query that they belong to. */
    private static final List<String> KNOWING = List.of("group", "having", "order");

    private final List<SqlToken> tokens;

    NamesGivenInText(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** Returns whether a name that stands alone is what the query calls something that it selects. */
    boolean isGiven(int at) {
        SqlToken before = at == 0 ? null : tokens.get(at - 1);
        if (before == null || before.kind() == SqlToken.Kind.SYMBOL) {
            return before != null && before.word().equals(")");
        }
        return !BEFORE_EXPRESSIONS.contains(before.word());
    }

    /**
     * Returns whether a name may mean what the query calls so: one of a query that it selects from, or one of its own where
     * that is put in order or in groups.
     *
     * @param names what tells the name at a place, or the empty text where there is none
     */
    boolean mayMeanGiven(int at, IntFunction<String> names) {
        String name = names.apply(at);
        int depth = depth(at);
        for (int i = 0; i < tokens.size(); i++) {
            if (i != at && name.equalsIgnoreCase(names.apply(i)) && isGiven(i)) {
                boolean inner = depth(i) > depth && isSelectedFrom(i, depth);
                if (inner || i < at && depth(i) == depth && KNOWING.contains(clause(at, depth))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether what stands at a place belongs to a query that one of some depth selects from. */
    private boolean isSelectedFrom(int at, int depth) {
        int open = at;
        while (open > 0 && !(tokens.get(open).word().equals("(") && depth(open) == depth)) {
            open--;
        }
        String before = open == 0 ? "" : tokens.get(open - 1).word();
        return BEFORE_QUERIES.contains(before)
                || (before.equals(",") || before.equals("("))
                        && List.of("from", "").contains(clause(open, depth(open)));
    }

    private int depth(int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            String word = tokens.get(i).word();
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        }
        return depth;
    }

    private String clause(int at, int depth) {
        for (int i = at - 1; i >= 0; i--) {
            if (CLAUSES.contains(tokens.get(i).word()) && depth(i) == depth) {
                return tokens.get(i).word();
            }
        }
        return "";
    }
}
