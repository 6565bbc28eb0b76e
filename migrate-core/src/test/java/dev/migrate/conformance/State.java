package dev.migrate.conformance;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testing.Contents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a database holds, Migrate's own tables aside.
 *
 * @param schema as the dialect's inspector reads it
 * @param rows those of all tables
 */
record State(Schema schema, Contents rows) {

    static State of(Connection connection, Dialect dialect) throws SQLException {
        Schema schema = dialect.inspector(connection).read();
        for (TableName table : List.copyOf(schema.tables().keySet())) {
            if (table.name().text().startsWith("migrate_")) {
                schema = schema.withoutTable(table);
            }
        }
        return new State(schema, Contents.read(connection, dialect.writer(), schema));
    }
}
