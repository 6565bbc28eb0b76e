package dev.migrate.command;

import static dev.migrate.command.Refusals.inFamilyOfMySql;
import static dev.migrate.command.Refusals.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database would refuse half way through a revision is refused before anything runs, and nothing else is. */
class RefusedAheadTests {

    private static final String TABLES = """
            op.createTable("owner", t -> {
                t.column("id", integer()).notNull();
                t.column("boss_id", integer());
                t.column("code", varchar(10)).notNull();
                t.column("part", varchar(10)).notNull();
                t.primaryKey("pk_owner", "id");
                t.unique("uq_owner", "code", "part");
                t.foreignKey("fk_boss", "boss_id").references("owner", "id");
            });
            op.createTable("pet", t -> {
                t.column("owner_id", integer());
                t.column("code", varchar(10));
                t.column("part", varchar(10));
                t.foreignKey("fk_pet_owner", "owner_id").references("owner", "id");
                t.foreignKey("fk_pet_code", "code", "part").references("owner", "code", "part");
            });
            """;

    @TempDir
    private Path directory;

    private Refusals refusals;

    @BeforeEach
    void begin() {
        refusals = new Refusals(directory);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2"})
    void aKeyThatForeignKeysReferTo(TestDatabase product) throws Exception {
        refusals.refused(
                product,
                TABLES,
                "op.alterTable(\"owner\", t -> t.dropPrimaryKey(\"pk_owner\", \"id\"));",
                """
                %s keeps a key as long as foreign keys refer to it.
                    table         owner
                    key           primary key%s
                    foreign keys  fk_pet_owner of pet
                                  fk_boss of owner
                Drop them before in the revision, and add them again after, when the columns have another key:
                    op.alterTable("pet", t -> t.dropForeignKey("fk_pet_owner"));
                    op.alterTable("pet", t -> t.addForeignKey("fk_pet_owner", "owner_id").references("owner", "id"));
                    op.alterTable("owner", t -> t.dropForeignKey("fk_boss"));
                    op.alterTable("owner", t -> t.addForeignKey("fk_boss", "boss_id").references("owner", "id"));""".formatted(words(product), inFamilyOfMySql(product) ? "" : " pk_owner"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0"})
    void aUniqueConstraintThatAForeignKeyRefersTo(TestDatabase product) throws Exception {
        refusals.refused(
                product,
                TABLES,
                "op.alterTable(\"owner\", t -> t.dropUnique(\"uq_owner\", \"code\", \"part\"));",
                """
                %s keeps a key as long as a foreign key refers to it.
                    table         owner
                    key           unique constraint uq_owner
                    foreign key   fk_pet_code of pet
                Drop it before in the revision, and add it again after, when the columns have another key:
                    op.alterTable("pet", t -> t.dropForeignKey("fk_pet_code"));
                    op.alterTable("pet", t -> t.addForeignKey("fk_pet_code", "code", "part").references("owner", "code", "part"));""".formatted(words(product)));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0"})
    void aUniqueIndexThatAForeignKeyRefersTo(TestDatabase product) throws Exception {
        refusals.refused(product, """
                op.createTable("owner", t -> t.column("code", varchar(10)).notNull());
                op.createIndex("ix_owner", "owner", i -> i.columns("code").unique());
                op.createTable("pet", t -> {
                    t.column("code", varchar(10));
                    t.foreignKey("fk_pet", "code").references("owner", "code");
                });
                """, "op.dropIndex(\"ix_owner\", \"owner\");", """
                %s keeps a key as long as a foreign key refers to it.
                    table         owner
                    key           %s ix_owner
                    foreign key   fk_pet of pet
                Drop it before in the revision, and add it again after, when the columns have another key:
                    op.alterTable("pet", t -> t.dropForeignKey("fk_pet"));
                    op.alterTable("pet", t -> t.addForeignKey("fk_pet", "code").references("owner", "code"));""".formatted(
                        words(product), inFamilyOfMySql(product) ? "unique constraint" : "index"));
    }

    /** The keys go in the same revision, another key stays that serves them, or nobody knows of them. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aKeyThatNoForeignKeyNeeds(TestDatabase product) throws Exception {
        refusals.allowed(product, TABLES, """
                op.alterTable("pet", t -> {
                    t.dropForeignKey("fk_pet_owner", "owner_id");
                    t.dropForeignKey("fk_pet_code", "code", "part");
                });
                op.alterTable("owner", t -> {
                    t.dropForeignKey("fk_boss", "boss_id");
                    t.dropPrimaryKey("pk_owner", "id");
                    t.dropUnique("uq_owner", "code", "part");
                    t.addPrimaryKey("pk_owner", "id");
                    t.addUnique("uq_owner", "code", "part");
                });
                op.alterTable("pet", t -> t.addForeignKey("fk_pet_owner", "owner_id").references("owner", "id"));
                op.alterTable("owner", t -> {
                    t.addUnique("uq_owner_id", "id");
                    t.dropUnique("uq_owner_id", "id");
                    t.dropUnique("uq_owner", "code", "part");
                });
                """, "select * from made");
    }

    /** Nothing of an effect is executed, and its statement may do more than it says. */
    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_18")
    void whatAStatementOfTheUsersDoes(TestDatabase product) throws Exception {
        refusals.allowed(product, TABLES, """
                op.execute("alter table owner drop constraint pk_owner cascade",
                        e -> e.alterTable("owner", t -> t.dropPrimaryKey("pk_owner", "id")));
                op.execute("create table late (code integer, day varchar(10))", e -> e.createTable("late", t -> {
                    t.column("day", date());
                    t.foreignKey("fk_late", "day").references("owner", "id");
                }));
                """, "select * from late");
    }

    /** Then the server lets go what it keeps otherwise. */
    @Test
    void aKeyWhereTheServerChecksLess() throws Exception {
        refusals.allowed(TestDatabase.MARIADB_11_4, TABLES, """
                op.execute("set foreign_key_checks = 0");
                op.alterTable("owner", t -> t.dropUnique("uq_owner", "code", "part"));
                op.alterTable("owner", t -> t.addUnique("uq_owner", "code", "part"));
                """, "select * from made");
    }

    @Test
    void aKeyBehindCodeThatMayHaveDoneAnything() throws Exception {
        refusals.allowed(TestDatabase.H2, TABLES, """
                op.run("let go", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("alter table pet drop constraint fk_pet_owner");
                        statement.execute("alter table owner drop constraint fk_boss");
                    }
                });
                op.alterTable("owner", t -> t.dropPrimaryKey("pk_owner", "id"));
                """, "select * from made");
    }

    /** A run reads again what raw SQL has left, and a script cannot. */
    @Test
    void aKeyBehindRawSqlInAScript() throws Exception {
        assertThat(refusals.script(TestDatabase.POSTGRESQL_18, TABLES, """
                op.execute("alter table pet drop constraint fk_pet_owner");
                op.execute("alter table owner drop constraint fk_boss");
                op.alterTable("owner", t -> t.dropPrimaryKey("pk_owner", "id"));
                """))
                .contains("alter table owner drop constraint pk_owner");
    }

    @Test
    void aReferenceToWhatRawSqlMadeBeforeAScript() throws Exception {
        String raw = "op.execute(\"create table legacy (id integer not null primary key)\");"
                + "op.alterTable(\"legacy\", t -> t.addColumn(\"more\", integer()));";
        assertThat(refusals.script(TestDatabase.POSTGRESQL_18, raw, """
                op.createTable("child", t -> {
                    t.column("legacy_id", integer());
                    t.foreignKey("fk_child", "legacy_id").references("legacy", "id");
                });
                """)).contains("create table child");
    }

    /** These two need an index that begins with the columns, whatever else it is. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aKeyInWhosePlaceAnotherIndexIs(TestDatabase product) throws Exception {
        refusals.allowed(product, TABLES, """
                op.createIndex("ix_owner", "owner", "id", "code");
                op.alterTable("owner", t -> t.dropPrimaryKey("pk_owner", "id"));
                op.alterTable("owner", t -> {
                    t.addPrimaryKey("pk_owner", "id", "code");
                    t.dropUnique("uq_owner", "code", "part");
                    t.addUnique("uq_owner_long", "code", "part", "id");
                });
                op.dropIndex("ix_owner", "owner");
                """, "select * from made");
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void aColumnThatAViewReads(TestDatabase product) throws Exception {
        refusals.refused(product, """
                op.createTable("account", t -> {
                    t.column("id", integer());
                    t.column("total", integer());
                    t.column("other", integer());
                });
                op.createView("overview", "select id, total from account");
                """, "op.alterTable(\"account\", t -> t.dropColumn(\"total\"));", """
                Cannot drop column total of table account: a view reads it.
                    table   account
                    column  total
                    view    overview
                Drop it before in the revision, and create it again after with what is there then:
                    op.dropView("overview");
                    op.createView("overview", "select …");""");
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void aColumnThatNoViewReads(TestDatabase product) throws Exception {
        refusals.allowed(product, """
                op.createTable("account", t -> {
                    t.column("id", integer());
                    t.column("total", integer());
                });
                op.createTable("sale", t -> {
                    t.column("id", integer());
                    t.column("total", integer());
                });
                op.createView("everything", "select * from account");
                op.createView("sales", "select total from sale where id in (select id from account)");
                op.createView("named", "select s.total from sale s join account a on a.id = s.id");
                op.createView("counted", "select total as id from account");
                """, """
                op.dropView("counted");
                op.alterTable("account", t -> t.dropColumn("total"));
                """, "select * from everything, sales, named");
    }

    private static final String COMPUTED = """
            op.createTable("sale", t -> {
                t.column("net", integer());
                t.column("gross", integer()).generatedAs("net + 1");
                t.check("ck_sale", "gross > 0");
            });
            op.execute("create table kept (net integer, gross integer generated always as (net + 1) stored)");
            """;

    private static String computed(String table, String column, String what) {
        return """
                PostgreSQL keeps no values of a computed column since version 18, so that it has no keys and indexes of it.
                    table   %s
                    column  %s
                    for     %s
                Index what it is computed from, op.createIndex(…, i -> i.expression("…")), or make it an ordinary column.""".formatted(table, column, what);
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_18")
    void anIndexOfAColumnWithoutValues(TestDatabase product) throws Exception {
        String index = "op.createIndex(\"ix_sale\", \"sale\", i -> i.columns(\"net\").where(\"gross > 1\"));";
        refusals.refused(product, COMPUTED, index, computed("sale", "gross", "index ix_sale"));
        refusals.refused(
                product,
                COMPUTED,
                "op.alterTable(\"sale\", t -> t.addUnique(\"uq_sale\", \"gross\"));",
                computed("sale", "gross", "unique constraint uq_sale"));
        refusals.refused(product, "", """
                op.createTable("bill", t -> {
                    t.column("net", integer());
                    t.column("gross", integer()).generatedAs("net + 1");
                    t.unique("uq_bill", "gross");
                });
                """, computed("bill", "gross", "unique constraint uq_bill"));
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_18")
    void anIndexOfAColumnWithValues(TestDatabase product) throws Exception {
        refusals.allowed(product, COMPUTED, """
                op.alterTable("sale", t -> t.alterColumn("gross").dropGenerated());
                op.createIndex("ix_sale", "sale", "gross");
                op.createIndex("ix_kept", "kept", "gross");
                """, "select * from made");
    }
}
