package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether an index is what a statement creates: the server prints both, that of the statement from a table without
 * rows that is there for as long as this takes.
 */
final class SameIndex {

    private static final String DEFINITION = "select i.indisunique || pg_catalog.substr(d.text,"
            + " pg_catalog.strpos(d.text, ' USING ')) from pg_catalog.pg_index i,"
            + " pg_catalog.pg_get_indexdef(i.indexrelid) as d(text) where i.indexrelid = pg_catalog.to_regclass(?)";
    private static final String REFUSED = "42";
    private static final String NOT_ALLOWED = "42501";

    private final Connection connection;

    SameIndex(Connection connection) {
        this.connection = connection;
    }

    /** How an index compares with what a statement says. */
    enum Answer {
        SAME,
        OTHER,
        /** The user may not create the table that it takes to tell. */
        UNSEEN
    }

    /**
     * Compares an index with what a statement says.
     *
     * @param index the name of the one that is there, with its schema, quoted
     * @param name the name in the statement, as it stands there
     * @param table the table, as it stands there
     * @param rest what stands behind the table
     */
    Answer of(String index, boolean unique, String name, String table, String rest) throws SQLException {
        String there = definition(index);
        connection.setAutoCommit(false);
        try {
            // Of the same name, which an expression may mention
            String bare = bare(table);
            execute("create temporary table " + bare + " (like " + table + ")");
            execute("create " + (unique ? "unique " : "") + "index " + name + " on pg_temp." + bare
                    + unqualified(rest, table, bare));
            return there.equals(definition("pg_temp." + name)) ? Answer.SAME : Answer.OTHER;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(REFUSED)) {
                return state.equals(NOT_ALLOWED) ? Answer.UNSEEN : Answer.OTHER;
            }
            throw e;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** A column may be named with its table and schema, while the table it is told by is in another one. */
    private static String unqualified(String rest, String table, String bare) {
        return Pattern.compile(table + ".", Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                .matcher(rest)
                .replaceAll(Matcher.quoteReplacement(bare + "."));
    }

    private static String bare(String table) {
        boolean quoted = table.endsWith("\"");
        int at = quoted ? table.lastIndexOf(".\"") : table.lastIndexOf('.');
        return table.substring(at + 1);
    }

    private String definition(String index) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(DEFINITION)) {
            find.setString(1, index);
            try (ResultSet found = find.executeQuery()) {
                return found.next() ? found.getString(1) : "";
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
