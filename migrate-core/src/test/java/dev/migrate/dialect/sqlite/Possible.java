package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/** What SQLite can do of a schema that a seed made up. */
final class Possible {

    private Possible() {}

    /** Returns the schema without the tables that SQLite refuses and without foreign keys to these. */
    static Schema on(Schema schema) {
        Schema possible = schema;
        for (Table table : schema.tables().values()) {
            if (!isPossible(table)) {
                possible = possible.withoutTable(table.name());
            }
        }
        Schema whole = possible;
        for (Table table : whole.tables().values()) {
            possible = possible.with(table.withConstraints(table.constraints().stream()
                    .filter(each -> !(each instanceof ForeignKey key) || whole.table(key.referencedTable()) != null)
                    .toList()));
        }
        return possible;
    }

    private static boolean isPossible(Table table) {
        try {
            SqliteNative.table(table);
            return true;
        } catch (UnsupportedOperationInDialectException refused) {
            return false;
        }
    }
}
