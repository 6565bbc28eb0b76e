package dev.migrate.runtime;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.op.Recorded;
import dev.migrate.plan.Block;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Chooses what of a schema is kept in the journal, so that a segment can be planned again as it was planned. */
final class KeptSchema {

    private KeptSchema() {}

    /** Returns the text of a part of a schema, or null where a segment is planned otherwise from it. */
    static @Nullable String text(Dialect dialect, List<Recorded> segment, Schema part, List<Block> planned) {
        String text = StoredSchema.text(part);
        return leadsTo(planned, dialect, segment, text) ? text : null;
    }

    /** A schema may have more in it than its text; then the plan that is made from the text tells. */
    private static boolean leadsTo(List<Block> planned, Dialect dialect, List<Recorded> segment, String text) {
        try {
            SchemaState state = SchemaState.of(StoredSchema.parse(text));
            return texts(new Planner(dialect).plan(segment, state)).equals(texts(planned));
        } catch (MigrateException | IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> texts(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block.statements().stream())
                .map(each -> each.statement().sql())
                .toList();
    }

    /** Returns the tables and types of these names, the tables that refer to them, and those that they refer to. */
    static Schema around(Set<TableName> names, SchemaView schema) {
        TreeMap<TableName, Table> tables = new TreeMap<>();
        Set<Sequence> sequences = new LinkedHashSet<>();
        Set<EnumType> enums = new LinkedHashSet<>();
        Set<TableName> wanted = new TreeSet<>(names);
        for (TableName name : names) {
            schema.referencing(name).forEach(each -> wanted.add(each.name()));
            Table table = schema.table(name);
            if (table != null) {
                table.foreignKeys().forEach(key -> wanted.add(key.referencedTable()));
            }
            schema.using(name).forEach(each -> wanted.add(each.name()));
            schema.takingFrom(name).forEach(each -> wanted.add(each.name()));
            EnumType type = schema.enumType(name);
            if (type != null) {
                enums.add(type);
            }
            Sequence sequence = schema.sequence(name);
            if (sequence != null) {
                sequences.add(sequence);
            }
        }
        for (TableName name : wanted) {
            Table table = schema.table(name);
            if (table != null) {
                tables.put(name, table);
            }
        }
        return Schema.of(tables.values(), sequences).withEnums(enums);
    }
}
