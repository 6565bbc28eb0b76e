package dev.migrate.test;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a row into every empty table, those that others refer to first.
 *
 * <p>What a table's conditions mean is not known, so a row that they reject is left out and the log says so.
 */
final class SampleRows {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate.test");

    private final Connection connection;
    private final Dialect dialect;
    private final SqlWriter writer;

    SampleRows(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.writer = dialect.writer();
    }

    void insert(Schema schema) throws SQLException {
        for (Table table : inOrder(schema)) {
            if (isEmpty(table.name())) {
                insert(table);
            }
        }
    }

    /** Returns the tables, each behind those it refers to as far as they do not refer back. */
    private static List<Table> inOrder(Schema schema) {
        List<Table> ordered = new ArrayList<>();
        Map<TableName, Table> waiting = new LinkedHashMap<>(schema.tables());
        while (!waiting.isEmpty()) {
            List<Table> ready = waiting.values().stream()
                    .filter(each -> refersToNone(each, waiting.keySet()))
                    .toList();
            List<Table> next = ready.isEmpty() ? List.copyOf(waiting.values()) : ready;
            ordered.addAll(next);
            next.forEach(each -> waiting.remove(each.name()));
        }
        return ordered;
    }

    private static boolean refersToNone(Table table, Set<TableName> others) {
        return table.foreignKeys().stream()
                .map(ForeignKey::referencedTable)
                .allMatch(each -> each.equals(table.name()) || !others.contains(each));
    }

    private boolean isEmpty(TableName table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + writer.name(table))) {
            return rows.next() && rows.getLong(1) == 0;
        }
    }

    private void insert(Table table) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(row(table));
        } catch (SQLException e) {
            LOG.info("No sample row for table {}: {}", table.name(), e.getMessage());
        }
    }

    private String row(Table table) {
        SampleValues values = new SampleValues(table, writer);
        Map<String, String> row = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            if (!isGivenByDatabase(column)) {
                String reference = reference(table, column.name());
                row.put(writer.name(column.name()), reference == null ? values.of(column) : reference);
            }
        }
        String into = "insert into " + writer.name(table.name());
        return row.isEmpty()
                ? into + withoutValues()
                : into + " (" + String.join(", ", row.keySet()) + ") values (" + String.join(", ", row.values()) + ")";
    }

    private String withoutValues() {
        return switch (dialect.name()) {
            case "mysql", "mariadb" -> " () values ()";
            default -> " default values";
        };
    }

    private static boolean isGivenByDatabase(Column column) {
        return column.identity() != null || column.generated() != null || column.defaultValue() != null;
    }

    /** Returns the value of the row that a column refers to, or null where it refers to none. */
    private @Nullable String reference(Table table, Identifier column) {
        for (ForeignKey key : table.foreignKeys()) {
            int index = key.columns().indexOf(column);
            if (index >= 0) {
                String referred = writer.name(key.referencedTable());
                // MySQL and MariaDB do not read a table while they insert into it, unless it is read as another one
                boolean itself = key.referencedTable().equals(table.name());
                return "(select " + writer.name(key.referencedColumns().get(index)) + " from "
                        + (itself ? "(select * from " + referred + ") known" : referred) + " limit 1)";
            }
        }
        return null;
    }
}
