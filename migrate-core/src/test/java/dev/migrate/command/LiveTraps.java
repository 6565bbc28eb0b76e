package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.decimal;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.numeric;
import static dev.migrate.op.SqlTypes.timestamp;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.op.Operations;
import dev.migrate.op.TableSpec;
import dev.migrate.testsupport.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Schemas that look different and are not, and the other way round. */
final class LiveTraps {

    private LiveTraps() {}

    /**
     * A case.
     *
     * @param products where it applies
     * @param database the statements that make the database
     * @param model the model it is compared with
     * @param changes what has to be done to the database
     */
    record Trap(
            String name,
            List<TestDatabase> products,
            List<String> database,
            Consumer<Operations> model,
            List<String> changes) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<TestDatabase> ALL = List.of(TestDatabase.values());
    private static final List<TestDatabase> POSTGRESQL =
            List.of(TestDatabase.POSTGRESQL_14, TestDatabase.POSTGRESQL_18);
    private static final List<TestDatabase> SERVERS =
            List.of(TestDatabase.POSTGRESQL_14, TestDatabase.POSTGRESQL_18, TestDatabase.H2);

    private static Trap trap(
            String name, List<TestDatabase> products, String database, Consumer<TableSpec> table, String... changes) {
        return new Trap(
                name, products, List.of(database.split(";\n")), op -> op.createTable("t", table), List.of(changes));
    }

    private static Consumer<Operations> model(Consumer<TableSpec> table, Consumer<Operations> more) {
        return ((Consumer<Operations>) op -> op.createTable("t", table)).andThen(more);
    }

    static Stream<Trap> all() {
        return Stream.of(
                        tables(),
                        moreTables(),
                        types(),
                        moreTypes(),
                        defaults(),
                        moreDefaults(),
                        constraints(),
                        moreConstraints(),
                        otherConstraints(),
                        furtherConstraints(),
                        indexes(),
                        moreIndexes())
                .flatMap(List::stream);
    }

    private static List<Trap> tables() {
        return List.of(
                trap("order of columns", ALL, "create table t (b integer, a integer)", t -> {
                    t.column("a", integer());
                    t.column("b", integer());
                }),
                trap("case of names without quotes", ALL, "create table T (A integer)", t -> t.column("a", integer())),
                trap(
                        "column only there",
                        ALL,
                        "create table t (a integer, b integer)",
                        t -> t.column("a", integer()),
                        "  ~ alter table t: drop column b"),
                trap(
                        "column only wanted",
                        ALL,
                        "create table t (a integer)",
                        t -> {
                            t.column("a", integer());
                            t.column("b", varchar(20));
                        },
                        "  ~ alter table t: add column b varchar(20)"),
                trap(
                        "table only there",
                        ALL,
                        "create table t (a integer);\ncreate table u (a integer)",
                        t -> t.column("a", integer()),
                        "  - drop table u"),
                trap(
                        "views are no tables",
                        ALL,
                        "create table t (a integer);\ncreate view v as select a from t",
                        t -> t.column("a", integer())));
    }

    private static List<Trap> moreTables() {
        return List.of(
                trap(
                        "partitions",
                        POSTGRESQL,
                        "create table t (a integer) partition by range (a);\n"
                                + "create table t1 partition of t for values from (1) to (2)",
                        t -> t.column("a", integer())),
                trap(
                        "comments that are empty",
                        SERVERS,
                        "create table t (a integer);\ncomment on column t.a is ''",
                        t -> t.column("a", integer()).comment("")),
                trap(
                        "comments",
                        SERVERS,
                        "create table t (a integer);\ncomment on column t.a is 'old'",
                        t -> t.column("a", integer()).comment("new"),
                        "  ~ alter table t: comment of a"),
                trap(
                        "comments where there are none",
                        List.of(TestDatabase.SQLITE),
                        "create table t (a integer)",
                        t -> t.column("a", integer()).comment("new")));
    }

