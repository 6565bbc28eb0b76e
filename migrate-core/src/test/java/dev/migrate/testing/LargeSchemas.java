package dev.migrate.testing;

import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Portable schemas of many tables, as real models have them: ten columns a table, keys, checks, enumerations, indexes.
 *
 * <p>Tables stand in groups of ten. Each refers to the next of its group, so that names alone give no order to create
 * them in, and to the first of another group; the last refers to itself, or in some groups to the first: a circle.
 */
public final class LargeSchemas {

    private static final int GROUP = 10;
    private static final int GROUPS_PER_CIRCLE = 5;

    private LargeSchemas() {}

    /** Returns the schema of a number of tables, with ten times as many columns. */
    public static Schema of(int tables) {
        List<Table> all = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            all.add(table(i, tables));
            if (i % GROUP == 0) {
                sequences.add(new Sequence(TableName.of("seq_" + number(i)), 1, 50));
            }
        }
        return Schema.of(all, sequences);
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "%05d", i);
    }

    private static TableName name(int i) {
        return TableName.of("item_" + number(i));
    }

    private static Table table(int i, int tables) {
        String suffix = "item_" + number(i);
        return Table.of(
                name(i),
                columns(),
                constraints(i, tables, suffix),
                List.of(
                        Index.of(Identifier.of("ix_" + suffix + "_next"), names("next_id")),
                        Index.of(Identifier.of("ix_" + suffix + "_state"), names("state", "created_at"))),
                i % 2 == 0 ? "Items of kind " + i : null);
    }

    private static List<Column> columns() {
        return List.of(
                column("id", SqlTypes.bigint()).withIdentity(Identity.byDefault()),
                column("code", SqlTypes.varchar(40)),
                column("state", SqlTypes.enumeration("NEW", "ACTIVE", "CLOSED")),
                column("amount", SqlTypes.numeric(12, 2)).withDefault(new ColumnDefault("0")),
                column("created_at", SqlTypes.timestampUtc(6)),
                column("note", SqlTypes.varchar(2000)).withNullable(true),
                column("external_id", SqlTypes.uuid()).withNullable(true),
                column("active", SqlTypes.bool()),
                column("next_id", SqlTypes.bigint()).withNullable(true),
                column("far_id", SqlTypes.bigint()).withNullable(true));
    }

    private static Column column(String name, SqlType type) {
        return Column.of(Identifier.of(name), type).withNullable(false);
    }

    private static List<Constraint> constraints(int i, int tables, String suffix) {
        return List.of(
                new PrimaryKey(Identifier.of("pk_" + suffix), names("id")),
                new Unique(Identifier.of("uq_" + suffix + "_code"), names("code")),
                new Check(Identifier.of("ck_" + suffix + "_amount"), "amount >= 0"),
                refer("fk_" + suffix + "_next", "next_id", name(next(i, tables)), Action.NO_ACTION),
                refer("fk_" + suffix + "_far", "far_id", name(i / GROUP / 2 * GROUP), Action.CASCADE));
    }

    private static int next(int i, int tables) {
        if (i % GROUP < GROUP - 1 && i + 1 < tables) {
            return i + 1;
        }
        return i / GROUP % GROUPS_PER_CIRCLE == 0 ? i / GROUP * GROUP : i;
    }

    private static ForeignKey refer(String name, String column, TableName to, Action onDelete) {
        return new ForeignKey(Identifier.of(name), names(column), to, names("id"), onDelete, Action.NO_ACTION);
    }

    private static List<Identifier> names(String... names) {
        return List.of(names).stream().map(Identifier::of).toList();
    }
}
