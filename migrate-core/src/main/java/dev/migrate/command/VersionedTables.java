package dev.migrate.command;

import dev.migrate.live.Unread;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;

/** Tables of which MariaDB itself keeps what rows were: they are compared where the model has them, and left alone elsewhere. */
final class VersionedTables {

    static final String KIND = "system-versioned table";

    private VersionedTables() {}

    /**
     * Returns what was read without those that the model does not have: their past would be lost without a trace.
     *
     * @throws SQLException if the catalog cannot be read
     */
    static Schema removedFrom(Schema read, Schema model, Connection connection, String dialect) throws SQLException {
        if (!dialect.equals("mariadb")) {
            return read;
        }
        TreeSet<String> mapped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        model.tables().keySet().forEach(each -> mapped.add(each.name().text()));
        TreeSet<String> left = new TreeSet<>();
        Unread.in(connection, dialect).stream()
                .filter(each -> each.kind().equals(KIND) && !mapped.contains(each.name()))
                .forEach(each -> left.add(each.name()));
        Schema schema = read;
        for (TableName table : read.tables().keySet()) {
            if (table.schema() == null && left.contains(table.name().text())) {
                schema = schema.withoutTable(table);
            }
        }
        return schema;
    }
}
