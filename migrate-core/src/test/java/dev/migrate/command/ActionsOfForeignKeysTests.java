package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that refer to what a revision deletes or changes go with it, become null or follow, as their foreign keys say. */
class ActionsOfForeignKeysTests {

    private static final String WORK = """
            op.delete("team", r -> r.whereIs("id", 3));
            op.update("team", r -> r.set("code", "z").whereIs("id", 1));
            """;

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void teams() {
        history = new TestHistory(directory).java("a1", "", "create teams", """
                op.createTable("team", t -> {
                    t.column("id", integer()).notNull();
                    t.column("code", varchar(10)).notNull();
                    t.primaryKey("pk_team", "id");
                    t.unique("uq_team_code", "code");
                });
                op.createTable("member", t -> {
                    t.column("id", integer()).notNull();
                    t.column("team_id", integer());
                    t.column("other_id", integer());
                    t.column("team_code", varchar(10));
                    t.primaryKey("pk_member", "id");
                    t.foreignKey("fk_member_team", "team_id").references("team", "id").onDeleteCascade();
                    t.foreignKey("fk_member_other", "other_id").references("team", "id").onDelete(dev.migrate.schema.Constraint.Action.SET_NULL);
                    t.foreignKey("fk_member_code", "team_code").references("team", "code").onUpdate(dev.migrate.schema.Constraint.Action.CASCADE);
                });
                op.insert("team", i -> i.columns("id", "code").row(1, "a").row(2, "b").row(3, "c"));
                op.insert("member", i -> i.columns("id", "team_id", "other_id", "team_code")
                        .row(1, 1, 1, "a").row(2, 2, 3, "a").row(3, 3, 1, "b").row(4, null, null, null));
                """, "");
    }