    private static List<Trap> types() {
        return List.of(
                trap(
                        "other words for types",
                        POSTGRESQL,
                        "create table t (a int4, b int8 not null, c character varying(5), d bool, e decimal(9,2))",
                        t -> {
                            t.column("a", integer());
                            t.column("b", bigint()).notNull();
                            t.column("c", varchar(5));
                            t.column("d", bool());
                            t.column("e", numeric(9, 2));
                        }),
                trap("decimal and numeric", ALL, "create table t (a decimal(9,2))", t -> t.column("a", decimal(9, 2))),
                trap(
                        "scale",
                        SERVERS,
                        "create table t (a numeric(9,2))",
                        t -> t.column("a", numeric(9, 3)),
                        "  ~ alter table t: type of a becomes numeric(9, 3)",
                        "      fails while a is of more than 6 digits before the point in a row: change such rows first"),
                trap(
                        "length",
                        ALL,
                        "create table t (a varchar(30))",
                        t -> t.column("a", varchar(40)),
                        "  ~ alter table t: type of a becomes varchar(40)"),
                trap(
                        "precision of moments",
                        SERVERS,
                        "create table t (a timestamp(6))",
                        t -> t.column("a", timestamp(3)),
                        "  ~ alter table t: type of a becomes timestamp(3)",
                        "      loses part of the values of a"));
    }

    private static List<Trap> moreTypes() {
        return List.of(
                trap(
                        "label added",
                        POSTGRESQL,
                        "create table t (a varchar(255) check (a in ('A', 'B')))",
                        t -> t.column("a", enumeration("A", "B", "C")),
                        "  ~ alter table t: type of a becomes enumeration(\"A\", \"B\", \"C\")"),
                trap(
                        "labels in another order",
                        POSTGRESQL,
                        "create table t (a varchar(255) check (a in ('B', 'A')))",
                        t -> t.column("a", enumeration("A", "B"))),
                trap(
                        "enumeration without check",
                        POSTGRESQL,
                        "create table t (a varchar(255))",
                        t -> t.column("a", enumeration("A", "B")),
                        "  ~ alter table t: type of a becomes enumeration(\"A\", \"B\")"));
    }

    private static List<Trap> defaults() {
        return List.of(
                trap(
                        "casts of defaults",
                        POSTGRESQL,
                        "create table t (a varchar(9) default 'x'::character varying, b boolean default 't', c numeric(5,2) default 5.0)",
                        t -> {
                            t.column("a", varchar(9)).defaultValue("'x'");
                            t.column("b", bool()).defaultValue("true");
                            t.column("c", numeric(5, 2)).defaultValue("5.0");
                        }),
                trap(
                        "functions of defaults",
                        SERVERS,
                        "create table t (a timestamp(6) default CURRENT_TIMESTAMP)",
                        t -> t.column("a", timestamp(6)).defaultValue("current_timestamp")),
                trap(
                        "names of functions",
                        POSTGRESQL,
                        "create table t (a varchar(99) default substring('name', 1, 3), b double precision default RANDOM())",
                        t -> {
                            t.column("a", varchar(99)).defaultValue("substring('name',1,3)");
                            t.column("b", dev.migrate.op.SqlTypes.doublePrecision())
                                    .defaultValue("random()");
                        }),
                trap("json default", POSTGRESQL, "create table t (a jsonb default '{}')", t -> t.column(
                                "a", dev.migrate.op.SqlTypes.json())
                        .defaultValue("'{}'")),
                trap(
                        "default that is gone",
                        ALL,
                        "create table t (a integer default 5)",
                        t -> t.column("a", integer()),
                        "  ~ alter table t: drop default of a"));
    }

    private static List<Trap> moreDefaults() {
        return List.of(
                trap("quotes in a default", ALL, "create table t (a varchar(30) default 'has '' quote')", t -> t.column(
                                "a", varchar(30))
                        .defaultValue("'has '' quote'")),
                trap(
                        "parentheses",
                        List.of(TestDatabase.SQLITE),
                        "create table t (a integer default (15))",
                        t -> t.column("a", integer()).defaultValue("15")),
                trap("numbered by a sequence of its own", POSTGRESQL, "create table t (a serial)", t -> t.column(
                                "a", integer())
                        .notNull()
                        .defaultValue("nextval('t_a_seq')")));
    }

