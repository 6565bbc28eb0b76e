package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.TransactionMode;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which transactions the foreign keys of SQLite act, and that nothing of it stays with the connection. */
class SqliteForeignKeysTests {

    private static final String SETTINGS = "select * from pragma_foreign_keys, pragma_legacy_alter_table,"
            + " pragma_defer_foreign_keys, (select count(*) from sqlite_temp_schema)";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void teams() throws Exception {
        history = new TestHistory(directory).sql("a1", "", "teams", """
                create table team (id integer not null primary key, code varchar(10) not null unique);
                create table member (id integer not null primary key, team_id integer references team on delete cascade);
                create table "before" (a varchar(10));
                insert into team values (1, 'a'), (2, 'b'), (3, 'c');
                insert into member values (1, 1), (2, 2), (3, 3);
                insert into "before" values ('kept');
                """, "");
    }

    private static List<String> members(FreshDatabase database) throws SQLException {
        return rows(database, "select id, team_id from member order by id");
    }

    /** In either direction, and where it fails. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void settingsOfTheConnectionAreAsBefore(String setting) throws Exception {
        history.sql("b1", "a1", "back", "delete from team where id = 3;", "delete from team where id = 2;")
                .sql("c1", "b1", "fails", "delete from team where id = 2; insert into nowhere values (1);", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = " + setting);
            statement.execute("pragma legacy_alter_table = " + setting);
            List<String> before = rows(connection, SETTINGS);
            Migrate migrate = history.builder(database)
                    .connections(() -> OnlyConnection.of(connection, () -> {}))
                    .build();
            migrate.upgrade("b1");
            assertThat(members(database)).containsExactly("1|1", "2|2");
            assertThatThrownBy(() -> migrate.upgrade("c1")).isInstanceOf(FailedStepException.class);
            assertThat(members(database)).containsExactly("1|1", "2|2");
            assertThat(rows(connection, SETTINGS)).isEqualTo(before);
            migrate.downgrade("a1");
            assertThat(members(database)).containsExactly("1|1");
            assertThat(rows(connection, SETTINGS)).isEqualTo(before);
        }
    }

    /** Each is in a transaction of its own, and they act in those that change rows, whatever came before. */
    @Test
    void actInEachRevisionOfARunAsInAScript() throws Exception {
        history.sql("b1", "a1", "again", """
                create table grown (id integer not null primary key, code varchar(20) not null unique);
                insert into grown select id, code from team;
                drop table team;
                alter table grown rename to team;
                """, "")
                .sql("c1", "b1", "rows", "delete from team where id = 3;", "")
                .sql("d1", "c1", "drop", "update member set team_id = null; drop table team;", "")
                .sql("e1", "d1", "create", "create table team (id integer not null primary key);", "")
                .sql("f1", "e1", "replace", "insert into team values (2); update member set team_id = 2;", "")
                .sql("g1", "f1", "replace", "insert or replace into team values (2);", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                FreshDatabase another = TestDatabase.SQLITE.create();
                Connection connection = another.connect();
                Statement statement = connection.createStatement()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("f1");
            assertThat(members(database)).containsExactly("1|2", "2|2");
            migrate.upgrade("g1");
            assertThat(members(database)).isEmpty();
            for (String sql : migrate.upgradeScript("base:g1").strip().split(";\n", -1)) {
                statement.execute(sql);
                if (sql.contains("'f1'") && sql.contains("migrate_history")) {
                    assertThat(rows(connection, "select id, team_id from member order by id"))
                            .containsExactly("1|2", "2|2");
                }
            }
            assertThat(members(another)).isEmpty();
        }
    }

    /** A script has tables of its own, beside which the table that is made again is made. */
    @Test
    void aScriptTakesNoTableForItsOwn() throws Exception {
        TestHistory known = new TestHistory(directory.resolve("known"))
                .java("a1", "", "create", """
                        op.createTable("before", t -> t.column("a", varchar(10)));
                        op.insert("before", i -> i.columns("a").row("kept"));
                        """, "")
                .java(
                        "b1",
                        "a1",
                        "longer",
                        "op.alterTable(\"before\", t -> t.alterColumn(\"a\").type(varchar(20)));",
                        "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql :
                    known.on(database).upgradeScript("base:b1").strip().split(";\n", -1)) {
                statement.execute(sql);
            }
            assertThat(rows(database, "select * from \"before\"")).containsExactly("kept");
        }
    }

    /** Whether another revision shares the transaction counts, and the way down is as the way up. */
    @Test
    void actByTheWholeTransaction() throws Exception {
        history.java("b1", "a1", "rows", "op.delete(\"team\", r -> r.whereIs(\"id\", 3));", "")
                .java(
                        "c1",
                        "b1",
                        "longer",
                        "op.alterTable(\"before\", t -> t.alterColumn(\"a\").type(varchar(20)));",
                        "op.alterTable(\"before\", t -> t.alterColumn(\"a\").type(varchar(10)));\n"
                                + "op.delete(\"team\", r -> r.whereIs(\"id\", 2));");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            assertThatThrownBy(() -> history.builder(database)
                            .transaction(TransactionMode.ALL)
                            .build()
                            .upgrade("c1"))
                    .hasMessage(leftOver("3"));
            assertThat(rows(database, "select name from sqlite_schema where name = 'team'"))
                    .isEmpty();
            Migrate migrate = history.on(database);
            migrate.upgrade("c1");
            assertThat(members(database)).containsExactly("1|1", "2|2");
            assertThatThrownBy(() -> migrate.downgrade("b1")).hasMessage(leftOver("2"));
            assertThat(members(database)).containsExactly("1|1", "2|2");
        }
    }

    private static String leftOver(String member) {
        return """
                Rows would refer to rows that do not exist, so all was taken back.
                    count    1
                    row      %s of member, which refers to team
                Delete or correct these rows in the revision, before the foreign key is added or the table changes.""".formatted(member);
    }

    /** They act in the transaction that goes on, too. */
    @Test
    void actWhereARevisionGoesOn() throws Exception {
        history.java("b1", "a1", "in two", """
                op.delete("team", r -> r.whereIs("id", 3));
                op.checkpoint();
                op.insert("team", i -> i.columns("id", "code").row(4, "b"));
                op.checkpoint();
                op.delete("team", r -> r.whereIs("id", 1));
                """, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Migrate migrate = history.on(database);
            assertThatThrownBy(() -> migrate.upgrade("b1")).isInstanceOf(FailedStepException.class);
            assertThat(members(database)).containsExactly("1|1", "2|2");
            statement.execute("update team set code = 'z' where id = 2");
            migrate.upgrade("b1");
            assertThat(members(database)).containsExactly("2|2");
        }
    }
}
