package dev.migrate.hibernate;

import dev.migrate.schema.TableName;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.cfg.StateManagementSettings;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Refuses what a mapping can ask for and a schema of portable words has no place for. */
final class ObjectsWithoutPlace {

    private static final String VERSIONED = "with system versioning";

    private ObjectsWithoutPlace() {}

    static void refuse(Metadata metadata, SqlStringGenerationContext context) {
        metadata.getDatabase().getAuxiliaryDatabaseObjects().stream()
                .filter(object -> SequenceObjects.of(object, context).isEmpty())
                .map(object -> String.join("; ", object.sqlCreateStrings(context)))
                .sorted()
                .findFirst()
                .ifPresent(statement -> {
                    throw UnsupportedMappingException.of(
                            "the database object '" + statement.strip() + "'",
                            Place.of("an auxiliary database object"),
                            "its statements are a database's own words",
                            "Remove it from the mapping and create it in a revision with op.execute(…).");
                });
    }

    /**
     * Refuses what a table is mapped with.
     *
     * @param hasSchemas whether the database has schemas in Hibernate's statements
     */
    static void refuse(Table table, Place place, boolean hasSchemas) {
        refuseVersioned(table, place);
        refuse(table.getOptions(), "options", place);
        refuse(table.getExtraDeclarations(), "extra declarations", place);
        if (table.getCatalogIdentifier() != null) {
            throw UnsupportedMappingException.of(
                    "a table in the catalog " + table.getCatalogIdentifier().getText(),
                    place,
                    "a connection leads to one catalog",
                    hasSchemas
                            ? "Use @Table(schema = …) instead of catalog, or a DataSource of its own for the other catalog."
                            : "Map the table without a catalog, or with a DataSource of its own for the other catalog.");
        }
    }

    /** Hibernate leaves the past of {@code @Temporal} classes to a database that can keep it itself. */
    private static void refuseVersioned(Table table, Place place) {
        if (VERSIONED.equals(table.getOptions())) {
            throw UnsupportedMappingException.of(
                    "a table " + VERSIONED,
                    place,
                    "only MariaDB keeps the past of rows itself",
                    "Set " + StateManagementSettings.TEMPORAL_TABLE_STRATEGY
                            + "=HISTORY_TABLE, so that a table of its own keeps it.");
        }
    }

    private static void refuse(@Nullable String words, String kind, Place place) {
        if (ColumnReader.blankToNull(words) != null) {
            throw UnsupportedMappingException.of(
                    "the table " + kind + " '" + words + "'",
                    place,
                    "they are a database's own words, which no revision can compare",
                    "Remove them from the mapping and apply them in a revision with op.execute(…).");
        }
    }

    static void refuse(Sequence sequence, TableName name, Metadata metadata) {
        if (ColumnReader.blankToNull(sequence.getOptions()) != null) {
            throw UnsupportedMappingException.of(
                    "the options '" + sequence.getOptions() + "' of sequence " + name,
                    Place.of(GeneratorOrigin.of(sequence, metadata).orElse("@SequenceGenerator")),
                    "they are a database's own words, which no revision can compare",
                    "Remove them from @SequenceGenerator and apply them in a revision with op.execute(…).");
        }
    }
}
