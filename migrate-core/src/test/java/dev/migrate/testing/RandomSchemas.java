package dev.migrate.testing;

import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Portable schemas that a seed makes up: consistent, and such that databases accept them. */
public final class RandomSchemas {

    private RandomSchemas() {}

    /** Returns the schema of a seed, with all that a schema may have. */
    public static Schema of(long seed) {
        return of(seed, Trait.portable());
    }

    /** Returns the schema of a seed, without some of what a schema may have. */
    public static Schema without(long seed, Trait first, Trait... more) {
        return of(seed, Trait.without(first, more));
    }

    /** Returns the schema of a seed, with these traits only. */
    public static Schema of(long seed, Set<Trait> traits) {
        Chance chance = new Chance(seed, traits.contains(Trait.QUOTED_NAMES));
        return schema(chance, traits);
    }

    private static Schema schema(Chance chance, Set<Trait> traits) {
        List<Identifier> schemas = new ArrayList<>();
        if (traits.contains(Trait.SCHEMAS) && chance.oneIn(3)) {
            schemas.add(chance.objectName("space"));
        }
        RandomTables made = new RandomTables(chance, traits);
        List<Table> tables = new ArrayList<>();
        int wanted = chance.between(0, 5);
        for (int i = 0; i < wanted; i++) {
            TableName name = new TableName(
                    schema(chance, schemas),
                    chance.tableName(
                            tables.stream().map(each -> each.name().name()).toList()));
            tables.add(made.table(name, tables));
        }
        closeCircle(chance, made, tables);
        List<Sequence> sequences = new ArrayList<>();
        if (traits.contains(Trait.SEQUENCES) && chance.oneIn(2)) {
            TableName name = new TableName(schema(chance, schemas), chance.objectName("seq"));
            Sequence sequence = new Sequence(name, chance.between(1, 9), chance.pick(List.of(1, 50)));
            sequences.add(RandomNumbers.limited(sequence, traits));
        }
        RandomObjects objects = new RandomObjects(chance);
        Schema schema =
                Schema.of(schemas, tables.stream().map(made::withIndexes).toList(), sequences);
        if (traits.contains(Trait.ENUM_TYPES)) {
            schema = schema.withEnums(objects.types(tables));
        }
        return traits.contains(Trait.DEFINITIONS) ? schema.withDefinitions(objects.definitions()) : schema;
    }

    private static @Nullable Identifier schema(Chance chance, List<Identifier> schemas) {
        return schemas.isEmpty() || chance.oneIn(2) ? null : chance.pick(schemas);
    }

    /** Lets the first table refer to the last one, which may refer to the first. */
    private static void closeCircle(Chance chance, RandomTables made, List<Table> tables) {
        if (tables.size() > 1 && chance.oneIn(3)) {
            Table first = tables.get(0);
            Table last = tables.get(tables.size() - 1);
            ForeignKey key = made.foreignKey(first, last);
            tables.set(0, key == null ? made.referring(first, last) : RandomTables.with(first, key));
        }
    }
}
