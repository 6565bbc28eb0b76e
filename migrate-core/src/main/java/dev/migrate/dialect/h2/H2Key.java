package dev.migrate.dialect.h2;

/** A table, constraint or index, as the catalog spells it and its schema. */
record H2Key(String schema, String name) {}
