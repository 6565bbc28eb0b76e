package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.bool;
import static dev.migrate.op.SqlTypes.doublePrecision;
import static dev.migrate.op.SqlTypes.enumeration;
import static dev.migrate.op.SqlTypes.floating;
import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.json;
import static dev.migrate.op.SqlTypes.namedEnumeration;
import static dev.migrate.op.SqlTypes.raw;
import static dev.migrate.op.SqlTypes.text;
import static dev.migrate.op.SqlTypes.timestampTz;
import static dev.migrate.op.SqlTypes.uuid;
import static dev.migrate.op.SqlTypes.varchar;

import dev.migrate.command.LiveTraps.Trap;
import dev.migrate.op.Operations;
import dev.migrate.op.TableSpec;
import dev.migrate.testsupport.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Schemas that tools for other languages are known to compare wrongly. */
final class FurtherTraps {

    private static final List<TestDatabase> ALL = List.of(
            TestDatabase.POSTGRESQL_18,
            TestDatabase.MYSQL_8_0,
            TestDatabase.MARIADB_11_4,
            TestDatabase.H2,
            TestDatabase.SQLITE);
    private static final List<TestDatabase> POSTGRESQL = List.of(TestDatabase.POSTGRESQL_18);
    private static final List<TestDatabase> MYSQL = List.of(TestDatabase.MYSQL_8_0, TestDatabase.MARIADB_11_4);
    private static final List<TestDatabase> STANDARD = List.of(TestDatabase.POSTGRESQL_18, TestDatabase.H2);

    private FurtherTraps() {}

    private static Trap trap(
            String name, List<TestDatabase> products, String database, Consumer<TableSpec> table, String... changes) {
        return of(name, products, database, op -> op.createTable("t", table), changes);
    }

    private static Trap of(
            String name, List<TestDatabase> products, String database, Consumer<Operations> model, String... changes) {
        return new Trap(name, products, List.of(database.split(";\n")), model, List.of(changes));
    }

    static Stream<Trap> all() {
        return Stream.of(
                        names(),
                        types(),
                        enumerations(),
                        defaults(),
                        moments(),
                        computed(),
                        keys(),
                        indexes(),
                        foreignKeys())
                .flatMap(List::stream);
    }

    private static List<Trap> names() {
        return List.of(
                of(
                        "letters of a table's name",
                        MYSQL,
                        "create table `MyTable` (a integer)",
                        op -> op.createTable("MyTable", t -> t.column("A", integer()))),
                of("schema of its own", STANDARD, "create schema s2;\ncreate table s2.t (a integer)", op -> {
                    op.createSchema("s2");
                    op.createTable("s2.t", t -> t.column("a", integer()));
                }),
                of(
                        "sequence of others in it",
                        STANDARD,
                        "create schema s2;\ncreate table s2.t (a integer);\ncreate sequence s2.theirs",
                        op -> {
                            op.createSchema("s2");
                            op.createTable("s2.t", t -> t.column("a", integer()));
                        }),
                trap(
                        "case of a quoted name",
                        STANDARD,
                        "create table t (\"Name\" integer)",
                        t -> t.column("name", integer()),
                        "  ~ alter table t: rename column `Name` to name"));
    }

    private static List<Trap> types() {
        return List.of(
                trap(
                        "limit that is gone",
                        STANDARD,
                        "create table t (a varchar(30))",
                        t -> t.column("a", text()),
                        "  ~ alter table t: type of a becomes text"),
                trap("real for a float of few bits", POSTGRESQL, "create table t (a real, b double precision)", t -> {
                    t.column("a", floating(24));
                    t.column("b", doublePrecision());
                }),
                trap(
                        "number without sign",
                        MYSQL,
                        "create table t (a int unsigned)",
                        t -> t.column("a", integer()),
                        "  ~ alter table t: type of a becomes integer"),
                trap(
                        "small number for true or false",
                        MYSQL,
                        "create table t (a tinyint(4), b bit(1))",
                        t -> {
                            t.column("a", bool());
                            t.column("b", bool());
                        },
                        "  ~ alter table t: type of a becomes bool",
                        "      loses part of the values of a"));
    }

    private static List<Trap> enumerations() {
        return List.of(
                trap(
                        "own enum for a text",
                        MYSQL,
                        "create table t (a enum('A','B'), b enum('A','B'))",
                        t -> {
                            t.column("a", varchar(255));
                            t.column("b", enumeration("A", "B"));
                        },
                        "  ~ alter table t: type of a becomes varchar(255)"),
                trap(
                        "label of an own enum",
                        MYSQL,
                        "create table t (a enum('A','B'))",
                        t -> t.column("a", enumeration("A", "B", "C")),
                        "  ~ alter table t: type of a becomes enumeration(\"A\", \"B\", \"C\")"),
                trap(
                        "other order of a named enumeration",
                        POSTGRESQL,
                        "create type mood as enum ('B', 'A');\ncreate table t (a mood)",
                        t -> t.column("a", namedEnumeration("mood", "A", "B"))));
    }

