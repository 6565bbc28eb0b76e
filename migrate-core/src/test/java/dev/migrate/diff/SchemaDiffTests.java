package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of a difference, and what is none. */
class SchemaDiffTests {

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static List<String> lines(Consumer<Operations> from, Consumer<Operations> to) {
        return OperationSummary.lines(SchemaDiff.between(schema(from), schema(to)));
    }

    private static void node(Operations op, String name, String... others) {
        op.createTable(name, t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.primaryKey("pk_" + name, "id");
            for (String other : others) {
                t.column(other + "_id", SqlTypes.bigint());
                t.foreignKey("fk_" + name + "_" + other, other + "_id").references(other, "id");
            }
        });
    }

    private static void circle(Operations op) {
        node(op, "a", "b");
        node(op, "b", "a");
        node(op, "z");
    }

    @Test
    void tablesAreCreatedAfterThoseTheyReferTo() {
        assertThat(lines(op -> {}, op -> {
                    node(op, "a", "m");
                    node(op, "m", "z");
                    node(op, "z", "z");
                }))
                .containsExactly("  + create table z", "  + create table m", "  + create table a");
    }

    /** Whoever copies the values finds a place where both tables are there. */
    @Test
    void columnsGoAfterTheTablesThatMayTakeTheirValues() {
        assertThat(lines(
                        op -> {
                            node(op, "customer");
                            op.alterTable("customer", t -> t.addColumn("street", SqlTypes.varchar(80)));
                            op.createTable("log", t -> t.column("old", SqlTypes.text()));
                        },
                        op -> {
                            node(op, "customer");
                            op.alterTable("customer", t -> t.addColumn("email", SqlTypes.varchar(80)));
                            node(op, "home", "customer");
                        }))
                .containsExactly(
                        "  ~ alter table customer: add column email varchar(80)",
                        "  + create table home",
                        "  ~ alter table customer: drop column street",
                        "  - drop table log");
    }

    @Test
    void aCircleOfForeignKeysIsClosedWhenAllTablesAreThere() {
        assertThat(lines(op -> {}, SchemaDiffTests::circle))
                .containsExactly(
                        "  + create table z",
                        "  + create table a",
                        "  + create table b",
                        "  ~ alter table a: add foreign key fk_a_b (b_id) references b (id)");
    }

    @Test
    void aTableThatOnlyLeadsToACircleIsCreatedWithItsForeignKeys() {
        assertThat(lines(op -> {}, op -> {
                    node(op, "a", "b");
                    node(op, "b", "c");
                    node(op, "c", "b");
                }))
                .containsExactly(
                        "  + create table b",
                        "  + create table a",
                        "  + create table c",
                        "  ~ alter table b: add foreign key fk_b_c (c_id) references c (id)");
    }

    @Test
    void aCircleOfForeignKeysIsOpenedBeforeTheTablesAreDropped() {
        assertThat(lines(SchemaDiffTests::circle, op -> {}))
                .containsExactly(
                        "  - drop table z",
                        "  ~ alter table b: drop foreign key fk_b_a",
                        "  - drop table a",
                        "  - drop table b");
    }

    @Test
    void aForeignKeyIsTakenAwayWhileTheTypeOfItsColumnsChanges() {
        assertThat(lines(op -> pair(op, false), op -> pair(op, true)))
                .containsExactly(
                        "  ~ alter table a: drop foreign key fk_a_b",
                        "  ~ alter table b: type of id becomes bigint",
                        "  ~ alter table a: type of b_id becomes bigint",
                        "  ~ alter table a: add foreign key fk_a_b (b_id) references b (id)");
    }

    private static void pair(Operations op, boolean wide) {
        op.createTable("b", t -> {
            t.column("id", wide ? SqlTypes.bigint() : SqlTypes.integer()).notNull();
            t.primaryKey("pk_b", "id");
        });
        op.createTable("a", t -> {
            t.column("b_id", wide ? SqlTypes.bigint() : SqlTypes.integer());
            t.foreignKey("fk_a_b", "b_id").references("b", "id");
        });
    }

    @Test
    void changesOfOneColumnStandTogether() {
        assertThat(lines(
                        op -> op.createTable("a", t -> {
                            t.column("x", SqlTypes.varchar(80)).defaultValue("'x'");
                            t.column("y", SqlTypes.text());
                        }),
                        op -> op.createTable("a", t -> {
                            t.column("x", SqlTypes.varchar(120)).notNull().comment("why");
                            t.column("y", SqlTypes.text()).notNull();
                        })))
                .containsExactly(
                        "  ~ alter table a: drop default of x",
                        "  ~ alter table a: type of x becomes varchar(120)",
                        "  ~ alter table a: x becomes not null",
                        "  ~ alter table a: comment of x",
                        "  ~ alter table a: y becomes not null");
    }

    @Test
    void theNameOfAnIndexMayMoveToAnotherTable() {
        assertThat(lines(
                        op -> {
                            node(op, "a");
                            node(op, "b");
                            op.createIndex("ix", "b", "id");
                        },
                        op -> {
                            node(op, "a");
                            node(op, "b");
                            op.createIndex("ix", "a", "id");
                        }))
                .containsExactly("  - drop index ix of b", "  + create index ix on a (id)");
    }

    @Test
    void orderIsNoDifference() {
        assertThat(lines(
                        op -> op.createTable("a", t -> {
                            t.column("x", SqlTypes.text());
                            t.column("y", SqlTypes.text());
                        }),
                        op -> op.createTable("a", t -> {
                            t.column("Y", SqlTypes.text());
                            t.column("X", SqlTypes.text());
                        })))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
                    x > 0                    | ( x>0 )
                    x IN ('A', 'B')          | ((x in ('B','A')))
                    x <> 'a  b'              | X  <>  'a  b'
                    """)
    void layoutIsNoDifference(String one, String other) {
        assertThat(lines(op -> check(op, one), op -> check(op, other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
                    x > 0              | x >= 0
                    x in ('A', 'B')    | x in ('A', 'b')
                    x <> 'a  b'        | x <> 'a b'
                    (x > 0) or (x < 9) | x > 0 or x < 8
                    """)
    void contentIsADifference(String one, String other) {
        assertThat(lines(op -> check(op, one), op -> check(op, other))).hasSize(2);
    }

    private static void check(Operations op, String condition) {
        op.createTable("a", t -> {
            t.column("x", SqlTypes.varchar(9));
            t.check("ck_a_x", condition);
        });
    }
}
