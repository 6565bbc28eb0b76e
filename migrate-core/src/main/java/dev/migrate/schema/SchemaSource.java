package dev.migrate.schema;

/** A place a schema can be read from: a database, a history of revisions, a model in code. */
@FunctionalInterface
public interface SchemaSource {

    /** Reads the schema. */
    Schema read();
}