    private static List<String> members(FreshDatabase database) throws SQLException {
        return rows(database, "select id, team_id, other_id, team_code from member order by id");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void happen(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "fewer teams", WORK, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("heads")).hasSize(2);
            assertThat(members(database)).containsExactly("1|1|1|z", "2|2|null|z", "4|null|null|null");
        }
    }

    /** They do in the words of SQL, too, and the settings of the connection are as before. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void happenOnSqliteWhateverTheConnectionSays(String setting) throws Exception {
        history.sql("b1", "a1", "", "delete from team where id = 3; update team set code = 'z' where id = 1;", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = " + setting);
            assertThat(history.builder(database)
                            .connections(() -> OnlyConnection.of(connection, () -> {}))
                            .build()
                            .upgrade("heads"))
                    .hasSize(2);
            assertThat(members(database)).containsExactly("1|1|1|z", "2|2|null|z", "4|null|null|null");
            assertThat(rows(connection, "pragma foreign_keys")).containsExactly(setting.equals("on") ? "1" : "0");
        }
    }

    @Test
    void happenInScripts() throws Exception {
        history.java("b1", "a1", "fewer teams", WORK, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql :
                    history.on(database).upgradeScript("base:heads").strip().split(";\n", -1)) {
                statement.execute(sql);
            }
            assertThat(members(database)).containsExactly("1|1|1|z", "2|2|null|z", "4|null|null|null");
        }
    }

    /** Rows come in any order, and what refers to none is told as ever. */
    @Test
    void waitForTheEndOnSqlite() throws Exception {
        history.java("b1", "a1", "other teams", """
                op.insert("member", i -> i.columns("id", "team_id").row(5, 5));
                op.insert("team", i -> i.columns("id", "code").row(5, "e"));
                op.update("member", r -> r.set("team_code", "e").whereIs("id", 5));
                """, "").java("c1", "b1", "no team", """
                op.delete("team", r -> r.whereIs("code", "e"));
                op.update("member", r -> r.set("team_id", 9).whereIs("id", 1));
                """, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history.on(database);
            assertThat(migrate.upgrade("b1")).hasSize(2);
            assertThatThrownBy(() -> migrate.upgrade("c1")).hasMessage("""
                    Rows would refer to rows that do not exist, so all was taken back.
                        count    1
                        row      1 of member, which refers to team
                    Delete or correct these rows in the revision, before the foreign key is added or the table changes.""");
            assertThat(members(database)).contains("1|1|1|a", "5|5|null|e");
        }
    }

    /** Dropping a table deletes its rows first, which members must not follow; so nothing happens there by the keys. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void doNotHappenOnSqliteWhereATableIsDropped(String setting) throws Exception {
        history.sql("b1", "a1", "", """
                create table grown (id integer not null primary key, code varchar(20) not null unique);
                insert into grown select id, code from team;
                drop table team;
                alter table grown rename to team;
                update team set code = 'd' where id = 3;
                """, "")
                .sql("c1", "b1", "", "delete from team where id = 3; drop table if exists gone;", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = " + setting);
            Migrate migrate = history.builder(database)
                    .connections(() -> OnlyConnection.of(connection, () -> {}))
                    .build();
            assertThat(migrate.upgrade("b1")).hasSize(2);
            assertThat(members(database)).containsExactly("1|1|1|a", "2|2|3|a", "3|3|1|b", "4|null|null|null");
            assertThatThrownBy(() -> migrate.upgrade("c1")).hasMessage("""
                    Rows would refer to rows that do not exist, so all was taken back.
                        count    2
                        row      2 of member, which refers to team
                        row      3 of member, which refers to team
                    Delete or correct these rows in the revision, before the foreign key is added or the table changes.""");
            assertThat(members(database)).hasSize(4);
        }
    }

    /** What is left over is found before the commit, and what the revision deletes itself is not. */
    @Test
    void doNotHappenOnSqliteWhereTablesAreMadeAgain() throws Exception {
        history.java("b1", "a1", "change and update", """
                op.alterTable("member", t -> t.alterColumn("team_code").type(varchar(20)));
                op.update("team", r -> r.set("code", "z").whereIs("id", 1));
                """, "").java("c1", "a1", "delete both", """
                op.alterTable("member", t -> t.alterColumn("team_code").type(varchar(20)));
                op.update("member", r -> r.set("other_id", null).whereIs("id", 2));
                op.delete("member", r -> r.whereIs("id", 3));
                op.delete("team", r -> r.whereIs("id", 3));
                """, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            assertThatThrownBy(() -> migrate.upgrade("b1")).hasMessage("""
                    Rows would refer to rows that do not exist, so all was taken back.
                        count    2
                        row      1 of member, which refers to team
                        row      2 of member, which refers to team
                    Delete or correct these rows in the revision, before the foreign key is added or the table changes.""");
            assertThat(members(database)).hasSize(4);
            assertThat(migrate.upgrade("c1")).hasSize(1);
            assertThat(members(database)).containsExactly("1|1|1|a", "2|2|null|a", "4|null|null|null");
        }
    }

    /** A row may refer to what is created behind it. */
    @Test
    void doNotHappenOnSqliteWhereATableIsCreated() throws Exception {
        history.sql("b1", "a1", "dump", """
                create table leaf (id integer, tree_id integer references tree (id));
                insert into leaf values (1, 7);
                create table tree (id integer not null primary key);
                insert into tree values (8);
                update tree set id = 7;
                """, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            assertThat(history.on(database).upgrade("heads")).hasSize(2);
            assertThat(rows(database, "select leaf.id from leaf join tree on tree.id = tree_id"))
                    .containsExactly("1");
        }
    }

    /** With them on SQLite would refuse to change the rows of either table. */
    @ParameterizedTest
    @CsvSource({"team (no_such_column), '''a'''", "no_such_table (id), '''a'''", "no_such_table (id), null"})
    void doNotHappenOnSqliteWhereAKeyOfTheFileRefersToNothing(String nothing, String value) throws Exception {
        history.java("b1", "a1", "fewer teams", """
                op.delete("member", r -> r.whereIs("id", 3));
                op.update("member", r -> r.set("other_id", null).whereIs("id", 2));
                op.delete("team", r -> r.whereIs("id", 3));
                op.update("odd", r -> r.set("id", 2).whereIs("id", 1));
                op.insert("odd", i -> i.columns("id", "team_name").row(3, null));
                """, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            database.execute(
                    "create table odd (id integer, team_name varchar(9) references " + nothing + ")",
                    "insert into odd values (1, " + value + ")");
            assertThat(migrate.upgrade("b1")).hasSize(1);
            assertThat(members(database)).containsExactly("1|1|1|a", "2|2|null|a", "4|null|null|null");
            assertThat(rows(database, "select id from odd order by id")).containsExactly("2", "3");
        }
    }
}
