package dev.migrate.command;

import static dev.migrate.command.Refusals.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks of columns that foreign keys change, which MySQL and MariaDB do not have. */
class CheckedReferencesTests {

    private static final String TABLES = """
            op.createTable("owner", t -> {
                t.column("id", integer()).notNull();
                t.primaryKey("pk_owner", "id");
            });
            op.createTable("pet", t -> {
                t.column("owner_id", integer());
                t.column("second_id", integer());
                t.check("ck_owner", "owner_id > 0");
                t.foreignKey("fk_second", "second_id").references("owner", "id").onDelete(dev.migrate.schema.Constraint.Action.SET_NULL);
            });
            """;
    private static final String KEY =
            "op.alterTable(\"pet\", t -> t.addForeignKey(\"fk_owner\", \"owner_id\").references(\"owner\", \"id\")%s);";

    @TempDir
    private Path directory;

    private Refusals refusals;

    @BeforeEach
    void begin() {
        refusals = new Refusals(directory);
    }

    private static String message(TestDatabase product, String key, String check) {
        return """
                %1$s has no foreign key that changes a column which a check reads.
                    table        pet
                    foreign key  %2$s
                    check        %3$s
                Leave the action or the check out for %1$s.""".formatted(words(product), key, check);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MYSQL_8_0     | .onDelete(dev.migrate.schema.Constraint.Action.SET_NULL) | on delete set null
            MYSQL_8_0     | .onUpdate(dev.migrate.schema.Constraint.Action.CASCADE)  | on update cascade
            MARIADB_10_11 | .onUpdate(dev.migrate.schema.Constraint.Action.SET_NULL) | on update set null
            MARIADB_11_4  | .onUpdate(dev.migrate.schema.Constraint.Action.CASCADE)  | on update cascade
            """)
    void aKeyThatWritesToACheckedColumn(TestDatabase product, String action, String words) throws Exception {
        refusals.refused(
                product,
                TABLES,
                KEY.formatted(action),
                message(product, "fk_owner, " + words, "ck_owner, owner_id > 0"));
        serverRefuses(
                product,
                "create table pet (owner_id integer, constraint ck_owner check (owner_id > 0))",
                "alter table pet add foreign key (owner_id) references owner (id) " + words);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void aCheckOfAColumnThatAKeyWrites(TestDatabase product) throws Exception {
        refusals.refused(
                product,
                TABLES,
                "op.alterTable(\"pet\", t -> t.addCheck(\"ck_second\", \"second_id > 0\"));",
                message(product, "fk_second, on delete set null", "ck_second, second_id > 0"));
        serverRefuses(
                product,
                "create table pet (owner_id integer, foreign key (owner_id) references owner (id) on delete set null)",
                "alter table pet add constraint ck_owner check (owner_id > 0)");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void aKeyThatTakesRowsAwayIsNone(TestDatabase product) throws Exception {
        refusals.allowed(product, TABLES, KEY.formatted(".onDeleteCascade()"), "select id from owner");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void aCheckThatGoesInTheSameOperationIsInNobodysWay(TestDatabase product) throws Exception {
        refusals.allowed(product, TABLES, """
                op.alterTable("pet", t -> {
                    t.dropCheck("ck_owner");
                    t.addForeignKey("fk_owner", "owner_id").references("owner", "id").onUpdate(dev.migrate.schema.Constraint.Action.CASCADE);
                });""", "select id from owner");
    }

    @Test
    void anEngineWithoutForeignKeysIsNotAsked() throws Exception {
        refusals.allowed(
                TestDatabase.MYSQL_8_0,
                TABLES.replace("t.foreignKey(", "t.options(\"mysql\", \"engine = myisam\"); t.foreignKey("),
                KEY.formatted(".onUpdate(dev.migrate.schema.Constraint.Action.CASCADE)"),
                "select id from owner");
    }

    /** What is refused ahead, the server refuses for that reason. */
    private static void serverRefuses(TestDatabase product, String first, String last) throws Exception {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table owner (id integer primary key)");
            statement.execute(first);
            assertThatThrownBy(() -> statement.execute(last))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(product.isMariaDb() ? 1901 : 3823));
        }
    }
}
