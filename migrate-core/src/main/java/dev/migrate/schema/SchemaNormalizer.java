package dev.migrate.schema;

/** Brings a schema into a normal form, so that what should not count as a difference is no difference. */
@FunctionalInterface
public interface SchemaNormalizer {

    /** Returns the normal form; the normal form of a normal form is itself. */
    Schema normalize(Schema schema);
}
