package dev.migrate.testsupport;

import org.jspecify.annotations.Nullable;

/** What the catalogs say of one column, in the words of its database. */
public record ColumnDump(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultValue,
        @Nullable String identity,
        @Nullable String generated,
        @Nullable String collation,
        @Nullable String comment) {

    /** Returns all facts in one line. */
    public String text() {
        return "column " + name + " " + type + (nullable ? " null" : " not null")
                + fact(" default ", defaultValue)
                + fact(" identity ", identity)
                + fact(" generated ", generated)
                + fact(" collate ", collation)
                + fact(" comment ", comment == null ? null : Names.literal(comment));
    }

    ColumnDump withoutComment() {
        return new ColumnDump(name, type, nullable, defaultValue, identity, generated, collation, null);
    }

    private static String fact(String label, @Nullable String value) {
        return value == null ? "" : label + value;
    }
}
