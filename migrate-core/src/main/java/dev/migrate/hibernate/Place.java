package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/** Where something is mapped: the words in which a message says it. */
record Place(
        @Nullable String origin,
        @Nullable TableName table,
        @Nullable Identifier column) {

    static Place ofColumn(@Nullable String origin, TableName table, Identifier column) {
        return new Place(origin, table, column);
    }

    static Place ofTable(@Nullable String origin, TableName table) {
        return new Place(origin, table, null);
    }

    static Place of(String origin) {
        return new Place(origin, null, null);
    }

    String lines() {
        return (origin == null ? "" : "    mapped by  " + origin + "\n") + databaseLine();
    }

    private String databaseLine() {
        if (table == null) {
            return "";
        }
        return column == null ? "    table      " + table + "\n" : "    column     " + table + "." + column + "\n";
    }
}
