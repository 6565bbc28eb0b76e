package dev.migrate.command;

import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.ObjectFilter;
import dev.migrate.diff.Unsaid;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.Definition;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.List;

/**
 * What is compared.
 *
 * @param include patterns of what is compared; all without any of a kind
 * @param exclude patterns of what is not
 * @param comments whether comments are
 * @param normalizers the user's, through which both sides go before they are compared
 * @param rewriters the user's, through which goes what is to be written
 * @param hints the user's, which say what has another name now
 */
record AutogenerateSettings(
        List<String> include,
        List<String> exclude,
        boolean comments,
        List<SchemaNormalizer> normalizers,
        List<Rewriter> rewriters,
        List<RenameHint> hints) {

    AutogenerateSettings {
        normalizers = List.copyOf(normalizers);
        rewriters = List.copyOf(rewriters);
        hints = List.copyOf(hints);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    static AutogenerateSettings standard() {
        return new AutogenerateSettings(List.of(), List.of(), true, List.of(), List.of(), List.of());
    }

    /** The parts of two schemas that are compared. */
    record Compared(Schema before, Schema model) {}

    /**
     * What is the application's, whatever it is called.
     *
     * @param made what the revisions make, as far as that is known
     * @param definitions the views, routines and triggers that the revisions make
     * @param said what a person has decided
     */
    record Own(Schema made, Collection<Definition> definitions, DiffOptions said) {}

    /**
     * Returns what is compared.
     *
     * @param own what is the application's
     */
    Compared of(Schema before, Schema model, Own own, TableName versionTable) {
        ObjectFilter filter = filter(versionTable).knowing(own.made(), own.said());
        Schema known = normal(filter.in(before, model));
        Schema wanted = withSchemasOf(known, normal(filter.in(MappedViews.removedFrom(model, before), model)));
        Schema typed = filter.withTypesOf(known, wanted);
        Compared compared = new Compared(
                comments ? typed : ObjectFilter.withCommentsOf(typed, wanted), Unsaid.added(wanted, typed));
        return ComparedObjects.of(
                compared, filter.objectsIn(before), filter.objectsIn(model), filter.definitions(own.definitions()));
    }

    ObjectFilter filter(TableName versionTable) {
        return new ObjectFilter(include, exclude, List.of(versionTable.name().text()));
    }

    /** A model says where its tables are, and nothing of what else a schema is for: whoever made one takes it away. */
    private static Schema withSchemasOf(Schema known, Schema model) {
        Schema all = model;
        for (Identifier each : known.schemas()) {
            all = all.withSchema(each);
        }
        return all;
    }

    /** The same with a database in the place of the model: there the tables of frameworks are left alone. */
    Compared reversed(Schema before, Schema live, TableName versionTable) {
        ObjectFilter filter = filter(versionTable);
        Schema known = normal(filter.in(before, before));
        Schema found = withSchemasOf(known, normal(filter.in(live, before)));
        return new Compared(
                (comments ? known : ObjectFilter.withCommentsOf(known, found)).withObjectsOf(filter.objectsIn(before)),
                found.withEnums(filter.objectsIn(live).enums().values())
                        .withDefinitions(filter.definitions(before.definitions().values())));
    }

    private Schema normal(Schema schema) {
        Schema normal = schema;
        for (SchemaNormalizer each : normalizers) {
            normal = each.normalize(normal);
        }
        return normal;
    }

    /** Returns what is written in the place of what was found. */
    List<Operation> rewritten(List<Operation> operations, Schema before) {
        List<Operation> rewritten = operations;
        for (Rewriter each : rewriters) {
            rewritten = each.rewriteAll(rewritten, before);
        }
        return rewritten;
    }
}
