package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Foreign keys stay in nobody's way, whatever else an operation changes in their table. */
class KeysInTheWayTests {

    private static final String UP = """
            op.alterTable("pet", t -> {
                t.alterColumn("owner_id").notNull();
                t.alterColumn("age").type(bigint());
                t.addColumn("second_id", integer());
                t.addCheck("ck_pet_age", "age > 0");
                t.addForeignKey("fk_pet_second_id", "second_id").references("owner", "id");
            });
            op.alterTable("pet", t -> {
                t.addPrimaryKey("pk_pet", "id");
                t.dropUnique("uq_pet_owner_id", "owner_id");
            });
            """;
    private static final String DOWN = """
            op.alterTable("pet", t -> {
                t.alterColumn("owner_id").nullable();
                t.addUnique("uq_pet_owner_id", "owner_id");
            });
            op.alterTable("pet", t -> {
                t.dropPrimaryKey("pk_pet");
                t.alterColumn("owner_id").notNull();
                t.dropForeignKey("fk_pet_second_id");
                t.dropCheck("ck_pet_age");
                t.dropColumn("second_id");
                t.alterColumn("age").type(integer());
            });
            op.alterTable("pet", t -> t.alterColumn("owner_id").nullable());
            """;

    private static final String SELF = """
            op.createTable("owner", t -> {
                t.column("id", integer()).notNull();
                t.column("boss_id", integer());
                t.column("code", varchar(10));
                t.primaryKey("pk_owner", "id");
                t.foreignKey("fk_owner_boss_id", "boss_id").references("owner", "id");
            });
            op.insert("owner", rows -> rows.columns("id", "boss_id", "code").row(1, 1, "x"));
            """;
    private static final String SELF_UP = """
            op.alterTable("owner", t -> {
                t.dropForeignKey("fk_owner_boss_id", "boss_id");
                t.alterColumn("id").type(bigint());
                t.alterColumn("boss_id").type(bigint());
                t.addForeignKey("fk_owner_boss_id", "boss_id").references("owner", "id");
            });
            op.alterTable("owner", t -> {
                t.addColumn("number", integer());
                t.addColumn("boss_code", varchar(10));
                t.addColumn("chief_number", integer());
                t.addUnique("uq_owner_code", "code");
                t.addUnique("uq_owner_number", "number");
                t.addForeignKey("fk_owner_boss_code", "boss_code").references("owner", "code");
                t.addForeignKey("fk_owner_chief_number", "chief_number").references("owner", "number");
            });
            """;
    private static final String SELF_DOWN = """
            op.alterTable("owner", t -> {
                t.dropForeignKey("fk_owner_chief_number");
                t.dropForeignKey("fk_owner_boss_code");
                t.dropUnique("uq_owner_number");
                t.dropUnique("uq_owner_code");
                t.dropColumn("chief_number");
                t.dropColumn("boss_code");
                t.dropColumn("number");
            });
            op.alterTable("owner", t -> {
                t.dropForeignKey("fk_owner_boss_id");
                t.alterColumn("boss_id").type(integer());
                t.alterColumn("id").type(integer());
                t.addForeignKey("fk_owner_boss_id", "boss_id").references("owner", "id");
            });
            """;
    private static final String KEYS = """
            op.createTable("owner", t -> {
                t.column("id", integer()).notNull();
                t.primaryKey("pk_owner", "id");
            });
            op.createTable("pet", t -> {
                t.column("owner_id", integer());
                t.unique("uq_pet_owner_id", "owner_id");
                t.foreignKey("fk_pet_owner_id", "owner_id").references("owner", "id");
            });
            op.createTable("detail", t -> {
                t.column("owner_id", integer()).notNull();
                t.primaryKey("pk_detail", "owner_id");
                t.foreignKey("fk_detail_owner_id", "owner_id").references("owner", "id");
            });
            op.insert("owner", rows -> rows.columns("id").row(1));
            op.insert("pet", rows -> rows.columns("owner_id").row(1));
            op.insert("detail", rows -> rows.columns("owner_id").row(1));
            """;
    private static final String KEYS_UP = """
            op.alterTable("pet", t -> t.dropUnique("uq_pet_owner_id", "owner_id"));
            op.alterTable("detail", t -> {
                t.addColumn("id", integer()).notNull().identity();
                t.dropPrimaryKey("pk_detail", "owner_id");
                t.alterColumn("owner_id").nullable();
                t.addPrimaryKey("pk_detail", "id");
            });
            """;
    private static final String KEYS_DOWN = """
            op.alterTable("detail", t -> {
                t.dropPrimaryKey("pk_detail");
                t.alterColumn("owner_id").notNull();
                t.dropColumn("id");
                t.addPrimaryKey("pk_detail", "owner_id");
            });
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aReferenceBecomesNotNullBesideAnyOtherChange(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            TestHistory history =
                    new TestHistory(directory).java("a1", "", "create", """
                            op.createTable("owner", t -> {
                                t.column("id", integer()).notNull();
                                t.primaryKey("pk_owner", "id");
                            });
                            op.createTable("pet", t -> {
                                t.column("id", integer()).notNull();
                                t.column("owner_id", integer());
                                t.column("age", integer());
                                t.unique("uq_pet_owner_id", "owner_id");
                                t.foreignKey("fk_pet_owner_id", "owner_id").references("owner", "id");
                            });
                            op.insert("owner", rows -> rows.columns("id").row(1));
                            op.insert("pet", rows -> rows.columns("id", "owner_id", "age").row(7, 1, 3));
                            """, "").java("b1", "a1", "change", UP, DOWN);
            Migrate migrate = history.on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select id, owner_id, age, second_id from pet"))
                    .containsExactly("7|1|3|null");
            assertThat(nullable(database)).isFalse();
            migrate.downgrade("-1");
            assertThat(rows(database, "select id, owner_id, age from pet")).containsExactly("7|1|3");
            assertThat(nullable(database)).isTrue();
        }
    }

    private static boolean nullable(FreshDatabase database) {
        try {
            database.execute("insert into pet (id, owner_id, age) values (8, null, 1)");
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aTableRefersToWhatTheSameOperationChangesInIt(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            TestHistory history = new TestHistory(directory)
                    .java("a1", "", "create", SELF, "")
                    .java("b1", "a1", "change", SELF_UP, SELF_DOWN);
            Migrate migrate = history.on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select id, boss_id, code, number, boss_code, chief_number from owner"))
                    .containsExactly("1|1|x|null|null|null");
            migrate.downgrade("-1");
            assertThat(rows(database, "select id, boss_id, code from owner")).containsExactly("1|1|x");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "H2"})
    void severalRowsReferToOneWhenTheKeyIsGone(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "create", KEYS, "")
                    .java("b1", "a1", "change", KEYS_UP, KEYS_DOWN)
                    .on(database);
            migrate.upgrade("head");
            database.execute("insert into pet (owner_id) values (1)", "insert into detail (owner_id) values (1)");
            assertThat(rows(database, "select owner_id from pet")).containsExactly("1", "1");
            assertThat(rows(database, "select owner_id, id from detail order by id"))
                    .containsExactly("1|1", "1|2");
            database.execute("delete from detail where id = 2");
            migrate.downgrade("-1");
            assertThat(rows(database, "select owner_id from detail")).containsExactly("1");
        }
    }
}
