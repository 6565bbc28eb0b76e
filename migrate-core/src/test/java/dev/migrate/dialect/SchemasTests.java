package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.bigint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that get into another schema, and schemas that get another name, with rows in them. */
class SchemasTests {

    private static final Map<TestDatabase, String> COMMENTS = Map.of(
            TestDatabase.POSTGRESQL_18,
            "select description from pg_description where description in ('it''s for the list', 'a pet''s owner')",
            TestDatabase.H2,
            "select remarks from information_schema.indexes where remarks is not null union all"
                    + " select remarks from information_schema.table_constraints where remarks is not null",
            TestDatabase.MYSQL_8_0,
            "select index_comment from information_schema.statistics where index_comment <> ''",
            TestDatabase.MARIADB_11_4,
            "select index_comment from information_schema.statistics where index_comment <> ''");

    private static void orders(Operations op) {
        op.createTable("owner", t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_owner", "id");
        });
        op.createTable("pet", t -> {
            t.column("id", bigint()).notNull();
            t.column("owner_id", bigint());
            t.primaryKey("pk_pet", "id");
            t.foreignKey("fk_pet_owner", "owner_id").references("owner", "id");
        });
        op.createIndex("ix_pet_owner", "pet", "owner_id");
    }

    private static List<Operation> operations(PartsBench bench, Consumer<Operations> work) {
        Operations op = new Operations(bench.dialect().name());
        work.accept(op);
        return op.operations();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4"})
    void aTableTakesItsRowsAndKeysToAnotherSchema(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            String other = bench.name() + "_s";
            bench.run(SchemasTests::orders);
            bench.sql("insert into owner values (1)");
            bench.sql("insert into pet values (7, 1)");
            try {
                bench.run(op -> op.createSchema(other));
                Schema before = bench.state();
                List<Operation> moves = operations(bench, op -> {
                    op.setSchema("pet", other);
                    op.setSchema("owner", other);
                });
                bench.run(moves);
                assertThat(bench.column(
                                "select p.id from " + other + ".pet p join " + other + ".owner o on o.id = p.owner_id"))
                        .containsExactly("7");
                bench.assertAsDone();
                bench.run(Reverse.of(moves, before));
                assertThat(bench.column("select id from pet")).containsExactly("7");
                bench.assertAsDone();
                assertThat(bench.state()).isEqualTo(before);
            } finally {
                bench.sql("drop schema " + other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void aSchemaHasAnotherNameWithAllThatIsInIt(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> {
                op.createSchema("crm");
                op.createTable("crm.team", t -> {
                    t.column("id", bigint()).notNull();
                    t.primaryKey("pk_team", "id");
                });
                op.createSequence("crm.number", 5, 1);
            });
            bench.sql("insert into crm.team values (3)");
            Schema before = bench.state();
            List<Operation> renames = operations(bench, op -> op.renameSchema("crm", "sales"));
            bench.run(renames);
            assertThat(bench.column("select id from sales.team")).containsExactly("3");
            bench.assertAsDone();
            bench.run(Reverse.of(renames, before));
            assertThat(bench.column("select id from crm.team")).containsExactly("3");
            assertThat(bench.state()).isEqualTo(before);
        }
    }

    private static List<String> comments(Schema schema) {
        return Stream.of("pk_pet", "fk_pet_owner")
                .map(each -> schema.tables().get(TableName.of("pet")).constraintComment(Identifier.of(each)))
                .filter(Objects::nonNull)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void aConstraintSaysSoAlsoWhereAKeyOfItsColumnsGoes(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(op -> op.createTable("pet", t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.primaryKey("pk_pet", "id");
                t.unique("uq_pet", "id");
            }));
            bench.run(op -> op.commentOnConstraint("uq_pet", "pet", "it's for others"));
            bench.run(op -> op.alterTable("pet", t -> {
                t.dropPrimaryKey("pk_pet");
                t.renameConstraint("uq_pet", "uq_animal");
            }));
            bench.assertAsDone();
            Schema commented = bench.dialect().inspector(bench.connection()).read();
            assertThat(commented.tables().get(TableName.of("pet")).constraintComment(Identifier.of("uq_animal")))
                    .isEqualTo("it's for others");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void anIndexAndAConstraintSayWhatTheyAreFor(TestDatabase product) throws SQLException {
        try (PartsBench bench = new PartsBench(product)) {
            bench.run(SchemasTests::orders);
            Schema before = bench.state();
            List<Operation> comments = operations(bench, op -> {
                op.commentOnIndex("ix_pet_owner", "pet", "it's for the list");
                op.commentOnConstraint("fk_pet_owner", "pet", "a pet's owner");
            });
            bench.run(comments);
            bench.assertAsDone();
            assertThat(bench.column(COMMENTS.getOrDefault(product, "select 'none'")))
                    .containsAnyOf("it's for the list", "none")
                    .hasSize(product.name().matches("POSTGRESQL.*|H2") ? 2 : 1);
            boolean kept = product.isPostgresql() || product == TestDatabase.H2;
            Schema commented = bench.dialect().inspector(bench.connection()).read();
            assertThat(commented.tables()).isEqualTo(bench.state().tables());
            assertThat(comments(commented)).isEqualTo(kept ? List.of("a pet's owner") : List.of());
            assertThat(comments(Replay.apply(
                            Schema.empty(), SchemaDiff.between(Schema.empty(), commented, DiffOptions.none()))))
                    .isEqualTo(comments(commented));

            List<Operation> drop = operations(bench, op -> op.dropTable("pet"));
            bench.run(drop);
            bench.run(Reverse.of(drop, commented));

            assertThat(comments(bench.dialect().inspector(bench.connection()).read()))
                    .isEqualTo(comments(commented));
            bench.run(Reverse.of(comments, before));
            bench.assertAsDone();
            assertThat(bench.state()).isEqualTo(before);
            assertThat(bench.column(COMMENTS.getOrDefault(product, "select 'none'")))
                    .doesNotContain("it's for the list", "a pet's owner");
        }
    }
}
