package dev.migrate.conformance;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testing.Contents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/**
 * What a database holds, Migrate's own tables aside.
 *
 * @param schema as the dialect's inspector reads it
 * @param rows those of all tables
 */
record State(Schema schema, Contents rows) {

    static State of(Connection connection, Dialect dialect) throws SQLException {
        Schema schema = dialect.inspector(connection).read();
        Table moved = dialect.inspector(connection)
                .read(new TreeSet<>(List.of(SampleTables.MOVED)))
                .table(SampleTables.MOVED);
        schema = moved == null ? schema : schema.with(moved);
        for (TableName table : List.copyOf(schema.tables().keySet())) {
            if (table.name().text().startsWith("migrate_")) {
                schema = schema.withoutTable(table);
            }
        }
        return new State(schema, Contents.read(connection, dialect.writer(), schema));
    }
}
