package dev.migrate.command;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the table of another tool, however it is spelled and quoted there. */
final class ForeignRows {

    private final Connection connection;

    ForeignRows(Connection connection) {
        this.connection = connection;
    }

    /** Returns the rows by the names of their columns in any case, or null where there is no such table. */
    @Nullable
    List<Map<String, @Nullable String>> read(String name) throws SQLException {
        int dot = name.indexOf('.');
        String table = found(dot < 0 ? null : name.substring(0, dot), name.substring(dot + 1));
        if (table == null) {
            return null;
        }
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, @Nullable String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i), result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private @Nullable String found(@Nullable String schema, String table) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        boolean catalogs = !metaData.supportsSchemasInTableDefinitions();
        String catalog = catalogs && schema != null ? schema : connection.getCatalog();
        String wanted = catalogs ? null : schema == null ? connection.getSchema() : schema;
        for (String spelled : List.of(table, table.toUpperCase(Locale.ROOT), table.toLowerCase(Locale.ROOT))) {
            try (ResultSet tables = metaData.getTables(catalog, null, spelled, null)) {
                while (tables.next()) {
                    String in = tables.getString("TABLE_SCHEM");
                    String found = tables.getString("TABLE_NAME");
                    if (found.equals(spelled) && (wanted == null || wanted.equalsIgnoreCase(in))) {
                        return quoted(metaData, in == null ? (catalogs ? catalog : null) : in, found);
                    }
                }
            }
        }
        return null;
    }

    private static String quoted(DatabaseMetaData metaData, @Nullable String schema, String table) throws SQLException {
        String quote = metaData.getIdentifierQuoteString().strip();
        String name = quote + table + quote;
        return schema == null || schema.isEmpty() ? name : quote + schema + quote + "." + name;
    }
}
