package dev.migrate.dialect.sqlite;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.bytes;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteRecreationTests {

    private static final String DEFINITIONS = "select sql from sqlite_schema where sql is not null order by name";

    private static final String BIG = "\"Big \"\"Table\"";
    private static final List<String> BIG_DEFINITIONS = List.of(
            """
            CREATE TABLE "Big ""Table" (
                id integer primary key autoincrement,
                "first name" text collate "nocase" default 'it''s' not null,
                born text default current_timestamp not null,
                price real,
                upper text generated always as (upper("first name")) virtual,
                doubled real generated always as (price * 2) stored,
                constraint positive check (price > 0),
                check (length("first name") < 50),
                unique ("first name", price)
            ) strict""",
            "CREATE INDEX expressions on \"Big \"\"Table\" ((lower(\"first name\")), price desc) where price > 1",
            "CREATE UNIQUE INDEX prices on \"Big \"\"Table\" (price)",
            "CREATE TABLE sqlite_sequence(name,seq)");

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

    @Test
    void childrenKeepTheirRowsWhenTheirParentIsMadeAgain() throws SQLException {
        bench.execute(
                "create table parent (id integer primary key, name text)",
                "create table child (id integer primary key, parent_id integer references parent on delete cascade)",
                "create table other (parent_id integer references parent (id) on delete set null)",
                "insert into parent values (1, 'one'), (2, 'two')",
                "insert into child values (10, 1), (11, 2)",
                "insert into other values (1), (2)");

        bench.upgrade(op -> op.alterTable(
                "parent", t -> t.alterColumn("name").type(varchar(40)).notNull()));

        assertThat(bench.rows("select * from parent")).containsExactly("1|one", "2|two");
        assertThat(bench.rows("select * from child")).containsExactly("10|1", "11|2");
        assertThat(bench.rows("select * from other")).containsExactly("1", "2");
        assertThat(bench.rows("select * from pragma_foreign_key_check")).isEmpty();
        assertThat(bench.rows("pragma foreign_keys")).containsExactly("1");
        bench.execute("delete from parent where id = 1");
        assertThat(bench.rows("select * from child")).containsExactly("11|2");
        assertThat(bench.rows("select * from other order by 1")).containsExactly("null", "2");
    }

    @Test
    void checksAreReadWhateverTheirAuthorWroteAroundThem() throws SQLException {
        bench.execute("""
                create table "Order" (
                    a text check ( -- what )
                        a in ('x', -- one
                              'y') -- and no more
                    ),
                    b integer constraint kept constraint named check ("Order" . b > 0 /* ( */) constraint empty,
                    c integer generated always as (b + 1 -- one more
                    )
                )""", "insert into \"Order\" values ('x', 1)");

        bench.upgrade(op ->
                op.alterTable("`Order`", t -> t.alterColumn("b").type(bigint()).notNull()));

        assertThat(bench.rows("select * from \"Order\"")).containsExactly("x|1|2");
        assertThat(bench.rows(DEFINITIONS)).containsExactly("""
                CREATE TABLE "Order" (
                    a text,
                    b bigint not null,
                    c integer generated always as (b + 1) virtual,
                    check (a in ('x', -- one
                              'y')),
                    constraint named check (b > 0)
                )""");
    }

    @Test
    void aCheckMayNameItsTable() throws SQLException {
        bench.upgrade(op -> {
            op.createTable("t", t -> {
                t.column("a", integer());
                t.check("ck_a", "t.a > 0");
            });
            op.alterTable("t", t -> t.addCheck("ck_b", "\"T\".a < 9"));
            op.alterTable("t", t -> t.alterColumn("a").type(bigint()));
        });

        assertThat(bench.rows("select sql from sqlite_schema")).containsExactly("""
                CREATE TABLE "t" (
                    a bigint,
                    constraint ck_a check (a > 0),
                    constraint ck_b check (a < 9)
                )""");
    }

    @Test
    void aTableThatRefersToItselfStillDoes() throws SQLException {
        bench.execute(
                "create table node (id integer primary key, parent integer references node (id), label text)",
                "insert into node values (1, null, 'root'), (2, 1, 'leaf')");

        bench.upgrade(op -> op.alterTable("node", t -> {
            t.renameColumn("id", "number");
            t.alterColumn("label").notNull();
        }));

        assertThat(bench.rows("select number, parent, label from node")).containsExactly("1|null|root", "2|1|leaf");
        assertThat(bench.rows("select \"table\", \"from\", \"to\" from pragma_foreign_key_list('node')"))
                .containsExactly("node|parent|number");
        assertThatThrownBy(() -> bench.execute("insert into node values (3, 9, 'lost')"))
                .hasMessage("[SQLITE_CONSTRAINT_FOREIGNKEY] A foreign key constraint failed (FOREIGN KEY constraint"
                        + " failed)\nin: insert into node values (3, 9, 'lost')");
    }

    @Test
    void aVirtualColumnStaysOneUnderAnotherName() throws SQLException {
        bench.execute("create table t (a integer, v integer generated always as (a + 1) virtual)");

        bench.upgrade(op -> {
            op.alterTable("t", t -> t.renameColumn("v", "w"));
            op.alterTable("t", t -> t.alterColumn("a").notNull());
        });

        assertThat(bench.rows("select name, hidden from pragma_table_xinfo('t')"))
                .containsExactly("a|0", "w|2");
    }

    @Test
    void columnsThatOthersReferToAreRenamedForThemToo() throws SQLException {
        bench.execute(
                "create table parent (id integer primary key, name text)",
                "create table child (parent_id integer references parent (id))",
                "insert into parent values (1, 'one')",
                "insert into child values (1)");

        bench.upgrade(op -> op.alterTable("parent", t -> {
            t.alterColumn("name").notNull();
            t.renameColumn("id", "number");
            t.addCheck("ck_parent_number", "number > 0");
        }));

        assertThat(bench.rows("select \"table\", \"to\" from pragma_foreign_key_list('child')"))
                .containsExactly("parent|number");
        assertThat(bench.rows("select * from parent")).containsExactly("1|one");
    }

    @Test
    void whatTheTableIsMadeOfIsKept() throws SQLException {
        bench.execute("""
                create table "Big ""Table" (
                    id integer primary key autoincrement,
                    "first name" text collate nocase default 'it''s' not null,
                    born text default current_timestamp,
                    price real constraint positive check (price > 0),
                    upper text generated always as (upper("first name")),
                    doubled real as (price * 2) stored,
                    check (length("first name") < 50),
                    unique ("first name", price)
                ) strict""");
        bench.execute(
                "create index expressions on \"Big \"\"Table\" (lower(\"first name\"), price desc) where price > 1",
                "create unique index prices on \"Big \"\"Table\" (price)",
                "insert into \"Big \"\"Table\" (\"first name\", price) values ('a', 2.5), ('b', 3), ('c', 4)",
                "delete from \"Big \"\"Table\" where price = 4");
        Schema before = bench.inspect();

        bench.upgrade(op -> op.alterTable(BIG, t -> t.alterColumn("born").notNull()));

        assertThat(bench.rows(DEFINITIONS)).isEqualTo(BIG_DEFINITIONS);
        assertThat(bench.rows("select id, \"first name\", price, upper, doubled from \"Big \"\"Table\""))
                .containsExactly("1|a|2.5|A|5.0", "2|b|3.0|B|6.0");
        assertThat(bench.rows("select * from sqlite_sequence")).containsExactly("Big \"Table|3");
        bench.upgrade(op -> op.alterTable(BIG, t -> t.alterColumn("born").nullable()));
        assertThat(bench.inspect()).isEqualTo(before);
    }

    @Test
    void rowsKeepTheDefaultThatTheyWereGivenFor() throws SQLException {
        bench.execute("create table place (id integer primary key)", "insert into place values (1), (2)");

        bench.upgrade(op -> op.alterTable("place", t -> {
            t.addColumn("active", bool()).notNull().defaultValue("true");
            t.addColumn("note", varchar(9)).defaultValue("'x'");
            t.addColumn("size", integer()).defaultValue("1");
            t.alterColumn("active").dropDefault();
            t.renameColumn("note", "remark");
            t.alterColumn("remark").defaultValue("'y'");
            t.alterColumn("size").type(varchar(5));
        }));

        assertThat(bench.rows("select * from place")).containsExactly("1|1|x|1", "2|1|x|1");
        bench.execute("insert into place (id, active) values (3, false)");
        assertThat(bench.rows("select * from place where id = 3")).containsExactly("3|0|y|1");
    }

    @Test
    void theLastNumberIsKeptEvenIfNoRowIs() throws SQLException {
        bench.execute(
                "create table t (id integer primary key autoincrement, a text)",
                "insert into t (a) values ('x'), ('y')",
                "delete from t");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("a").notNull()));
        bench.execute("insert into t (a) values ('z')");

        assertThat(bench.rows("select * from t")).containsExactly("3|z");
    }

    @Test
    void aTableWithoutRowidStaysOne() throws SQLException {
        bench.execute(
                "create table t (a text, b integer, c text, primary key (a, b)) without rowid",
                "insert into t values ('x', 1, 'c')");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("c").notNull()));

        assertThat(bench.rows("select wr, strict from pragma_table_list('t')")).containsExactly("1|0");
        assertThat(bench.rows("select * from t")).containsExactly("x|1|c");
    }

    @Test
    void aCheckWithoutANameIsFoundByItsText() throws SQLException {
        bench.execute(
                "create table t (status varchar(255) check (status in ('A','B')), check (status <> 'C'))",
                "insert into t values ('A')");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("status").type(enumeration("A", "B", "D"))));

        bench.execute("insert into t values ('D')");
        assertThatThrownBy(() -> bench.execute("insert into t values ('E')"))
                .hasMessage(SqliteWorkbench.violated("CHECK", "ck_t_status", "insert into t values ('E')"));
        assertThat(bench.rows("select * from t")).containsExactly("A", "D");
    }

    @Test
    void valuesAreCastOnlyToAndFromBytes() throws SQLException {
        bench.execute("create table t (a text, b blob, c text)", "insert into t values ('12abc', x'6162', '7')");

        bench.upgrade(op -> op.alterTable("t", t -> {
            t.alterColumn("a").type(bytes());
            t.alterColumn("b").type(text());
            t.alterColumn("c").type(integer());
        }));

        assertThat(bench.rows("select typeof(a), a, typeof(b), b, typeof(c), c from t"))
                .containsExactly("blob|12abc|text|ab|integer|7");
    }

    @Test
    void notNullOverNullsFailsAndLeavesEverythingAsItWas() throws SQLException {
        bench.execute("create table t (a text, b text)", "create index i on t (a)", "insert into t values ('x', null)");
        String copy = "insert into _migrate_t (a, b)\nselect a, b\nfrom t";
        assertUnchanged(() -> assertThatThrownBy(() -> bench.upgrade(
                        op -> op.alterTable("t", t -> t.alterColumn("b").notNull())))
                .hasMessage(SqliteWorkbench.violated("NOT NULL", "_migrate_t.b", copy)));
    }

    @Test
    void aForeignKeyOverOrphansFailsAndLeavesEverythingAsItWas() throws SQLException {
        bench.execute(
                "create table parent (id integer primary key)",
                "create table child (id integer primary key, parent_id bigint)",
                "insert into parent values (1)",
                "insert into child values (7, 1), (8, 2), (9, 3)");
        assertUnchanged(() -> assertThatThrownBy(() -> bench.upgrade(op -> op.alterTable(
                        "child", t -> t.addForeignKey("fk", "parent_id").references("parent", "id"))))
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                        Rows would refer to rows that do not exist, so all was taken back.
                            count    2
                            row      8 of child, which refers to parent
                            row      9 of child, which refers to parent
                        Delete or correct these rows in the revision, before the foreign key is added or the table \
                        changes."""));
    }

    @Test
    void aForeignKeyToColumnsThatAreNoKeyFails() throws SQLException {
        bench.execute("create table parent (id bigint)", "create table child (parent_id bigint)");
        assertUnchanged(() -> assertThatThrownBy(() -> bench.upgrade(op -> op.alterTable(
                        "child", t -> t.addForeignKey("fk", "parent_id").references("parent", "id"))))
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                        A foreign key would refer to columns that are no key, so all was taken back.
                            sqlite   foreign key mismatch - "child" referencing "parent"
                        Give the columns it refers to a primary key or a unique constraint in the revision."""));
    }

    @Test
    void anIndexKeepsItsCollations() throws SQLException {
        bench.execute(
                "create table t (a text, b text)",
                "create unique index i on t (a collate nocase desc, lower(b) collate rtrim) where a > ''");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("b").notNull()));

        assertThat(bench.rows("select sql from sqlite_schema where name = 'i'"))
                .containsExactly("CREATE UNIQUE INDEX i on t (a collate \"nocase\" desc, (lower(b)) collate \"rtrim\")"
                        + " where a > ''");
    }

    @Test
    void whatSqliteCanDoItselfIsNoDangerToViews() throws SQLException {
        bench.execute("create table t (a text, b text)", "create view v as select a from t");

        bench.upgrade(op -> op.alterTable("t", t -> {
            t.renameColumn("a", "c");
            t.addColumn("kind", enumeration("X", "Y")).notNull().defaultValue("'X'");
            t.dropColumn("b");
        }));

        assertThat(bench.rows("select sql from sqlite_schema where name = 'v'"))
                .containsExactly("CREATE VIEW v as select \"c\" from t".replace("\"c\"", "c"));
        assertThatThrownBy(() -> bench.execute("insert into t values ('c', 'Z')"))
                .hasMessage(SqliteWorkbench.violated("CHECK", "ck_t_kind", "insert into t values ('c', 'Z')"));
    }

    @Test
    void aTableIsMadeAgainBesideOneOfTheTemporaryName() throws SQLException {
        bench.execute("create table _migrate_t (a text)", "create table t (a text)", "insert into t values ('x')");

        bench.upgrade(op -> op.alterTable("t", t -> t.alterColumn("a").notNull()));

        assertThat(bench.rows("select name from sqlite_schema order by name")).containsExactly("_migrate_t", "t");
        assertThat(bench.rows("select * from t")).containsExactly("x");
    }

    @Test
    void rowsAreKeptWhereNoColumnIs() throws SQLException {
        bench.execute("create table t (a text)", "insert into t values ('x'), ('y')");

        bench.upgrade(op -> op.alterTable("t", t -> {
            t.addColumn("n", bigint()).notNull().defaultValue("1 + 1");
            t.dropColumn("a");
        }));

        assertThat(bench.rows("select * from t")).containsExactly("2", "2");
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
