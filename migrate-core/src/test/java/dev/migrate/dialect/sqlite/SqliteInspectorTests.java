package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteInspectorTests {

    private static final Identifier A = Identifier.of("a");
    private static final Identifier B = Identifier.of("b");

    private SqliteWorkbench bench;

    @BeforeEach
    void open() throws SQLException {
        bench = new SqliteWorkbench();
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private Table table(String name) throws SQLException {
        return Objects.requireNonNull(bench.inspect().table(TableName.of(name)));
    }

    @Test
    void columnsAreReadFromAnyWritingOfThem() throws SQLException {
        bench.execute("""
                CREATE TABLE IF NOT EXISTS main.[t] ( -- a comment, with (parentheses
                    a INTEGER CONSTRAINT "the key" PRIMARY KEY ASC ON CONFLICT ABORT AUTOINCREMENT NOT NULL,
                    `b` varchar (20) NOT NULL DEFAULT 'a,b) /* no comment */' COLLATE NOCASE,
                    "c c" DECIMAL(10, 2) DEFAULT -1.5e-3 CHECK ("c c" > -2 AND [b] <> 'x'),
                    d DEFAULT (abs(-1)) UNIQUE, -- no type
                    e text AS (lower(`b`)) STORED,
                    f blob DEFAULT x'00ff' /* here
                        too */ NULL,
                    "check" int DEFAULT current_timestamp
                )""");

        Table table = table("t");

        assertThat(table.columns().values())
                .containsExactly(
                        Column.of(A, SqlTypes.integer()).withIdentity(Identity.byDefault()),
                        Column.of(B, SqlTypes.varchar(20))
                                .withNullable(false)
                                .withDefault(new ColumnDefault("'a,b) /* no comment */'"))
                                .withCollation("NOCASE"),
                        Column.of(Identifier.of("`c c`"), SqlTypes.decimal(10, 2))
                                .withDefault(new ColumnDefault("-1.5e-3")),
                        Column.of(Identifier.of("d"), SqlTypes.raw("")).withDefault(new ColumnDefault("abs(-1)")),
                        Column.of(Identifier.of("e"), SqlTypes.raw("text")).withGenerated(new Generated("lower(b)")),
                        Column.of(Identifier.of("f"), SqlTypes.blob()).withDefault(new ColumnDefault("x'00ff'")),
                        Column.of(Identifier.of("`check`"), SqlTypes.raw("int"))
                                .withDefault(new ColumnDefault("current_timestamp")));
        assertThat(table.constraints())
                .containsExactly(
                        new PrimaryKey(Identifier.of("`the key`"), List.of(A)),
                        new Check(null, "\"c c\" > -2 AND b <> 'x'"),
                        new Unique(null, List.of(Identifier.of("d"))));
        assertThat(table.options()).containsExactly(SqliteOptions.AUTOINCREMENT);
    }

    @Test
    void constraintsAreReadFromAnyWritingOfThem() throws SQLException {
        bench.execute("create table p (a int, b int, primary key (a, b))");
        bench.execute("""
                create table c (a int, b int, x int references P,
                    constraint u unique (b, a) constraint k check (a in (1, (2)))
                    foreign key (a, b) references "p" on update cascade on delete set null match simple
                        not deferrable initially immediate,
                    constraint f foreign key (a) references missing (z) on delete set default on update restrict,
                    foreign key (b) references p (b) on delete no action deferrable initially deferred)
                """);

        Table table = table("c");

        assertThat(table.constraints())
                .containsExactly(
                        new Unique(Identifier.of("u"), List.of(B, A)),
                        new Check(Identifier.of("k"), "a in (1, (2))"),
                        new ForeignKey(
                                null, List.of(Identifier.of("x")), TableName.of("p"), List.of(Identifier.of("x"))),
                        new ForeignKey(
                                null, List.of(A, B), TableName.of("p"), List.of(A, B), Action.SET_NULL, Action.CASCADE),
                        new ForeignKey(
                                Identifier.of("f"),
                                List.of(A),
                                TableName.of("missing"),
                                List.of(Identifier.of("z")),
                                Action.SET_DEFAULT,
                                Action.RESTRICT),
                        new ForeignKey(null, List.of(B), TableName.of("p"), List.of(B))
                                .withOptions(KeyOptions.NONE.withDeferral(Deferral.DEFERRED)));
        assertThat(SqliteOptions.obstacles(table)).isEmpty();
    }

    @Test
    void indexesAreReadFromAnyWritingOfThem() throws SQLException {
        bench.execute(
                "create table t (a text, \"on\" text, c text unique)",
                "create unique index if not exists main.\"i 1\" on t(a ASC, \"on\" DESC) where \"a\" is not null",
                "create index i2 on t (lower(a) desc, a || 'x, y', (c))");

        assertThat(table("t").indexes())
                .containsExactly(
                        new Index(
                                Identifier.of("`i 1`"),
                                List.of(
                                        Index.Part.of(A),
                                        Index.Part.of(Identifier.of("`on`")).asDescending()),
                                true,
                                "a is not null"),
                        new Index(
                                Identifier.of("i2"),
                                List.of(
                                        Index.Part.ofExpression("lower(a)").asDescending(),
                                        Index.Part.ofExpression("a || 'x, y'"),
                                        Index.Part.ofExpression("c")),
                                false,
                                null));
    }

    @Test
    void whatAlterTableWroteIsRead() throws SQLException {
        bench.execute(
                "create table t (a int check (a > 0))",
                "alter table t add column b text default 'x' references t (a) on delete cascade",
                "alter table t rename column a to \"new a\"",
                "alter table t rename to \"new t\"",
                "create table copied as select * from \"new t\"");

        Identifier renamed = Identifier.of("`new a`");
        assertThat(table("`new t`").constraints())
                .containsExactly(
                        new Check(null, "\"new a\" > 0"),
                        new ForeignKey(
                                null,
                                List.of(B),
                                TableName.of("`new t`"),
                                List.of(renamed),
                                Action.CASCADE,
                                Action.NO_ACTION));
        assertThat(table("copied").columns().keySet()).containsExactly(renamed, B);
    }

    @Test
    void onlyTheTablesAskedForAndThoseReferringToThemAreRead() throws SQLException {
        bench.execute(
                "create table parent (a integer primary key)",
                "create table child (a int references \"PARENT\")",
                "create table other (a int)",
                "create table grandchild (a int references child (a))");

        Schema read = SqliteWorkbench.SQLITE.inspector(bench.connection()).read(Set.of(TableName.of("`parent`")));

        assertThat(read.tables().keySet()).containsExactly(TableName.of("child"), TableName.of("parent"));
        assertThat(read.referencing(TableName.of("parent"))).hasSize(1);
    }

    @Test
    void virtualTablesAndTheirShadowsAreLeftAlone() throws SQLException {
        bench.execute(
                "create virtual table search using fts5(body)",
                "create virtual table post using fts4(body)",
                "create table post_comment (a int)",
                "create index post_index on post_comment (a)",
                "create table t (a int)",
                "create temp table hidden (a int)");

        assertThat(bench.inspect().tables().keySet()).containsExactly(TableName.of("post_comment"), TableName.of("t"));
        assertThat(table("post_comment").indexes()).hasSize(1);
    }

    @Test
    void theTextAgreesWithWhatSqliteSaysOfIt() throws SQLException {
        bench.execute("""
                create table "a ""b" (x integer primary key, "y z" varchar(3) not null default ('q'), z as (x + 1),
                    w int as (x * 2) stored, unique (w, "y z"), foreign key (w) references "a ""b" (x))
                """);
        Table table = table("`a \"b`");

        List<String> said = bench.rows("select name, \"notnull\", hidden > 0 from pragma_table_xinfo('a \"b')");
        List<String> read = table.columns().values().stream()
                .map(each ->
                        each.name().text() + "|" + (each.nullable() ? 0 : 1) + "|" + (each.generated() == null ? 0 : 1))
                .toList();
        assertThat(read).isEqualTo(said);
    }

    /** SQLite takes what is between double quotes and is no column for a text, in tables as in indexes. */
    @Test
    void aTextBetweenDoubleQuotesStaysOne() throws SQLException {
        bench.execute(
                """
                create table "T" (
                    s varchar(10) check (s in ("open", "it's", "v") and "T"."S" <> "" and "lower"("s") <> "a b"),
                    n integer as (length("s" || "abc")),
                    v varchar(9) check (v collate "nocase" <> cast("v" as "text") || [s] and "rowid" > 0)
                )""",
                "create index i on t ((s || \"paid\")) where s <> \"open\"",
                "insert into t (s, v) values ('open', 'y')");

        bench.upgrade(op -> op.alterTable("\"T\"", t -> t.alterColumn("v").notNull()));

        assertThat(bench.rows("select s, n, v from t")).containsExactly("open|7|y");
        assertThat(bench.rows("select sql from sqlite_schema order by name desc"))
                .containsExactly("CREATE INDEX i on T ((s || 'paid')) where s <> 'open'", """
                        CREATE TABLE "T" (
                            s varchar(10),
                            n integer generated always as (length(s || 'abc')) virtual,
                            v varchar(9) not null,
                            check (s in ('open', 'it''s', v) and S <> '' and lower(s) <> 'a b'),
                            check (v collate nocase <> cast(v as text) || s and rowid > 0)
                        )""");
    }
}
