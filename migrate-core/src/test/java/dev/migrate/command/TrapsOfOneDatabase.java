package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.namedEnumeration;
import static dev.migrate.op.SqlTypes.raw;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.command.LiveTraps.Trap;
import dev.migrate.op.IndexSpec;
import dev.migrate.op.Operations;
import dev.migrate.op.TableSpec;
import dev.migrate.testsupport.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a database says of an object in words that no model has: that there are such words is no difference. */
final class TrapsOfOneDatabase {

    private static final List<TestDatabase> POSTGRESQL = List.of(TestDatabase.POSTGRESQL_18);
    private static final List<TestDatabase> MYSQL = List.of(TestDatabase.MYSQL_8_0, TestDatabase.MARIADB_11_4);
    private static final List<TestDatabase> H2 = List.of(TestDatabase.H2);

    private TrapsOfOneDatabase() {}

    static Stream<Trap> all() {
        return Stream.of(names(), types(), enumTypes(), numbers(), indexes(), keys(), tables())
                .flatMap(List::stream);
    }

    private static Trap of(
            String name, List<TestDatabase> products, String database, Consumer<Operations> model, String... changes) {
        return new Trap(name, products, List.of(database.split(";\n")), model, List.of(changes));
    }

    private static Consumer<Operations> table(Consumer<TableSpec> table) {
        return op -> op.createTable("t", table);
    }

    private static Consumer<Operations> indexed(Consumer<IndexSpec> index) {
        return op -> {
            op.createTable("t", TrapsOfOneDatabase::texts);
            op.createIndex("i", "t", index);
        };
    }

    private static void texts(TableSpec t) {
        t.column("a", varchar(99));
        t.column("b", varchar(99));
    }

    private static final String TEXTS = "create table t (a varchar(99), b varchar(99));\n";

    private static List<Trap> names() {
        return List.of(of(
                "capitals between quotes and without",
                H2,
                "create table \"REVINFO\" (\"REV\" bigint, constraint \"PK_REV\" primary key (\"REV\"),"
                        + " \"Kind\" integer, check (\"REV\" > 0));\n"
                        + "create index \"BY_KIND\" on REVINFO (\"Kind\");\n"
                        + "create sequence REVINFO_SEQ;\n"
                        + "create table t (rev bigint, straße integer, constraint fk foreign key (rev) references REVINFO)",
                TrapsOfOneDatabase::inCapitals));
    }

    private static void inCapitals(Operations op) {
        op.createTable("`REVINFO`", t -> {
            t.column("`REV`", bigint()).notNull();
            t.column("`Kind`", integer());
            t.primaryKey("`PK_REV`", "`REV`");
            t.check("`CK_REVINFO`", "\"REV\" > 0");
        });
        op.createIndex("`BY_KIND`", "`REVINFO`", "`Kind`");
        op.createSequence("`REVINFO_SEQ`");
        op.createTable("t", t -> {
            t.column("`REV`", bigint());
            t.column("straße", integer());
            t.foreignKey("`FK`", "`REV`").references("`REVINFO`", "`REV`");
        });
    }

    /** The column that is missing makes the table one that has to be tried in a scratch place. */
    private static List<Trap> types() {
        return List.of(of(
                "types and functions of the database's own",
                POSTGRESQL,
                "create domain posint as integer check (value > 0);\ncreate type mood as enum ('B', 'A');\n"
                        + "create function twice(a integer) returns integer immutable language sql as 'select 2 * a';\n"
                        + "create table t (a posint, b mood default 'A', c mood[], check (twice(a) > 2))",
                op -> {
                    op.createEnum("mood", "B", "A");
                    op.createTable("t", t -> {
                        t.column("a", raw("posint"));
                        t.column("b", raw("mood")).defaultValue("'A'");
                        t.column("c", raw("mood[]"));
                        t.column("d", integer());
                        t.check("ck_t_a", "twice(a) > 2");
                    });
                },
                "  ~ alter table t: add column d integer"));
    }

