package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of the numbers that sequences and columns give, and what numbers then come. */
class NumbersTests {

    private static String next(TestDatabase product, String sequence) {
        return product.name().startsWith("POSTGRESQL")
                ? "select nextval('" + sequence + "')"
                : "select next value for " + sequence;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MARIADB_11_4", "H2"})
    void aSequenceKeepsItsNextNumberThroughEveryChange(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createSequence("s", s -> s.start(5)
                    .increment(5)
                    .minValue(2)
                    .maxValue(500)
                    .cycle()
                    .cache(3)));
            bench.assertAsDone();
            assertThat(bench.column(next(product, "s"))).containsExactly("5");
            assertThat(bench.column(next(product, "s"))).containsExactly("10");

            bench.run(op -> op.alterSequence(
                    "s", s -> s.start(100).minValue(1).noMaxValue().noCycle().defaultCache()));
            bench.assertAsDone();
            long number = Long.parseLong(bench.column(next(product, "s")).get(0));
            assertThat(number).isBetween(15L, 20L);

            bench.run(op -> op.alterSequence("s", s -> s.restart()));
            bench.assertAsDone();
            assertThat(bench.column(next(product, "s"))).containsExactly("100");
            bench.run(op -> op.alterSequence("s", s -> s.restartWith(300)));
            assertThat(bench.column(next(product, "s"))).containsExactly("300");
            bench.run(op -> op.alterSequence("s", s -> s.start(0)));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @CsvSource({"MYSQL_8_0, MySQL", "MARIADB_11_4, MariaDB"})
    void theLastKeyOfANumberedColumnStays(TestDatabase product, String words) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createTable("a", t -> {
                t.column("id", SqlTypes.bigint()).notNull().identity();
                t.column("b", SqlTypes.bigint());
                t.primaryKey("pk_a", "id");
            }));
            bench.run(op -> op.createIndex("ix_id", "a", "id"));
            bench.run(op -> op.alterTable("a", t -> t.dropPrimaryKey("pk_a")));
            assertThatThrownBy(() -> bench.run(op -> op.dropIndex("ix_id", "a")))
                    .hasMessage("""
                            %s numbers a column only as long as an index or a key begins with it, and this takes the last one away.
                                table   a
                                column  id
                            Create another one first, or drop the identity of the column.""".formatted(words));
            bench.run(op -> op.alterTable("a", t -> t.alterColumn("id").dropIdentity()));
            bench.run(op -> op.dropIndex("ix_id", "a"));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "SQLITE"})
    void aTableThatStandsForASequenceIsRestarted(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createSequence("s", s -> s.start(5).cache(20)));
            bench.run(op -> op.alterSequence("s", s -> s.restartWith(300).cache(5)));
            assertThat(bench.column("select next_val from s")).containsExactly("300");
            bench.run(op -> op.alterSequence("s", s -> s.start(7)));
            assertThat(bench.column("select next_val from s")).containsExactly("300");
            bench.run(op -> op.alterSequence("s", s -> s.start(7).restart()));
            assertThat(bench.column("select next_val from s")).containsExactly("7");
        }
    }

    @Test
    void aSequenceGoesWithItsColumnAndComesBackWithIt() throws SQLException {
        try (PartsBench bench = new PartsBench(TestDatabase.POSTGRESQL_18)) {
            bench.run(op -> {
                op.createTable("a", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("n", integer());
                });
                op.createSequence("s", s -> s.ownedBy("a", "n").cache(7));
            });
            bench.assertAsDone();
            bench.run(op -> {
                op.renameTable("a", "b");
                op.alterTable("b", t -> t.renameColumn("n", "m"));
            });
            bench.assertAsDone();
            Schema before = bench.state();
            Operations gone = new Operations("postgresql");
            gone.alterTable("b", t -> t.dropColumn("m"));
            bench.run(op -> op.alterTable("b", t -> t.dropColumn("m")));
            bench.assertAsDone();
            assertThat(bench.state().sequences()).isEmpty();
            bench.run(Reverse.of(gone.operations(), before));
            bench.assertAsDone();
            assertThat(bench.state()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void aColumnIsNumberedAsItIsSaid(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createTable("a", t -> {
                t.column("id", integer()).notNull().identity(i -> i.start(5)
                        .increment(2)
                        .minValue(1)
                        .maxValue(100)
                        .cycle()
                        .cache(3));
                t.column("n", integer());
            }));
            bench.assertAsDone();
            bench.sql("insert into a (n) values (1), (2)");
            bench.sql("delete from a where n = 2");
            bench.run(op -> op.alterTable("a", t -> t.alterColumn("id")
                    .identity(i -> i.always().start(5).increment(2))));
            bench.assertAsDone();
            bench.sql("insert into a (n) values (3)");
            assertThat(bench.column("select id from a order by id").get(0)).isEqualTo("5");
            assertThat(Long.parseLong(bench.column("select max(id) from a").get(0)))
                    .as("a number that was given is not given again")
                    .isGreaterThan(7);
            bench.run(op -> op.alterTable("a", t -> t.alterColumn("id").type(bigint())));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void rowsAreNumberedFromTheStart(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createTable("a", t -> {
                t.column("id", bigint()).notNull().identity(i -> i.start(70).cache(5));
                t.column("n", integer());
                t.primaryKey("pk_a", "id");
            }));
            bench.sql("insert into a (n) values (1)");
            bench.run(op -> op.alterTable("a", t -> t.alterColumn("id").identity(i -> i.start(500))));
            bench.sql("insert into a (n) values (1)");
            bench.run(op -> op.alterTable("a", t -> t.options(bench.dialect().name(), "auto_increment = 900")));
            bench.sql("insert into a (n) values (1)");
            assertThat(bench.column("select id from a order by id")).containsExactly("70", "500", "900");
        }
    }

    private static Schema of(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    @Test
    void aChangedStartLosesNothing() {
        Schema before = of(op -> op.createSequence("s", 1, 50));
        Schema after = of(op -> op.createSequence("s", 1000, 10));
        assertThat(SchemaDiff.between(before, after))
                .isEqualTo(operations(
                        op -> op.alterSequence("s", s -> s.increment(10).start(1000))));
    }

    private static List<Operation> operations(Consumer<Operations> work) {
        Operations op = new Operations("any");
        work.accept(op);
        return op.operations();
    }

    @Test
    void whatNobodySaysInAModelStays() {
        Schema before = of(op -> {
            op.createTable("a", t -> {
                t.column("id", bigint())
                        .notNull()
                        .identity(i -> i.always().start(5).cache(9));
                t.column("n", integer());
            });
            op.createSequence("s", s -> s.maxValue(9).cycle().ownedBy("a", "n"));
            op.createSequence("of_n", s -> s.ownedBy("a", "n"));
        });
        Schema model = of(op -> {
            op.createTable("a", t -> {
                t.column("id", bigint()).notNull().identity();
                t.column("n", integer());
            });
            op.createSequence("s");
        });
        assertThat(SchemaDiff.between(before, model, DiffOptions.none())).isEmpty();
    }

    @Test
    void anOwnerThatGoesIsLeftFirst() {
        Schema before = of(op -> {
            op.createTable("a", t -> t.column("n", integer()));
            op.createSequence("s", s -> s.ownedBy("a", "n"));
        });
        Schema after = of(op -> op.createSequence("s", s -> s.start(1)));
        assertThat(Replay.apply(before, SchemaDiff.between(before, after))).isEqualTo(after);
        assertThat(after.sequence(TableName.of("s"))).isEqualTo(new Sequence(TableName.of("s"), 1, 1));
    }

    @Test
    void aChangeOfNothingIsASlip() {
        assertThatThrownBy(() -> operations(op -> op.alterSequence("s", s -> {})))
                .hasMessage("op.alterSequence(\"s\", …) changes nothing.");
    }

    @Test
    void aTypeInPostgreSqlsWordsIsTheTypeOfThatName() {
        Schema before = of(op -> op.createTable("a", t -> t.column("b", SqlTypes.citext())));
        Schema model = of(op -> op.createTable("a", t -> t.column("b", SqlTypes.raw("citext"))));
        assertThat(SchemaDiff.between(before, model, DiffOptions.none())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MARIADB_11_4", "H2"})
    void aColumnTakesItsNumbersFromASequenceUnderItsNewName(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            String value = product.name().startsWith("POSTGRESQL") ? "nextval('s')" : "next value for s";
            bench.run(op -> {
                op.createSequence("s", 5, 1);
                op.createTable("a", t -> {
                    t.column("id", bigint()).notNull().defaultValue(value);
                    t.column("n", integer());
                });
            });
            bench.sql("insert into a (n) values (1)");
            Schema named = bench.dialect().inspector(bench.connection()).read(Set.of(TableName.of("s")));
            assertThat(named.takingFrom(TableName.of("s")).isEmpty()).isEqualTo(product.isPostgresql());

            bench.run(op -> op.renameSequence("s", "r"));

            bench.sql("insert into a (n) values (2)");
            assertThat(bench.column("select id from a order by n")).containsExactly("5", "6");
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void numbersOfAnySizeArriveInRows(TestDatabase product) throws SQLException {
        List<Double> numbers = List.of(1e-40, 2.5e-300, 1.0000000000000002, 1.7e300, -1e70, 123456789.125);
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> {
                op.createTable("a", t -> {
                    t.column("n", integer());
                    t.column("d", SqlTypes.doublePrecision());
                });
                op.insert("a", rows -> {
                    rows.columns("n", "d");
                    for (int i = 0; i < numbers.size(); i++) {
                        rows.row(i, numbers.get(i));
                    }
                });
            });
            assertThat(bench.column("select d from a order by n").stream().map(Double::valueOf))
                    .containsExactlyElementsOf(numbers);
        }
    }
}
