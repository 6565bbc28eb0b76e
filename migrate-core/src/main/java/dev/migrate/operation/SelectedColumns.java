package dev.migrate.operation;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;

/** How many columns a query returns, as far as its text tells. */
final class SelectedColumns {

    private SelectedColumns() {}

    /** Returns the number of expressions between the first {@code select} and its {@code from}; {@code *} counts for one. */
    static int count(String query) {
        int columns = 0;
        int depth = 0;
        for (SqlToken token : SqlTokens.of(query, SqlSyntax.POSTGRESQL)) {
            String word = token.word();
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth == 0 && word.equals("select") && columns == 0) {
                columns = 1;
            } else if (depth == 0 && word.equals("from") && columns > 0) {
                return columns;
            } else if (depth == 0 && word.equals(",") && columns > 0) {
                columns++;
            }
        }
        return columns;
    }
}
