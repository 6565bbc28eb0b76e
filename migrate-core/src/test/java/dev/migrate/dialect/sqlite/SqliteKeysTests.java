package dev.migrate.dialect.sqlite;

import static dev.migrate.op.SqlTypes.bigint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keys say beyond their columns is kept when their table is made again. */
class SqliteKeysTests {

    private SqliteWorkbench bench;

    @BeforeEach
    void open() throws SQLException {
        bench = new SqliteWorkbench();
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    @Test
    void collationsOrdersAndClausesAreKept() throws SQLException {
        bench.execute(
                "create table t (a text, b text not null on conflict replace default 'x', \"c d\" text, n integer,"
                        + " constraint pk primary key (a collate nocase, b desc) on conflict ignore,"
                        + " unique (\"c d\" COLLATE \"rtrim\" DESC, a ASC), unique (n) on conflict replace)",
                "insert into t values ('a', 'b', 'c ', 1), ('A', 'B', 'd', 2), ('a', 'B', 'e', 3), ('z', null, 'f', 4)");
        List<String> rows = bench.rows("select * from t order by n");
        List<String> keys = keys("t");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("n").type(bigint())));

        assertThat(rows).containsExactly("a|b|c |1", "A|B|d|2", "z|x|f|4");
        assertThat(bench.rows("select * from t order by n")).isEqualTo(rows);
        assertThat(keys("t")).isEqualTo(keys);
        assertThat(definition("t")).isEqualTo("""
                CREATE TABLE "t" (
                    a text,
                    b text default 'x' not null on conflict replace,
                    "c d" text,
                    n bigint,
                    constraint pk primary key (a collate nocase, b desc) on conflict ignore,
                    unique ("c d" COLLATE "rtrim" DESC, a),
                    unique (n) on conflict replace
                )""");
        bench.execute("insert into t values ('y', null, 'g', 4)", "insert into t values ('Y', 'x', 'h', 5)");
        assertThat(bench.rows("select * from t order by n")).containsExactly("a|b|c |1", "A|B|d|2", "y|x|g|4");
    }

    @Test
    void keysBehindTheirColumnsAreKept() throws SQLException {
        bench.execute(
                "create table t (a text primary key desc on conflict fail, b text unique on conflict ignore, n integer)",
                "create table u (id integer primary key on conflict replace, n integer)",
                "insert into u values (7, 1)");

        bench.upgrade(op -> {
            op.alterTable("t", t -> t.alterColumn("n").type(bigint()));
            op.alterTable("u", t -> t.alterColumn("n").type(bigint()));
        });

        assertThat(definition("t")).isEqualTo("""
                CREATE TABLE "t" (
                    a text,
                    b text,
                    n bigint,
                    primary key (a desc) on conflict fail,
                    unique (b) on conflict ignore
                )""");
        bench.execute("insert into u values (7, 2)", "insert into u (n) values (3)");
        assertThat(bench.rows("select rowid, id, n from u")).containsExactly("7|7|2", "8|8|3");
    }

    @Test
    void aColumnsNewNameIsFollowed() throws SQLException {
        bench.execute("create table t (a text, b text, n integer, unique (b desc, a collate nocase))");

        bench.upgrade(op -> {
            op.alterTable("t", t -> t.renameColumn("a", "aa"));
            op.alterTable("t", t -> {
                t.renameColumn("b", "bb");
                t.alterColumn("n").type(bigint());
            });
        });

        assertThat(definition("t")).isEqualTo("""
                CREATE TABLE "t" (
                    aa text,
                    bb text,
                    n bigint,
                    unique (bb desc, aa collate nocase)
                )""");
    }

    @Test
    void aKeyThatIsDroppedLeavesNothing() throws SQLException {
        bench.execute("create table t (a text, constraint u unique (a) on conflict ignore)");

        bench.upgrade(op -> {
            op.alterTable("t", t -> t.dropUnique("u"));
            op.alterTable("t", t -> t.addUnique("u", "a"));
        });

        assertThat(definition("t")).isEqualTo("""
                CREATE TABLE "t" (
                    a text,
                    constraint u unique (a)
                )""");
    }

    /** Keys on the same columns are told by their names. */
    @Test
    void eachKeyHasItsOwnWords() throws SQLException {
        bench.execute(
                "create table t (a text, unique (a collate nocase))",
                "create table u (a text, constraint u1 unique (a collate nocase), constraint u2 unique (a collate rtrim))",
                "create table v (a text, constraint a unique (a collate nocase, a desc))");

        bench.upgrade(op -> {
            op.alterTable("t", t -> t.addUnique("u2", "a"));
            op.alterTable("u", t -> t.dropUnique("u2"));
            op.alterTable("v", t -> {
                t.renameColumn("a", "b");
                t.renameConstraint("a", "c");
            });
        });

        assertThat(definition("t")).isEqualTo("""
                CREATE TABLE "t" (
                    a text,
                    unique (a collate nocase),
                    constraint u2 unique (a)
                )""");
        assertThat(definition("u")).isEqualTo("""
                CREATE TABLE "u" (
                    a text,
                    constraint u1 unique (a collate nocase)
                )""");
        assertThat(definition("v")).isEqualTo("""
                CREATE TABLE "v" (
                    b text,
                    constraint c unique (b collate nocase, b desc)
                )""");
    }

    @Test
    void whatWouldBeLostIsNamedBeforeAnythingRuns() throws SQLException {
        bench.execute(
                "create table t (a integer primary key desc, b text, unique (b), unique (b collate nocase))",
                "create table u (a integer primary key on conflict replace autoincrement, b text)",
                "create table v (a integer, b text, primary key (a autoincrement) on conflict ignore)");
        List<String> before = List.of(definition("t"), definition("u"));

        assertThatThrownBy(() -> bench.upgrade(
                        op -> op.alterTable("t", t -> t.alterColumn("b").notNull())))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite cannot change table t in this way, and making it again would lose what Migrate cannot \
                        make again.
                            table       t
                            would lose  an integer primary key that is descending and no number of the row
                            would lose  one of the keys on the same columns: (b collate nocase)
                        Make the table again with statements of your own: op.execute(...) of a create table under another name, \
                        insert into ... select, drop table and alter table ... rename to.""");
        assertThatThrownBy(() -> bench.upgrade(
                        op -> op.alterTable("u", t -> t.alterColumn("b").notNull())))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite cannot change table u in this way, and making it again would lose what Migrate cannot \
                        make again.
                            table       u
                            would lose  the key with autoincrement (a) on conflict replace
                        Make the table again with statements of your own: op.execute(...) of a create table under another name, \
                        insert into ... select, drop table and alter table ... rename to.""");
        assertThatThrownBy(() -> bench.upgrade(
                        op -> op.alterTable("v", t -> t.alterColumn("b").notNull())))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite cannot change table v in this way, and making it again would lose what Migrate cannot \
                        make again.
                            table       v
                            would lose  the key with autoincrement (a) on conflict ignore
                        Make the table again with statements of your own: op.execute(...) of a create table under another name, \
                        insert into ... select, drop table and alter table ... rename to.""");
        assertThat(List.of(definition("t"), definition("u"))).isEqualTo(before);
    }

    private List<String> keys(String table) throws SQLException {
        return bench.rows("select l.\"unique\", l.origin, x.* from pragma_index_list('" + table
                + "') l, pragma_index_xinfo(l.name) x order by l.seq, x.seqno");
    }

    private String definition(String table) throws SQLException {
        return bench.rows("select sql from sqlite_schema where name = '" + table + "'")
                .get(0);
    }
}
