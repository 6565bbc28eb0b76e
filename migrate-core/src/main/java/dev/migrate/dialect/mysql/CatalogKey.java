package dev.migrate.dialect.mysql;

/** A table or sequence, as the catalog spells it and its database. */
record CatalogKey(String database, String name) {}
