package dev.migrate.command;

import dev.migrate.command.AutogenerateSettings.Compared;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.TreeMap;

/**
 * The enum types, views, routines and triggers of two schemas of which one, the model, knows only of the types of its
 * columns.
 */
final class ComparedObjects {

    private ComparedObjects() {}

    /**
     * Returns two schemas with what of such objects is a difference.
     *
     * @param made the views, routines and triggers that the revisions make, beside which there shall be those of the model
     */
    static Compared of(Compared compared, Schema before, Schema model, Collection<Definition> made) {
        Schema known = compared.before();
        Schema wanted = compared.model();
        return new Compared(
                known.withEnums(known(before, model))
                        .withDefinitions(before.definitions().values()),
                wanted.withEnums(wanted(before, known, wanted, model)).withDefinitions(together(made, model)));
    }

    private static Collection<Definition> together(Collection<Definition> made, Schema model) {
        TreeMap<DefinitionName, Definition> all = new TreeMap<>(model.definitions());
        made.forEach(each -> all.putIfAbsent(each.name(), each));
        return all.values();
    }

    /** A type that columns are of is there, even if no revision says so. */
    private static Collection<EnumType> known(Schema before, Schema model) {
        TreeMap<TableName, EnumType> types = new TreeMap<>(before.enums());
        for (EnumType type : EnumType.of(before.tables().values())) {
            EnumType same = model.enumType(type.name());
            if (same != null) {
                types.putIfAbsent(type.name(), same);
            }
        }
        return types.values();
    }

    /** A type that no column had is not the model's: somebody made it for something else. */
    private static Collection<EnumType> wanted(Schema before, Schema known, Schema wanted, Schema model) {
        TreeMap<TableName, EnumType> types = new TreeMap<>(model.enums());
        for (EnumType type : before.enums().values()) {
            boolean wasUsed = !known.using(type.name()).isEmpty();
            boolean isUsed = !wanted.using(type.name()).isEmpty();
            if (isUsed || !wasUsed) {
                types.putIfAbsent(type.name(), type);
            }
        }
        return types.values();
    }
}
