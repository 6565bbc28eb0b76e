package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.array;
import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.json;
import static dev.migrate.op.SqlTypes.raw;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of tables that laws do not make up, since they need types, rows or an order that no law speaks of. */
class PartsTests {

    private static void pets(Operations op) {
        op.createTable("pet", t -> {
            t.column("id", bigint()).notNull();
            t.column("name", varchar(80));
            t.column("age", integer());
            t.primaryKey("pk_pet", "id");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aNewColumnStandsWhereItIsWanted(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.run(op -> op.alterTable("pet", t -> {
                t.addColumn("b", integer()).after("id");
                t.addColumn("a", integer()).first();
                t.addColumn("c", integer()).after("b");
                t.addColumn("z", integer());
            }));

            assertThat(bench.column("select column_name from information_schema.columns"
                            + " where lower(table_name) = 'pet' order by ordinal_position"))
                    .containsExactly("a", "id", "b", "c", "name", "age", "z");
            assertThat(bench.state().tables().values().iterator().next().columns().keySet().stream()
                            .map(each -> each.text().toLowerCase(Locale.ROOT)))
                    .containsExactly("a", "id", "b", "c", "name", "age", "z");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_11_4", "SQLITE"})
    void aColumnIsComparedByAnotherCollation(TestDatabase product) throws SQLException {
        String other =
                product == TestDatabase.SQLITE ? "nocase" : product == TestDatabase.POSTGRESQL_14 ? "C" : "utf8mb4_bin";
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.run(op -> op.createIndex("ix_pet_name", "pet", "name"));
            bench.sql("insert into pet (id, name) values (1, 'Leo')");

            bench.run(op -> op.alterTable(
                    "pet", t -> t.alterColumn("name").collation(other).notNull()));
            bench.assertAsDone();
            assertThat(bench.column("select name from pet")).containsExactly("leo");

            bench.run(op -> op.alterTable("pet", t -> t.alterColumn("name").dropCollation()));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aColumnIsComputedFromSomethingElseAndNoLonger(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.sql("insert into pet (id, name, age) values (1, 'Leo', 7)");

            bench.run(op -> op.alterTable("pet", t -> t.alterColumn("age").generatedAs("id * 2")));
            bench.assertAsDone();
            assertThat(bench.column("select age from pet")).containsExactly("2");

            bench.run(op -> op.alterTable("pet", t -> t.alterColumn("age").generatedAs("id * 3")));
            bench.assertAsDone();
            assertThat(bench.column("select age from pet")).containsExactly("3");

            bench.run(op -> op.alterTable("pet", t -> t.alterColumn("age").dropGenerated()));
            bench.assertAsDone();
            assertThat(bench.column("select age from pet")).containsExactly("3");
            bench.sql("update pet set age = 9");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_14")
    void whatSpeaksOfAColumnIsInTheWayOfMakingItAnew(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.run(op ->
                    op.createIndex("ix_pet_age", "pet", i -> i.columns("name").include("age")));

            assertThatThrownBy(() -> bench.run(
                            op -> op.alterTable("pet", t -> t.alterColumn("age").generatedAs("id * 2"))))
                    .hasMessage("""
                            PostgreSQL makes a column anew to compute it, so nothing may speak of it.
                                table   pet
                                column  age
                                in      index ix_pet_age
                            Drop these before in the revision, and add them again after.""");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void whatIsComputedFromAColumnIsInTheWayOfItsType(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.run(op -> op.alterTable("pet", t -> {
                t.addColumn("next", integer()).generatedAs("age + 1");
                t.alterColumn("age").type(integer());
            }));

            assertThatThrownBy(() -> bench.run(
                            op -> op.alterTable("pet", t -> t.alterColumn("age").type(bigint()))))
                    .hasMessage("""
                            PostgreSQL gives a column another type only if no column is computed from it.
                                table     pet
                                column    age
                                computed  next
                            Drop the computed column before in the revision, and add it again after.""");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void everyKindOfIndexOfPostgresqlIsRead(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createTable("doc", t -> {
                t.column("id", bigint());
                t.column("content", json());
                t.column("tags", array(varchar(20)));
                t.column("during", raw("tsrange"));
                t.column("title", varchar(80));
            }));
            bench.run(op -> {
                op.createIndex(
                        "ix_gin", "doc", i -> i.columns("content", "tags").using("gin"));
                op.createIndex("ix_path", "doc", i -> i.columns("content")
                        .operatorClass("jsonb_path_ops")
                        .using("gin"));
                op.createIndex("ix_gist", "doc", i -> i.columns("during")
                        .include("title")
                        .using("gist"));
                op.createIndex("ix_spgist", "doc", i -> i.columns("title").using("spgist"));
                op.createIndex("ix_brin", "doc", i -> i.columns("id").using("brin"));
                op.createIndex("ix_hash", "doc", i -> i.columns("title").using("hash"));
                op.createIndex("ix_usual", "doc", i -> i.columns("title").operatorClass("text_ops"));
                op.createIndex("ix_words", "doc", i -> i.expression("to_tsvector('english'::regconfig, title)")
                        .using("gin"));
                op.createIndex("ix_kept", "doc", i -> i.columns("id").unique().include("title", "content"));
                op.createIndex("ix_odd", "doc", i -> i.expression("coalesce(title, 'a,b)')")
                        .collation("C")
                        .descendingExpression("id + 1")
                        .nullsLast()
                        .where("title <> ')'"));
            });
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void indexesSayWhatTheyAreForAndKeysWait(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> {
                op.createTable("doc", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("title", varchar(80));
                    t.primaryKey("pk_doc", "id").deferrable();
                });
                op.createIndex("ix_title", "doc", i -> i.columns("title").comment("it's for \"readers\""));
                op.createIndex(
                        "uq_title", "doc", i -> i.columns("title").unique().comment("once"));
            });
            bench.assertAsDone();
            bench.sql("insert into doc (id) values (1), (2)");
            if (product.isPostgresql()) {
                bench.sql("update doc set id = id + 1");
                bench.run(op -> op.alterTable("doc", t -> {
                    t.dropPrimaryKey("pk_doc", "id");
                    t.addPrimaryKey("pk_doc", "id").initiallyDeferred();
                }));
                bench.assertAsDone();
            }
            bench.run(op -> op.dropIndex("ix_title", "doc"));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void wholeTextsAndPlacesAreIndexed(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> {
                op.createTable("doc", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("title", varchar(80));
                    t.column("body", raw("longtext"));
                    t.column("place", raw("point")).notNull();
                });
                op.createIndex(
                        "ix_words", "doc", i -> i.columns("title", "body").using("fulltext"));
                op.createIndex("ix_place", "doc", i -> i.columns("place").using("spatial"));
                op.createIndex("ix_unseen", "doc", i -> i.columns("title").invisible());
            });
            bench.assertAsDone();
            bench.run(op -> op.dropIndex("ix_words", "doc"));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_14")
    void rowsThatAreThereAreLookedAtWhenAConstraintIsValidated(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.sql("insert into pet (id, age) values (1, -1)");
            bench.run(op -> op.alterTable(
                    "pet", t -> t.addCheck("ck_pet_age", "age >= 0").notValid()));
            bench.assertAsDone();

            assertThatThrownBy(() -> bench.sql("insert into pet (id, age) values (2, -2)"))
                    .hasMessageContaining("ck_pet_age");
            assertThatThrownBy(() -> bench.run(op -> op.alterTable("pet", t -> t.validateConstraint("ck_pet_age"))))
                    .hasMessageContaining("ck_pet_age");
            bench.sql("update pet set age = 0");
            bench.run(op -> op.alterTable("pet", t -> t.validateConstraint("ck_pet_age")));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void rangesThatOverlapAreKeptOut(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createTable("booking", t -> {
                t.column("room", integer());
                t.column("during", raw("tsrange"));
                t.column("gone", integer());
                t.exclude("ex_booking_during").column("during", "&&").where("gone is null");
                t.exclude("ex_booking_room")
                        .expression("lower(during)", "=")
                        .column("room", "=")
                        .using("btree")
                        .initiallyDeferred();
            }));
            bench.assertAsDone();

            bench.sql("insert into booking (room, during) values (1, '[2026-11-01, 2026-11-03)')");
            assertThatThrownBy(() ->
                            bench.sql("insert into booking (room, during) values (2, '[2026-11-02, 2026-11-04)')"))
                    .hasMessageContaining("ex_booking_during");

            bench.run(op -> op.alterTable("booking", t -> {
                t.renameColumn("gone", "left_at");
                t.renameConstraint("ex_booking_room", "ex_booking_start");
            }));
            bench.assertAsDone();
            bench.run(op -> op.alterTable("booking", t -> t.dropExclude("ex_booking_during")));
            bench.assertAsDone();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "SQLITE"})
    void aDeferredForeignKeyWaitsForTheEndOfTheTransaction(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(PartsTests::pets);
            bench.run(op -> op.createTable("visit", t -> {
                t.column("pet_id", bigint());
                t.foreignKey("fk_visit_pet", "pet_id").references("pet", "id").initiallyDeferred();
            }));
            bench.assertAsDone();

            bench.connection().setAutoCommit(false);
            bench.sql("insert into visit (pet_id) values (1)");
            bench.sql("insert into pet (id) values (1)");
            bench.connection().commit();
            assertThat(bench.column("select pet_id from visit")).containsExactly("1");
        }
    }
}