    private static List<Trap> constraints() {
        return List.of(
                trap(
                        "names that the database chose",
                        ALL,
                        "create table t (a integer not null primary key, b integer unique, check (b > 0))",
                        t -> {
                            t.column("a", integer()).notNull();
                            t.column("b", integer());
                            t.primaryKey("pk_t", "a");
                            t.unique("uq_t_b", "b");
                            t.check("ck_t_b", "b > 0");
                        }),
                trap(
                        "name that the model gives",
                        SERVERS,
                        "create table t (b integer constraint old unique)",
                        t -> {
                            t.column("b", integer());
                            t.unique("only_one", "b");
                        },
                        "  ~ alter table t: rename constraint old to only_one"),
                trap(
                        "order of columns in a key",
                        SERVERS,
                        "create table t (a integer, b integer, unique (b, a))",
                        t -> {
                            t.column("a", integer());
                            t.column("b", integer());
                            t.unique("uq_t_a_b", "a", "b");
                        }));
    }

    private static List<Trap> moreConstraints() {
        return List.of(
                trap(
                        "other columns under one name",
                        SERVERS,
                        "create table t (a integer, b integer, constraint u unique (a))",
                        t -> {
                            t.column("a", integer());
                            t.column("b", integer());
                            t.unique("u", "a", "b");
                        },
                        "  ~ alter table t: drop unique constraint u",
                        "  ~ alter table t: add unique constraint u (a, b)"),
                trap(
                        "text of checks",
                        POSTGRESQL,
                        "create table t (a varchar(9) constraint c check (a <> '' and length(a) between 1 and 5))",
                        t -> {
                            t.column("a", varchar(9));
                            t.check("c", "(length(a) >= 1) and length(a) <= 5 and a <> ''");
                        }),
                trap(
                        "other condition under one name",
                        SERVERS,
                        "create table t (a integer, constraint c check (a > 0))",
                        t -> {
                            t.column("a", integer());
                            t.check("c", "a > 1");
                        },
                        "  ~ alter table t: drop check constraint c",
                        "  ~ alter table t: add check constraint c (a > 1)"));
    }

    private static List<Trap> otherConstraints() {
        return List.of(new Trap(
                "no action",
                SERVERS,
                List.of(
                        "create table t (a integer primary key)",
                        "create table u (a integer constraint f references t (a) on delete no action)"),
                model(
                        t -> {
                            t.column("a", integer()).notNull();
                            t.primaryKey("pk_t", "a");
                        },
                        op -> op.createTable("u", u -> {
                            u.column("a", integer());
                            u.foreignKey("f", "a").references("t", "a");
                        })),
                List.of()));
    }

    private static List<Trap> furtherConstraints() {
        return List.of(new Trap(
                "action",
                SERVERS,
                List.of(
                        "create table t (a integer primary key)",
                        "create table u (a integer constraint f references t (a))"),
                model(
                        t -> {
                            t.column("a", integer()).notNull();
                            t.primaryKey("pk_t", "a");
                        },
                        op -> op.createTable("u", u -> {
                            u.column("a", integer());
                            u.foreignKey("f", "a").references("t", "a").onDeleteCascade();
                        })),
                List.of(
                        "  ~ alter table u: drop foreign key f",
                        "  ~ alter table u: add foreign key f (a) references t (a) on delete cascade")));
    }

    private static List<Trap> indexes() {
        return List.of(
                new Trap(
                        "name of an index",
                        SERVERS,
                        List.of("create table t (a integer)", "create index by_a on t (a)"),
                        model(t -> t.column("a", integer()), op -> op.createIndex("ix_t_a", "t", "a")),
                        List.of()),
                new Trap(
                        "condition of an index",
                        POSTGRESQL,
                        List.of("create table t (a integer, b boolean)", "create index i on t (a) where b"),
                        model(
                                t -> {
                                    t.column("a", integer());
                                    t.column("b", bool());
                                },
                                op -> op.createIndex(
                                        "i", "t", i -> i.columns("a").where("not b"))),
                        List.of("  - drop index i of t", "  + create index i on t (a)")),
                new Trap(
                        "text of an indexed expression",
                        POSTGRESQL,
                        List.of("create table t (a varchar(9))", "create index i on t (lower(a))"),
                        model(
                                t -> t.column("a", varchar(9)),
                                op -> op.createIndex("i", "t", i -> i.expression("lower(cast(a as text))"))),
                        List.of()));
    }

    private static List<Trap> moreIndexes() {
        return List.of(new Trap(
                "unique index for a unique constraint",
                ALL,
                List.of("create table t (a integer)", "create unique index i on t (a)"),
                model(
                        t -> {
                            t.column("a", integer());
                            t.unique("uq_t_a", "a");
                        },
                        op -> {}),
                List.of()));
    }
}