    private static List<Trap> enumTypes() {
        return List.of(
                of(
                        "label of an enum type that is new, and one that is gone",
                        POSTGRESQL,
                        "create type mood as enum ('A', 'B');\ncreate table t (a mood)",
                        op -> {
                            op.createEnum("mood", "A", "C");
                            op.createTable("t", t -> t.column("a", namedEnumeration("mood", "A", "C")));
                        },
                        "  ~ alter enum type mood: A, C, B",
                        "  ~ alter enum type mood: A, C"),
                of(
                        "enum type of another name",
                        POSTGRESQL,
                        "create type mood as enum ('A', 'B');\ncreate table t (a mood)",
                        op -> {
                            op.createEnum("temper", "A", "B");
                            op.createTable("t", t -> t.column("a", namedEnumeration("temper", "A", "B")));
                        },
                        "  ~ rename enum type mood to temper"));
    }

    private static List<Trap> numbers() {
        return List.of(of(
                "numbered by a sequence, and then by itself",
                POSTGRESQL,
                "create table t (a serial, constraint pk_t primary key (a))",
                table(t -> {
                    t.column("a", integer()).notNull().identity();
                    t.primaryKey("pk_t", "a");
                }),
                "  ~ alter table t: drop default of a",
                "  ~ alter table t: identity of a starts with 1 by 1",
                "  - drop sequence t_a_seq"));
    }

    private static List<Trap> indexes() {
        return List.of(
                of(
                        "method of an index",
                        POSTGRESQL,
                        TEXTS + "create index i on t using hash (a)",
                        indexed(i -> i.columns("a"))),
                of(
                        "columns that an index keeps",
                        POSTGRESQL,
                        TEXTS + "create index i on t (a) include (b) with (fillfactor = 70)",
                        indexed(i -> i.columns("a"))),
                of(
                        "operator class of an expression",
                        POSTGRESQL,
                        TEXTS + "create index i on t (lower(a) varchar_pattern_ops)",
                        indexed(i -> i.expression("lower(a)"))),
                of(
                        "operator class of another expression",
                        POSTGRESQL,
                        TEXTS + "create index i on t (lower(a) varchar_pattern_ops)",
                        indexed(i -> i.expression("lower(b)")),
                        "  - drop index i of t",
                        "  + create index i on t (lower(b))"),
                of(
                        "letters at the beginning that are indexed",
                        MYSQL,
                        TEXTS + "create index i on t (a(10))",
                        indexed(i -> i.columns("a"))),
                of("index of words", MYSQL, TEXTS + "create fulltext index i on t (a)", indexed(i -> i.columns("a"))));
    }

    private static List<Trap> keys() {
        return List.of(
                of(
                        "unique constraint that waits",
                        POSTGRESQL,
                        "create table t (a integer, constraint u unique (a) deferrable initially deferred)",
                        table(t -> {
                            t.column("a", integer());
                            t.unique("u", "a");
                        })),
                of(
                        "foreign key that matches in full",
                        POSTGRESQL,
                        PARENT + "constraint fk foreign key (a, b) references p (a, b) match full)",
                        TrapsOfOneDatabase::referring),
                of(
                        "foreign key that has not looked at rows",
                        POSTGRESQL,
                        PARENT + "c integer);\nalter table t drop column c;\n"
                                + "alter table t add constraint fk foreign key (a, b) references p (a, b) not valid",
                        TrapsOfOneDatabase::referring));
    }

    private static final String PARENT =
            "create table p (a bigint, b bigint, constraint pk_p primary key (a, b));\ncreate table t (a bigint, b bigint, ";

    private static void referring(Operations op) {
        op.createTable("p", p -> {
            p.column("a", bigint()).notNull();
            p.column("b", bigint()).notNull();
            p.primaryKey("pk_p", "a", "b");
        });
        op.createTable("t", t -> {
            t.column("a", bigint());
            t.column("b", bigint());
            t.foreignKey("fk", "a", "b").references("p", "a", "b");
        });
    }

    private static List<Trap> tables() {
        return List.of(of(
                "engine and character set of a table",
                MYSQL,
                "create table t (a varchar(99) collate latin1_bin, b varchar(99)) engine = MyISAM default charset = latin1",
                table(TrapsOfOneDatabase::texts)));
    }
}
