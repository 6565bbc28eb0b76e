package dev.migrate.benchmarks.compare;

import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The model that is compared: tables of ten columns, each with a key, a unique constraint, an index and a foreign key.
 *
 * <p>Ten tables hang together: along a chain of all of them the other tools run out of stack.
 */
final class Items {

    private static final int CHAIN = 10;

    private Items() {}

    /** Returns the model of a number of tables; the last has another column if it has changed. */
    static Schema of(int tables, boolean changed) {
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            all.add(table(i, changed && i == tables - 1));
        }
        return Schema.of(all, List.of());
    }

    private static Table table(int i, boolean changed) {
        String name = "item_" + i;
        List<Column> columns = new ArrayList<>(columns());
        if (changed) {
            columns.add(column("added", SqlTypes.varchar(40)));
        }
        return Table.of(TableName.of(name), columns, constraints(i, name), List.of(index(name)), null);
    }

    private static List<Column> columns() {
        return List.of(
                column("id", SqlTypes.bigint()).withNullable(false),
                column("code", SqlTypes.varchar(40)).withNullable(false),
                column("state", SqlTypes.varchar(20)).withNullable(false),
                column("amount", SqlTypes.numeric(12, 2)).withNullable(false).withDefault(new ColumnDefault("0")),
                column("created_at", SqlTypes.timestamp(6)),
                column("note", SqlTypes.varchar(2000)),
                column("external_id", SqlTypes.uuid()),
                column("active", SqlTypes.bool()).withNullable(false),
                column("position", SqlTypes.integer()),
                column("former_id", SqlTypes.bigint()));
    }

    private static Column column(String name, SqlType type) {
        return Column.of(Identifier.of(name), type).withNullable(true);
    }

    private static List<Constraint> constraints(int i, String name) {
        return List.of(
                new PrimaryKey(Identifier.of("pk_" + name), names("id")),
                new Unique(Identifier.of("uq_" + name), names("code")),
                new ForeignKey(
                        Identifier.of("fk_" + name),
                        names("former_id"),
                        TableName.of("item_" + former(i)),
                        names("id"),
                        Action.NO_ACTION,
                        Action.NO_ACTION));
    }

    private static int former(int i) {
        return i % CHAIN == 0 ? i : i - 1;
    }

    private static Index index(String name) {
        return Index.of(Identifier.of("ix_" + name), names("state", "created_at"));
    }

    private static List<Identifier> names(String... names) {
        return Arrays.stream(names).map(Identifier::of).toList();
    }
}
