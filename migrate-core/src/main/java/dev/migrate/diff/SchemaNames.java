package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemas whose names got quotes, lost them, or have other capitals now, which nobody need be asked about: what is in
 * them stays there.
 */
final class SchemaNames {

    private SchemaNames() {}

    /** Returns the renames of schemas, and behind them what differs where schemas have their new names. */
    static List<Operation> first(Schema from, Schema to, BiFunction<Schema, Schema, List<Operation>> diff) {
        List<RenameSchema> renames = renames(from, to);
        Schema wanted = renamed(to, renames);
        List<Operation> operations = new ArrayList<>(new ViewsFirst(from, wanted, Set.of()).dropsAround(renames));
        operations.addAll(renames);
        operations.addAll(diff.apply(Replay.apply(from, operations), wanted));
        return operations;
    }

    /** Returns the new names of schemas, by those that they had. */
    static Map<Identifier, Identifier> respelled(Schema from, Schema to) {
        Map<Identifier, Identifier> names = new TreeMap<>();
        renames(from, to).forEach(each -> names.put(each.from(), each.to()));
        return names;
    }

    private static List<RenameSchema> renames(Schema from, Schema to) {
        Set<Identifier> before = used(from);
        Set<Identifier> now = used(to);
        List<RenameSchema> renames = new ArrayList<>();
        for (Identifier gone : before) {
            List<Identifier> same = now.stream()
                    .filter(each -> lower(each).equals(lower(gone)))
                    .filter(each -> !before.contains(each) && !from.schemas().contains(each))
                    .toList();
            if (!now.contains(gone) && same.size() == 1) {
                renames.add(new RenameSchema(gone, same.get(0)));
            }
        }
        return renames.stream().map(RenameSchema::to).distinct().count() == renames.size() ? renames : List.of();
    }

    /** Returns the schemas that something is in. */
    private static Set<Identifier> used(Schema schema) {
        return Stream.of(schema.tables(), schema.sequences(), schema.enums())
                .flatMap(each -> each.keySet().stream())
                .map(TableName::schema)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lower(Identifier name) {
        return name.text().toLowerCase(Locale.ROOT);
    }

    /** A model has the schemas, and the views in them, that revisions have made, under the names that they had. */
    private static Schema renamed(Schema to, List<RenameSchema> renames) {
        TreeSet<Identifier> schemas = new TreeSet<>(to.schemas());
        renames.forEach(each -> {
            if (schemas.remove(each.from())) {
                schemas.add(each.to());
            }
        });
        TreeMap<DefinitionName, Definition> definitions = new TreeMap<>(to.definitions());
        to.definitions().values().forEach(each -> {
            DefinitionName name = each.name();
            for (RenameSchema rename : renames) {
                name = rename.renamed(name);
            }
            definitions.putIfAbsent(name, new Definition(name, each.text()));
            if (!name.equals(each.name())) {
                definitions.remove(each.name());
            }
        });
        return Schema.of(schemas, to.tables().values(), to.sequences().values())
                .withObjectsOf(to)
                .withDefinitions(definitions.values());
    }
}
