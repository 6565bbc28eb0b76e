package dev.migrate.command;

import dev.migrate.diff.ObjectFilter;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;

/**
 * What is compared.
 *
 * @param include patterns of what is compared; all without any of a kind
 * @param exclude patterns of what is not
 * @param comments whether comments are
 */
record AutogenerateSettings(List<String> include, List<String> exclude, boolean comments) {

    AutogenerateSettings {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    static AutogenerateSettings standard() {
        return new AutogenerateSettings(List.of(), List.of(), true);
    }

    /** The parts of two schemas that are compared. */
    record Compared(Schema before, Schema model) {}

    Compared of(Schema before, Schema model, TableName versionTable) {
        ObjectFilter filter =
                new ObjectFilter(include, exclude, List.of(versionTable.name().text()));
        Schema wanted = filter.in(model, model);
        Schema known = filter.in(before, model);
        return new Compared(comments ? known : ObjectFilter.withCommentsOf(known, wanted), wanted);
    }

    /** The same with a database in the place of the model: there the tables of frameworks are left alone. */
    Compared reversed(Schema before, Schema live, TableName versionTable) {
        ObjectFilter filter =
                new ObjectFilter(include, exclude, List.of(versionTable.name().text()));
        Schema found = filter.in(live, before);
        Schema known = filter.in(before, before);
        return new Compared(comments ? known : ObjectFilter.withCommentsOf(known, found), found);
    }
}
