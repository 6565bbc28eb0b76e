package dev.migrate.dialect.sqlite;

import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Triggers and views of a table that is made again. */
class SqliteTriggerTests {

    private static final String WATCHED =
            "select type, name, tbl_name, sql from sqlite_schema" + " where type in ('trigger', 'view') order by name";

    private SqliteWorkbench bench;

    @BeforeEach
    void open() throws SQLException {
        bench = new SqliteWorkbench();
        bench.execute("pragma foreign_keys = on");
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private void watch() throws SQLException {
        bench.execute(
                "create table t (id integer primary key, a text, b text)",
                "create table log (what text)",
                "create view v as select id, a from t",
                "create view w as select * from v",
                "create trigger first after insert on t begin insert into log values ('in; ' || new.a); end",
                "create trigger if not exists \"2nd\" after update of a on t when new.a <> old.a begin"
                        + " insert into log values (case when new.a = 'y' then 'end' else 'up' end); end",
                "create trigger other after delete on log begin delete from \"T\" where a = old.what; end",
                "create trigger instead instead of insert on v begin insert into t (a) values (new.a); end",
                "insert into t (a, b) values ('x', 'b')");
    }

    @Test
    void triggersAndViewsStayWhenTheirTableIsMadeAgain() throws SQLException {
        watch();
        List<String> before = bench.rows(WATCHED);

        bench.upgrade(op -> op.alterTable("t", t -> {
            t.alterColumn("b").notNull();
            t.addCheck("ck_t_a", "a <> 'z'");
        }));

        assertThat(bench.rows(WATCHED)).isEqualTo(before);
        bench.execute("insert into t (a, b) values ('y', 'b')", "update t set a = 'q' where a = 'x'");
        assertThat(bench.rows("select a from w order by a")).containsExactly("q", "y");
        assertThat(bench.rows("select * from log")).containsExactly("in; x", "in; y", "up");
        bench.execute("insert into log values ('y')", "delete from log");
        assertThat(bench.rows("select a from t")).containsExactly("q");
        assertThat(bench.rows("pragma legacy_alter_table")).containsExactly("0");
    }

    /** SQLite writes the triggers anew with each new name, and from these words they are made again. */
    @Test
    void aTableIsMadeAgainBehindNewNamesOfItselfAndItsColumns() throws SQLException {
        watch();
        bench.execute("drop trigger instead", "create index ix_t_a on t (a)");

        bench.upgrade(op -> {
            op.alterTable("t", t -> {
                t.renameColumn("a", "label");
                t.alterColumn("b").notNull();
                t.renameColumn("b", "`b c`");
            });
            op.renameTable("t", "thing");
            op.alterTable("thing", t -> t.addCheck("ck_thing_label", "label <> 'z'"));
            op.alterTable("thing", t -> t.renameColumn("label", "`select`"));
            op.alterTable("thing", t -> t.alterColumn("`select`").type(varchar(80)));
        });

        assertThat(bench.rows(
                        "select sql from sqlite_schema where tbl_name = 'thing' and type = 'trigger' order by name"))
                .containsExactly(
                        "CREATE TRIGGER \"2nd\" after update of \"select\" on \"thing\""
                                + " when new.\"select\" <> old.\"select\" begin insert into log values"
                                + " (case when new.\"select\" = 'y' then 'end' else 'up' end); end",
                        "CREATE TRIGGER first after insert on \"thing\" begin"
                                + " insert into log values ('in; ' || new.\"select\"); end");
        bench.execute("insert into thing (\"select\", \"b c\") values ('y', 'b')", "update thing set \"select\" = 'q'");
        assertThat(bench.rows("select count(*) from w")).containsExactly("2");
        assertThat(bench.rows("select * from log")).containsExactly("in; x", "in; y", "up", "up");
        assertThat(bench.rows("select name from sqlite_schema where type = 'index'"))
                .containsExactly("ix_t_a");
    }

    @Test
    void aTableBehindANewNameRefersToItselfByThat() throws SQLException {
        bench.execute(
                "create table pet (id integer primary key, name text, parent integer,"
                        + " constraint fk foreign key (parent) references pet (id))",
                "create trigger tr after insert on pet begin select 1; end",
                "insert into pet (id, name, parent) values (1, 'Tom', 1)");
        bench.upgrade(op -> {
            op.renameTable("pet", "animal");
            op.alterTable("animal", t -> t.addCheck("ck", "name <> ''"));
        });
        assertThat(bench.rows("select \"table\" from pragma_foreign_key_list('animal')"))
                .containsExactly("animal");
        assertThat(bench.rows("select name, tbl_name from sqlite_schema where type = 'trigger'"))
                .containsExactly("tr|animal");
    }

    /** SQLite takes names of constraints that are there, which no operation could make. */
    @Test
    void aTableWithRepeatedNamesGetsAnother() throws SQLException {
        bench.execute(
                "create table pet (id integer primary key, name text constraint c check (name <> ''),"
                        + " age integer constraint c check (age > 0))",
                "create trigger tr after insert on pet begin select 1; end");
        bench.upgrade(op -> {
            op.renameTable("pet", "animal");
            op.alterTable("animal", t -> t.renameColumn("name", "called"));
            op.dropTrigger("tr", "animal");
        });
        assertThat(bench.rows("select name from pragma_table_info('animal')")).containsExactly("id", "called", "age");
    }

    @Test
    void triggersThatOperationsMakeAreMadeAgainWithTheTable() throws SQLException {
        String stop = "before insert on t begin select raise(ignore) where new.a = 'stop'; end";
        bench.upgrade(op -> {
            op.createTable("t", t -> t.column("a", varchar(10)));
            op.createTrigger("halt", "t", stop);
            op.createTrigger("gone", "t", stop);
            op.alterTable("t", t -> t.alterColumn("a").type(varchar(20)));
            op.dropTrigger("gone", "t");
            op.replaceTrigger("halt", "t", stop.replace("stop", "halt"));
            op.alterTable("t", t -> t.alterColumn("a").type(varchar(30)));
        });

        assertThat(bench.rows(WATCHED))
                .containsExactly("trigger|halt|t|CREATE TRIGGER halt " + stop.replace("stop", "halt"));
        bench.execute("insert into t (a) values ('halt'), ('stop')");
        assertThat(bench.rows("select a from t")).containsExactly("stop");
    }

    @Test
    void viewsAndTriggersFollowAColumnThatIsRenamedAsWell() throws SQLException {
        watch();
        bench.execute("drop trigger instead");

        bench.upgrade(op -> op.alterTable("t", t -> {
            t.alterColumn("b").notNull();
            t.renameColumn("a", "label");
        }));

        bench.execute("insert into t (label, b) values ('y', 'b')");
        assertThat(bench.rows("select * from v")).containsExactly("1|x", "2|y");
        assertThat(bench.rows("select * from log")).containsExactly("in; x", "in; y");
    }

    @Test
    void aColumnThatAViewReadsIsNotDropped() throws SQLException {
        watch();
        assertUnchanged(() -> assertThatThrownBy(() -> bench.upgrade(op -> op.alterTable("t", t -> {
                    t.alterColumn("b").notNull();
                    t.dropColumn("a");
                })))
                .isInstanceOf(SQLException.class)
                .hasMessage("""
                        [SQLITE_ERROR] SQL error or missing database (error in view v: no such column: a)
                        in: alter table t rename column id to id"""));
    }

    @Test
    void aTriggerThatIsNotKnownIsNotLost() throws SQLException {
        bench.execute("create table t (a text)", "create table log (what text)");
        Schema before = bench.inspect();
        bench.execute("create trigger g after insert on t begin insert into log values (new.a); end");
        assertUnchanged(() -> assertThatThrownBy(() -> bench.run(
                        before,
                        SqliteWorkbench.SQLITE
                                .lowering()
                                .rewriteAll(
                                        SqliteWorkbench.recorded(op -> op.alterTable(
                                                "t", t -> t.alterColumn("a").notNull())),
                                        before)))
                .isInstanceOf(SQLException.class)
                .hasMessage("""
                        [SQLITE_ERROR] SQL error or missing database \
                        (bad JSON path: 'trigger g of table t is not known in this form and would be lost')
                        in: select json_extract('{}', 'trigger ' || name || ' of table t is not known in this form and would be lost')
                        from sqlite_schema
                        where type = 'trigger' and tbl_name = 't' collate nocase and sql not in ()"""));
    }

    @Test
    void aTriggerOfTheSameRevisionIsMadeAgain() throws SQLException {
        bench.execute("create table t (a text)", "create index ix on t (a)", "create table log (what text)");
        String trigger = "create trigger if not exists [g;] after insert on \"t\" begin"
                + " insert into log values ('end;'); end";

        bench.upgrade(op -> {
            op.execute(trigger, effect -> {});
            op.alterTable("t", t -> t.alterColumn("a").notNull());
        });

        bench.execute("insert into t values ('x')");
        assertThat(bench.rows("select * from log")).containsExactly("end;");
    }

    @Test
    void aTriggerThatTheRevisionDropsDoesNotComeBack() throws SQLException {
        watch();
        assertUnchanged(() -> assertThatThrownBy(() -> bench.upgrade(op -> {
                    op.execute("drop trigger first", effect -> {});
                    op.alterTable("t", t -> t.alterColumn("b").notNull());
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage("""
                        [SQLITE_ERROR] SQL error or missing database (no such trigger: first)
                        in: drop trigger first"""));
    }

    private interface Attempt {
        void run() throws SQLException;
    }

    private void assertUnchanged(Attempt attempt) throws SQLException {
        String tables = "select group_concat(name || ' ' || sql, ';') from sqlite_schema";
        Schema schema = bench.inspect();
        var definitions = bench.rows(tables);
        attempt.run();
        assertThat(bench.rows(tables)).isEqualTo(definitions);
        assertThat(bench.inspect()).isEqualTo(schema);
        assertThat(bench.rows("pragma foreign_keys")).containsExactly("1");
        bench.execute("begin immediate", "rollback");
    }
}