    private static List<Trap> defaults() {
        return List.of(
                of(
                        "sequence of several",
                        POSTGRESQL,
                        "create sequence s;\ncreate table t (a bigint default nextval('s'))",
                        op -> {
                            op.createSequence("s");
                            op.createTable("t", t -> t.column("a", bigint()).defaultValue("nextval('s')"));
                        }),
                trap(
                        "default of a document",
                        POSTGRESQL,
                        "create table t (a json default '{}', b json default '{}')",
                        t -> {
                            t.column("a", raw("json")).defaultValue("'{}'");
                            t.column("b", json()).defaultValue("'{}'");
                        },
                        "  ~ alter table t: type of b becomes json"),
                trap(
                        "default of another type",
                        STANDARD,
                        "create table t (a integer default 5)",
                        t -> t.column("a", varchar(9)).defaultValue("'x'"),
                        "  ~ alter table t: drop default of a",
                        "  ~ alter table t: type of a becomes varchar(9)",
                        "  ~ alter table t: default of a becomes 'x'"),
                trap(
                        "default that differs each time",
                        POSTGRESQL,
                        "create table t (a uuid default gen_random_uuid())",
                        t -> t.column("a", uuid()).defaultValue("GEN_RANDOM_UUID ()")));
    }

    private static List<Trap> moments() {
        return List.of(trap(
                "moment of a default",
                POSTGRESQL,
                "create table t (a timestamp(6) with time zone default now(), b timestamp(6) with time zone default now())",
                t -> {
                    t.column("a", timestampTz(6)).defaultValue("current_timestamp");
                    t.column("b", timestampTz(6)).defaultValue("clock_timestamp()");
                },
                "  ~ alter table t: default of b becomes clock_timestamp()"));
    }

    private static List<Trap> computed() {
        return List.of(
                trap(
                        "casts in a computed column",
                        POSTGRESQL,
                        "create table t (a varchar(9), b varchar(20) generated always as (a || 'x') stored)",
                        t -> {
                            t.column("a", varchar(9));
                            t.column("b", varchar(20)).generatedAs("a||'x'");
                        }),
                trap(
                        "other content of a computed column",
                        POSTGRESQL,
                        "create table t (a integer, b integer generated always as (a + 1) stored)",
                        t -> {
                            t.column("a", integer());
                            t.column("b", integer()).generatedAs("a + 2");
                        },
                        "  ~ alter table t: drop column b",
                        "  ~ alter table t: add column b integer"));
    }

    private static List<Trap> keys() {
        return List.of(
                trap(
                        "column more in a primary key",
                        STANDARD,
                        "create table t (a integer not null, b integer not null, constraint pk_t primary key (a))",
                        t -> {
                            t.column("a", integer()).notNull();
                            t.column("b", integer()).notNull();
                            t.primaryKey("pk_t", "a", "b");
                        },
                        "  ~ alter table t: drop primary key pk_t",
                        "  ~ alter table t: add primary key pk_t (a, b)"),
                trap(
                        "primary key that is gone",
                        MYSQL,
                        "create table t (a integer not null primary key)",
                        t -> t.column("a", integer()).notNull(),
                        "  ~ alter table t: drop primary key PRIMARY"),
                trap(
                        "unique constraint that is gone",
                        ALL,
                        "create table t (a integer, constraint u unique (a))",
                        t -> t.column("a", integer()),
                        "  ~ alter table t: drop unique constraint u"));
    }

    private static List<Trap> indexes() {
        return List.of(
                of(
                        "condition of an index that is gone",
                        POSTGRESQL,
                        "create table t (a integer, b boolean);\ncreate index i on t (a) where b",
                        op -> {
                            op.createTable("t", t -> {
                                t.column("a", integer());
                                t.column("b", bool());
                            });
                            op.createIndex("i", "t", "a");
                        },
                        "  - drop index i of t",
                        "  + create index i on t (a)"),
                of(
                        "given name of an index",
                        STANDARD,
                        "create table t (a integer);\ncreate index by_a on t (a)",
                        op -> {
                            op.createTable("t", t -> t.column("a", integer()));
                            op.createIndex("one_name", "t", "a");
                        },
                        "  ~ rename index by_a of t to one_name"),
                trap(
                        "index named as its column",
                        MYSQL,
                        "create table t (a integer, key a (a))",
                        t -> t.column("a", integer()),
                        "  - drop index a of t"));
    }

    private static final String REFERRING = "create table p (id bigint not null primary key);\n"
            + "create table t (a bigint, constraint fk_t_a foreign key (a) references p (id))";

    private static Consumer<Operations> referring(String name, Consumer<Operations> more) {
        return ((Consumer<Operations>) op -> {
                    op.createTable("p", p -> {
                        p.column("id", bigint()).notNull();
                        p.primaryKey("pk_p", "id");
                    });
                    op.createTable("t", t -> {
                        t.column("a", bigint());
                        if (!name.isEmpty()) {
                            t.foreignKey(name, "a").references("p", "id");
                        }
                    });
                })
                .andThen(more);
    }

    private static List<Trap> foreignKeys() {
        return List.of(
                of(
                        "index for the one of a foreign key",
                        MYSQL,
                        REFERRING,
                        referring("fk_t_a", op -> op.createIndex("ix_t_a", "t", "a")),
                        "  + create index ix_t_a on t (a)"),
                of(
                        "foreign key that is gone with its index",
                        MYSQL,
                        REFERRING,
                        referring("", op -> {}),
                        "  ~ alter table t: drop foreign key fk_t_a"),
                of(
                        "index that a foreign key left",
                        MYSQL,
                        REFERRING + ";\nalter table t drop foreign key fk_t_a",
                        referring("", op -> {}),
                        "  - drop index fk_t_a of t"),
                of(
                        "chosen name of a foreign key",
                        ALL,
                        REFERRING.replace("fk_t_a", "by_hand"),
                        referring("fk_t_a", op -> {})),
                of(
                        "given name of a foreign key",
                        STANDARD,
                        REFERRING,
                        referring("to_p", op -> {}),
                        "  ~ alter table t: rename constraint fk_t_a to to_p"));
    }
}
