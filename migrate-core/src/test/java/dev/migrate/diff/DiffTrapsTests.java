package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.ForeignKeySpec;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.op.TableSpec;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of which other tools write what fails when it runs, or nothing. */
class DiffTrapsTests {

    private record Trap(String name, Consumer<Operations> from, Consumer<Operations> to, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Trap of(String name, Consumer<Operations> from, Consumer<Operations> to, String... lines) {
        return new Trap(name, from, to, List.of(lines));
    }

    private static Trap table(String name, Consumer<TableSpec> from, Consumer<TableSpec> to, String... lines) {
        return of(name, op -> op.createTable("t", from), op -> op.createTable("t", to), lines);
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

    private static void pair(TableSpec t) {
        t.column("a", SqlTypes.integer()).notNull();
        t.column("b", SqlTypes.integer()).notNull();
    }

    static Stream<Trap> traps() {
        return Stream.of(tables(), columns(), numbers(), references(), enumTypes(), nulls(), keys(), indexes())
                .flatMap(List::stream);
    }

    private static List<Trap> tables() {
        return List.of(
                of(
                        "tables that refer to each other in a row",
                        op -> {
                            node(op, "a");
                            node(op, "m", "a");
                            node(op, "b", "m");
                        },
                        op -> {},
                        "  - drop table b",
                        "  - drop table m",
                        "  - drop table a"),
                of(
                        "table that another one refers to no more",
                        op -> {
                            node(op, "a");
                            node(op, "b", "a");
                        },
                        op -> node(op, "b"),
                        "  ~ alter table b: drop foreign key fk_b_a",
                        "  ~ alter table b: drop column a_id",
                        "  - drop table a"));
    }

    private static List<Trap> columns() {
        return List.of(
                table(
                        "other content of a computed column",
                        t -> {
                            t.column("a", SqlTypes.integer());
                            t.column("b", SqlTypes.integer()).generatedAs("a + 1");
                        },
                        t -> {
                            t.column("a", SqlTypes.integer());
                            t.column("b", SqlTypes.integer()).generatedAs("a + 2");
                        },
                        "  ~ alter table t: drop column b",
                        "  ~ alter table t: add column b integer"),
                table(
                        "computed column that is ordinary now",
                        t -> {
                            t.column("a", SqlTypes.integer());
                            t.column("b", SqlTypes.integer()).generatedAs("a + 1");
                        },
                        t -> t.column("b", SqlTypes.bigint()),
                        "  ~ alter table t: b is no longer computed",
                        "  ~ alter table t: type of b becomes bigint",
                        "  ~ alter table t: drop column a"),
                table(
                        "number that the database gives",
                        t -> t.column("a", SqlTypes.bigint()).notNull(),
                        t -> t.column("a", SqlTypes.bigint()).notNull().identity(),
                        "  ~ alter table t: identity of a starts with 1 by 1"),
                table(
                        "default of another type",
                        t -> t.column("a", SqlTypes.integer()).defaultValue("5"),
                        t -> t.column("a", SqlTypes.varchar(9)).defaultValue("'x'"),
                        "  ~ alter table t: drop default of a",
                        "  ~ alter table t: type of a becomes varchar(9)",
                        "  ~ alter table t: default of a becomes 'x'"));
    }

    private static List<Trap> numbers() {
        return List.of(of(
                "number that the database gives, of a row that others refer to",
                op -> {
                    node(op, "a");
                    node(op, "b", "a");
                },
                op -> {
                    op.createTable("a", t -> {
                        t.column("id", SqlTypes.bigint()).identity();
                        t.primaryKey("pk_a", "id");
                    });
                    node(op, "b", "a");
                },
                "  ~ alter table b: drop foreign key fk_b_a",
                "  ~ alter table a: identity of id starts with 1 by 1",
                "  ~ alter table b: add foreign key fk_b_a (a_id) references a (id)"));
    }

    private static Consumer<Operations> referring(Consumer<ForeignKeySpec> key) {
        return op -> op.createTable("t", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("t_id", SqlTypes.bigint());
            t.primaryKey("pk_t", "id");
            key.accept(t.foreignKey("fk_t", "t_id").references("t", "id"));
        });
    }

    private static List<Trap> references() {
        return List.of(
                of(
                        "reference that does something else with its rows",
                        referring(ForeignKeySpec::onDeleteCascade),
                        referring(key -> key.onDelete(Action.SET_NULL).onUpdate(Action.CASCADE)),
                        "  ~ alter table t: drop foreign key fk_t",
                        "  ~ alter table t: add foreign key fk_t (t_id) references t (id) on delete set null on update cascade"));
    }

    private static Consumer<Operations> moody(String type, String... labels) {
        return op -> {
            op.createEnum(type, labels);
            op.createTable("t", t -> {
                t.column("a", SqlTypes.integer());
                t.column("b", SqlTypes.namedEnumeration(type, labels));
            });
        };
    }

    private static List<Trap> enumTypes() {
        return List.of(
                of(
                        "column of an enum type that is new",
                        op -> op.createTable("t", t -> t.column("a", SqlTypes.integer())),
                        moody("mood", "A", "B"),
                        "  + create enum type mood",
                        "  ~ alter table t: add column b namedEnumeration(\"mood\", \"A\", \"B\")"),
                of(
                        "label that is new",
                        moody("mood", "A", "B"),
                        moody("mood", "A", "B", "C"),
                        "  ~ alter enum type mood: A, B, C",
                        "  ~ alter table t: type of b becomes namedEnumeration(\"mood\", \"A\", \"B\", \"C\")"),
                of(
                        "label that is gone",
                        moody("mood", "A", "B"),
                        moody("mood", "A"),
                        "  ~ alter table t: type of b becomes namedEnumeration(\"mood\", \"A\")",
                        "  ~ alter enum type mood: A"),
                of(
                        "enum type of another name",
                        moody("mood", "A", "B"),
                        moody("temper", "A", "B"),
                        "  + create enum type temper",
                        "  ~ alter table t: type of b becomes namedEnumeration(\"temper\", \"A\", \"B\")",
                        "  - drop enum type mood"));
    }

    private static List<Trap> nulls() {
        return List.of(table(
                "null in a primary key",
                t -> {
                    t.column("a", SqlTypes.bigint()).identity();
                    t.column("b", SqlTypes.bigint());
                    t.primaryKey("pk_t", "a", "b");
                },
                t -> {
                    t.column("a", SqlTypes.bigint()).notNull().identity();
                    t.column("b", SqlTypes.bigint()).notNull();
                    t.primaryKey("pk_t", "a", "b");
                }));
    }

    private static List<Trap> keys() {
        return List.of(
                table(
                        "primary key of more columns",
                        t -> {
                            pair(t);
                            t.primaryKey("pk_t", "a");
                        },
                        t -> {
                            pair(t);
                            t.primaryKey("pk_t", "a", "b");
                        },
                        "  ~ alter table t: drop primary key pk_t",
                        "  ~ alter table t: add primary key pk_t (a, b)"),
                table(
                        "primary key that is new",
                        DiffTrapsTests::pair,
                        t -> {
                            pair(t);
                            t.primaryKey("pk_t", "a");
                        },
                        "  ~ alter table t: add primary key pk_t (a)"),
                table(
                        "primary key of another name",
                        t -> {
                            pair(t);
                            t.primaryKey("pk_t", "a");
                        },
                        t -> {
                            pair(t);
                            t.primaryKey("by_a", "a");
                        },
                        "  ~ alter table t: rename constraint pk_t to by_a"));
    }

    private static List<Trap> indexes() {
        return List.of(
                of(
                        "index of another name",
                        op -> {
                            op.createTable("t", DiffTrapsTests::pair);
                            op.createIndex("old", "t", "a");
                        },
                        op -> {
                            op.createTable("t", DiffTrapsTests::pair);
                            op.createIndex("now", "t", "a");
                        },
                        "  ~ rename index old of t to now"),
                of(
                        "index and constraint in the place of others",
                        op -> {
                            op.createTable("t", t -> {
                                pair(t);
                                t.unique("u", "a");
                            });
                            op.createIndex("i", "t", "b");
                        },
                        op -> {
                            op.createTable("t", t -> {
                                t.column("a", SqlTypes.integer()).notNull();
                                t.unique("i", "a");
                            });
                            op.createIndex("u", "t", i -> i.columns("a").unique());
                        },
                        "  - drop index i of t",
                        "  ~ alter table t: rename constraint u to i",
                        "  ~ alter table t: drop column b",
                        "  + create unique index u on t (a)"));
    }

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    @ParameterizedTest
    @MethodSource("traps")
    void whatIsWritten(Trap trap) {
        assertThat(OperationSummary.lines(SchemaDiff.between(schema(trap.from()), schema(trap.to()))))
                .isEqualTo(trap.lines());
    }
}
