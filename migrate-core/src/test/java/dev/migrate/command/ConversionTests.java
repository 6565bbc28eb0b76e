package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A column whose values are converted stays where it is, with what speaks of it. */
class ConversionTests {

    private static final String UUID = "550e8400-e29b-41d4-a716-446655440000";
    private static final String UUIDS = "op.alterTable(\"account\", t -> t.alterColumn(\"ref\").type(uuid()));";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theColumnKeepsItsPlaceConstraintsAndIndexes(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            TestHistory history =
                    new TestHistory(directory).java("a1", "", "create", """
                            op.createTable("account", t -> {
                                t.column("id", integer()).notNull();
                                t.column("code", varchar(20)).notNull();
                                t.column("name", varchar(20));
                                t.primaryKey("pk_account", "id");
                                t.unique("uq_account_code", "code");
                            });
                            op.createIndex("ix_account_code", "account", "code", "name");
                            op.insert("account", rows -> rows.columns("id", "code", "name")
                                    .row(1, "abc", "x").row(2, "abcde", null));
                            """, "").java("b1", "a1", "convert", """
                            op.alterTable("account", t -> t.alterColumn("code").type(integer(), "length(code)"));
                            op.alterTable("account", t -> t.addCheck("ck_account_code", "code > 0"));
                            op.alterTable("account", t -> t.alterColumn("code").type(bigint(), "code * 2"));
                            """, "");
            Migrate migrate = history.on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select * from account order by id")).containsExactly("1|6|x", "2|10|null");
            assertThat(failure(database, "insert into account values (3, 6, 'y')"))
                    .isNotEmpty();
            assertThat(failure(database, "insert into account values (3, -6, 'y')"))
                    .isNotEmpty();
            assertThat(failure(database, "insert into account values (3, null, 'y')"))
                    .isNotEmpty();
            assertThat(failure(database, "insert into account values (3, 7, 'y')"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aColumnThatCameJustBeforeHasTheSameValuesEverywhere(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table account (id int primary key, a int)");
            database.execute("insert into account values (1, 4), (2, null)");
            new TestHistory(directory)
                    .java("a1", "", "convert", """
                            op.alterTable("account", t -> t.addColumn("b", integer()));
                            op.alterTable("account", t -> {
                                t.alterColumn("b").type(bigint(), "a");
                                t.addColumn("c", integer()).defaultValue("5");
                                t.addColumn("d", integer());
                                t.addColumn("e", integer());
                                t.alterColumn("a").type(bigint(), "coalesce(d, 1) + c");
                                t.alterColumn("c").type(bigint());
                                t.alterColumn("d").type(bigint());
                                t.alterColumn("e").defaultValue("9");
                                t.addColumn("f", integer()).generatedAs("b + 1");
                                t.alterColumn("d").type(integer(), "f + 1");
                            });
                            """, "")
                    .on(database)
                    .upgrade("head");
            assertThat(rows(database, "select id, a, b, c, d, e, f from account order by id"))
                    .containsExactly("1|6|4|5|6|null|5", "2|6|null|5|null|null|null");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTextThatIsNoUuidBecomesNone(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table account (id int primary key, ref varchar(40))");
            database.execute("insert into account values (1, '" + UUID + "'), (2, null), (3, 'abcd')");
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "convert", UUIDS, "")
                    .on(database);
            assertThatThrownBy(() -> migrate.upgrade("head")).isInstanceOf(FailedStepException.class);
            assertThat(rows(database, "select id, ref from account order by id"))
                    .containsExactly("1|" + UUID, "2|null", "3|abcd");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(40)", "text", "nclob", "uuid", ""})
    void sqliteSaysWhichTextIsNoUuid(String type) throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            database.execute("create table account (id int primary key, ref " + type + ")");
            database.execute("insert into account values (1, '" + UUID + "'), (2, null), (3, '{"
                    + UUID.toUpperCase(Locale.ROOT) + "}'), (4, replace('" + UUID + "', '-', '')), (5, unhex('" + UUID
                    + "', '-')), (6, 'it''s')");
            List<String> before = rows(database, "select id, quote(ref) from account");
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "convert", UUIDS, "")
                    .on(database);
            assertThatThrownBy(() -> migrate.upgrade("head"))
                    .isInstanceOf(FailedStepException.class)
                    .hasMessage("""
                            Revision a1 failed in statement 3 of 7; all of it has been rolled back.
                                revision  db.migrations.Reva1, convert
                                line      Reva1.java:9
                                sql       insert into _migrate_account (id, ref)
                                          select id, case when ref is null or typeof(ref) = 'blob' and length(ref) = 16 \
                            then ref when length(unhex(ref, '{-}')) = 16 then unhex(ref, '{-}') else json_extract('{}', \
                            'value ' || quote(substr(ref, 1, 50)) || ' of column ref of table account is no UUID') end
                                          from account
                                error     Value 'it''s' of column ref of table account is no UUID.
                            Correct the revision, or the rows it meets, and run it again.""");
            assertThat(rows(database, "select id, quote(ref) from account")).isEqualTo(before);
            database.execute("delete from account where id = 6");
            migrate.upgrade("head");
            assertThat(rows(database, "select distinct quote(ref) from account order by 1"))
                    .containsExactly("NULL", "X'550E8400E29B41D4A716446655440000'");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void otherColumnsStayAsTheyAre(TestDatabase kind) throws Exception {
        String longest = "c".repeat(64);
        try (FreshDatabase database = kind.create()) {
            database.execute("create table account (id int primary key, code varchar(20), new_code int, " + longest
                    + " varchar(20), changed datetime default '2020-01-01' on update current_timestamp)");
            database.execute("insert into account values (1, 'abc', 7, 'de', '2020-01-02 03:04:05')");
            new TestHistory(directory)
                    .java("a1", "", "convert", """
                            op.alterTable("account", t -> t.alterColumn("code").type(integer(), "length(code)"));
                            op.alterTable("account", t -> t.alterColumn("%1$s").type(integer(), "length(%1$s)"));
                            """.formatted(longest), "")
                    .on(database)
                    .upgrade("head");
            assertThat(rows(database, "select id, code, new_code, " + longest + ", cast(changed as char) from account"))
                    .containsExactly("1|3|7|2|2020-01-02 03:04:05");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void numbersBecomeLabelsOfATypeAndNumbersAgain(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "create", """
                            op.createTable("account", t -> t.column("color", tinyint()));
                            op.insert("account", rows -> rows.columns("color").row(1));
                            """, "")
                    .java("b1", "a1", "convert", """
                            op.createEnum("Color", "GREEN", "RED");
                            op.alterTable("account", t -> t.alterColumn("color").type(
                                    namedEnumeration("Color", "RED", "GREEN"),
                                    "case color when 0 then 'RED' when 1 then 'GREEN' end"));
                            """, """
                            op.alterTable("account", t -> t.alterColumn("color").type(
                                    tinyint(), "case color when 'RED' then 0 when 'GREEN' then 1 end"));
                            op.dropEnum("Color");
                            """)
                    .on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select color from account")).containsExactly("GREEN");
            migrate.downgrade("-1");
            assertThat(rows(database, "select color from account")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void anArrayBecomesADocument(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "create", """
                            op.createTable("account", t -> t.column("tags", array(varchar(9))));
                            """, "")
                    .java("b1", "a1", "convert", """
                            op.alterTable("account", t -> t.alterColumn("tags").type(json()));
                            """, """
                            op.alterTable("account", t -> t.alterColumn("tags").type(array(varchar(9))));
                            """)
                    .on(database);
            migrate.upgrade("a1");
            database.execute("insert into account values (array['x', 'y'])");
            migrate.upgrade("head");
            assertThat(rows(database, "select tags from account").get(0).replace(" ", ""))
                    .isEqualTo("[\"x\",\"y\"]");
            database.execute("update account set tags = null");
            migrate.downgrade("-1");
            database.execute("insert into account values (array['z'])");
            assertThat(rows(database, "select tags[1] from account")).containsExactlyInAnyOrder("null", "z");
        }
    }

    @Test
    void whatMySqlSaysOfAColumnOrCheckBesidesIsSaidAgain() throws Exception {
        try (FreshDatabase database = TestDatabase.MYSQL_8_0.create()) {
            database.execute("create table place (id int primary key, spot point not null srid 4326, n int,"
                    + " constraint ck_n check (n > 0) not enforced)");
            new TestHistory(directory)
                    .java("a1", "", "place", """
                            op.alterTable("place", t -> t.alterColumn("spot").comment("where"));
                            op.alterTable("place", t -> t.renameColumn("n", "m"));
                            op.alterTable("place", t -> t.renameConstraint("ck_n", "ck_m"));
                            """, "")
                    .on(database)
                    .upgrade("head");
            assertThat(rows(
                            database,
                            "select srs_id, column_comment from information_schema.columns"
                                    + " where table_schema = database() and column_name = 'spot'"))
                    .containsExactly("4326|where");
            assertThat(rows(
                            database,
                            "select constraint_name, enforced from information_schema.table_constraints"
                                    + " where table_schema = database() and constraint_type = 'CHECK'"))
                    .containsExactly("ck_m|NO");
        }
    }

    private static String failure(FreshDatabase database, String sql) {
        try {
            database.execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
