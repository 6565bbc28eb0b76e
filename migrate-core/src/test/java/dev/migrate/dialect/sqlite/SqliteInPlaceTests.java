package dev.migrate.dialect.sqlite;

import static dev.migrate.dialect.sqlite.SqliteWorkbench.recorded;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Statement;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SQLite changes itself since 3.53, for which a table was made again before. */
class SqliteInPlaceTests {

    private static final Dialect NEWER = Dialects.onClassPath().named("sqlite:3.53");

    private SqliteWorkbench bench;

    @BeforeEach
    void open() throws SQLException {
        bench = new SqliteWorkbench(NEWER);
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    @Test
    void aColumnMayBeNullNoLonger() throws SQLException {
        bench.execute(
                "create table \"Odd \"\"t\" (\"a b\" integer /* one ) */ default 5, c text -- last\n, unique (c)) strict",
                "create view v as select \"a b\" from \"Odd \"\"t\"",
                "create trigger tr after insert on \"Odd \"\"t\" begin select 1; end",
                "insert into \"Odd \"\"t\" values (1, 'x')");
        Schema before = bench.inspect();
        Consumer<Operations> revision = op -> op.alterTable("\"Odd \"\"t\"", t -> {
            t.alterColumn("\"a b\"").notNull();
            t.alterColumn("c").notNull();
        });

        assertThat(sql(before, revision))
                .containsExactly(
                        "alter table \"Odd \"\"t\" alter column \"a b\" set not null",
                        "alter table \"Odd \"\"t\" alter column c set not null");
        Schema after = bench.upgrade(revision);

        assertThat(bench.inspect()).isEqualTo(after).isNotEqualTo(before);
        assertThat(bench.rows("select * from \"Odd \"\"t\"")).containsExactly("1|x");
        assertThatThrownBy(() -> bench.execute("insert into \"Odd \"\"t\" values (null, 'y')"))
                .hasMessage(
                        "[SQLITE_CONSTRAINT_NOTNULL] A NOT NULL constraint failed"
                                + " (NOT NULL constraint failed: Odd \"t.a b)\nin: insert into \"Odd \"\"t\" values (null, 'y')");
        bench.upgrade(op -> op.alterTable("\"Odd \"\"t\"", t -> {
            t.alterColumn("\"a b\"").nullable();
            t.alterColumn("c").nullable();
        }));
        assertThat(bench.inspect()).isEqualTo(before);
    }

    @Test
    void aCheckGoesWithTheColumnThatItSpeaksOf() throws SQLException {
        bench.execute(
                "create table t (a integer constraint positive check (a > 0), b integer, constraint ck check (b > a))",
                "insert into t values (1, 2)");

        assertThat(sql(
                        bench.inspect(),
                        op -> op.alterTable("t", t -> {
                            t.dropCheck("ck");
                            t.dropCheck("positive");
                            t.dropColumn("a");
                        })))
                .containsExactly(
                        "alter table t drop constraint ck",
                        "alter table t drop constraint positive",
                        "alter table t drop column a");
        bench.upgrade(op -> op.alterTable("t", t -> {
            t.dropCheck("ck");
            t.dropCheck("positive");
            t.dropColumn("a");
        }));

        assertThat(bench.rows("select * from t")).containsExactly("2");
        assertThat(bench.inspect().tables().values().iterator().next().constraints())
                .isEmpty();
    }

    @Test
    void aCheckComesWithANewTableAsSqliteWouldRefuseRowsForWhichItIsUnknown() throws SQLException {
        bench.execute("create table t (a integer)", "insert into t values (null), (1)");
        assertThatThrownBy(() -> bench.execute("alter table t add constraint ck check (a > 0)"))
                .hasMessage("[SQLITE_CONSTRAINT] Abort due to constraint violation (constraint failed)"
                        + "\nin: alter table t add constraint ck check (a > 0)");

        bench.upgrade(op -> op.alterTable("t", t -> t.addCheck("ck", "a > 0")));

        assertThat(bench.rows("select a from t order by a")).containsExactly("null", "1");
        assertThat(bench.rows("select sql from sqlite_schema"))
                .containsExactly("CREATE TABLE \"t\" (\n    a integer,\n    constraint ck check (a > 0)\n)");
    }

    @Test
    void aCheckWithoutANameGoesWithTheOldTable() throws SQLException {
        bench.execute(
                "create table t (a varchar(8) check (a in ('x', 'y')), b integer)", "insert into t values ('x', 1)");

        bench.upgrade(op -> op.alterTable("t", t -> t.dropColumn("a")));

        assertThat(bench.rows("select * from t")).containsExactly("1");
    }

    @Test
    void oneNewTableIsEnoughForAllChangesWhereOneOfThemNeedsIt() throws SQLException {
        bench.execute("create table t (a text, b text)", "insert into t values ('1', 'x')");

        List<String> statements = sql(
                bench.inspect(),
                op -> op.alterTable("t", t -> {
                    t.alterColumn("b").notNull();
                    t.alterColumn("a").type(integer());
                }));

        assertThat(statements)
                .filteredOn(each -> each.startsWith("create table"))
                .hasSize(1);
        assertThat(statements).noneMatch(each -> each.contains("alter column"));
        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("b").type(enumeration("x", "y"))));
        assertThat(bench.rows("select * from t")).containsExactly("1|x");
    }

    /** SQLite takes {@code not deferrable} for {@code not null}, and of two constraints of one name the first. */
    @Test
    void aTableIsMadeAgainWhereSqliteWouldTakeAwaySomethingElse() throws SQLException {
        bench.execute(
                "create table t (id integer primary key, a integer references t not deferrable not null,"
                        + " b integer constraint ck not null, constraint ck check (b > 0))",
                "insert into t values (1, 1, 1)");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("a").nullable()));
        bench.execute("insert into t values (2, null, 1)");
        assertThatThrownBy(() -> bench.execute("insert into t values (3, null, 0)"))
                .hasMessage("[SQLITE_CONSTRAINT_CHECK] A CHECK constraint failed (CHECK constraint failed: ck)"
                        + "\nin: insert into t values (3, null, 0)");
        assertThat(bench.rows("select * from t")).containsExactly("1|1|1", "2|null|1");
    }

    @Test
    void aCheckThatSharesItsNameGoesAlone() throws SQLException {
        bench.execute(
                "create table t (a integer constraint ck not null, b integer constraint uq unique constraint uq check (b > 1),"
                        + " constraint ck check (a > 0))",
                "insert into t values (1, 2)");

        bench.upgrade(op -> op.alterTable("t", t -> {
            t.dropCheck("ck");
            t.dropCheck("uq");
        }));

        bench.execute("insert into t values (0, 0)");
        assertThatThrownBy(() -> bench.execute("insert into t values (null, 3)"))
                .hasMessage("[SQLITE_CONSTRAINT_NOTNULL] A NOT NULL constraint failed (NOT NULL constraint failed: t.a)"
                        + "\nin: insert into t values (null, 3)");
        assertThatThrownBy(() -> bench.execute("insert into t values (1, 2)"))
                .hasMessage("[SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: t.b)"
                        + "\nin: insert into t values (1, 2)");
    }

    private static List<String> sql(Schema before, Consumer<Operations> revision) {
        List<String> sql = new ArrayList<>();
        Replay state = Replay.from(before);
        for (Operation lowered : NEWER.lowering().rewriteAll(recorded(revision), before)) {
            NEWER.writer().write(lowered, state).stream().map(Statement::sql).forEach(sql::add);
            state.apply(lowered);
        }
        return sql;
    }
}
