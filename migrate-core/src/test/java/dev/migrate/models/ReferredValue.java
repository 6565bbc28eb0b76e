package dev.migrate.models;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** What somebody writes for the rows of a new association that must have a value: the key of a row that is there. */
record ReferredValue(FreshDatabase database, Schema model) {

    /** Returns a value of the column that the foreign key of a column refers to, if both are and there is a row. */
    Optional<String> of(String path) throws SQLException {
        for (Table table : model.tables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                for (int i = 0; i < key.columns().size(); i++) {
                    if ((table.name() + "." + key.columns().get(i)).equals(path)) {
                        return stored(
                                key.referencedTable(), key.referencedColumns().get(i));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> stored(TableName table, Identifier column) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            String name = dialect.writer().name(column);
            String sql = "select " + name + " from " + dialect.writer().name(table) + " order by 1";
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? Optional.of(literal(rows.getObject(1))) : Optional.empty();
            } catch (SQLException notThere) {
                return Optional.empty();
            }
        }
    }

    private static String literal(Object value) {
        if (value instanceof byte[] bytes && bytes.length == 16) {
            ByteBuffer id = ByteBuffer.wrap(bytes);
            return "'" + new UUID(id.getLong(), id.getLong()) + "'";
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
