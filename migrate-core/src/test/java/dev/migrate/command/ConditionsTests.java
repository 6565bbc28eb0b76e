package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done only where there is a need, and indexes that are built while rows are written. */
class ConditionsTests {

    private static final String CREATE = """
            op.ifNotExists(o -> {
                o.createTable("account", t -> {
                    t.column("id", bigint()).notNull();
                    t.primaryKey("pk_account", "id");
                });
                o.alterTable("account", t -> {
                    t.addColumn("email", varchar(320));
                    t.addColumn("name", varchar(80));
                });
                o.createIndex("ix_account_name", "account", "name");
            });
            """;
    private static final String DROP = """
            op.ifExists(o -> {
                o.dropIndex("ix_account_name", "account");
                o.alterTable("account", t -> t.dropColumn("email"));
                o.dropTable("nothing");
            });
            """;

    @TempDir
    private Path directory;

    private Migrate history(FreshDatabase database, String upgrade) throws IOException {
        return new TestHistory(directory)
                .java("a1", "", "create what is missing", upgrade, DROP)
                .on(database);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsThereStaysAndWhatIsMissingComes(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table account (id bigint not null primary key, name varchar(80))");
            database.execute("insert into account (id, name) values (1, 'Ada')");
            database.execute("create index ix_account_name on account (name)");
            Migrate migrate = history(database, CREATE);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id, name, email from account")).containsExactly("1|Ada|null");
            database.execute(
                    kind.isPostgresql() || kind == TestDatabase.H2 || kind == TestDatabase.SQLITE
                            ? "drop index ix_account_name"
                            : "drop index ix_account_name on account");
            assertThat(migrate.downgrade("base")).hasSize(1);
            assertThat(rows(database, "select * from account")).containsExactly("1|Ada");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onAnEmptyDatabaseAllOfItComes(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            assertThat(history(database, CREATE).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id, name, email from account")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anIndexThatIsAnotherOneIsNotTakenForIt(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table account (id bigint not null primary key, name varchar(80))");
            database.execute("create index ix_account_name on account (name, id)");
            Migrate migrate = history(database, CREATE);
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision a1 cannot run on this database.
                                revision  db.migrations.Reva1, create what is missing
                                line      Reva1.java:9
                            Cannot leave index ix_account_name of account as it is: it is another one.
                                wanted  ix_account_name (name)
                                there   ix_account_name (name, id)
                            Drop it first, or give the new one another name.""");
        }
    }

    @Test
    void anIndexIsBuiltWhileRowsAreWritten() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "create", CREATE, "op.dropTable(\"account\");")
                    .java(
                            "b1",
                            "a1",
                            "index",
                            "op.createIndex(\"ix_b\", \"account\", i -> i.columns(\"email\").unique().concurrently());",
                            "op.dropIndexConcurrently(\"ix_b\", \"account\");")
                    .on(database);
            assertThat(migrate.upgrade("head")).hasSize(2);
            assertThat(rows(database, "select indexdef from pg_indexes where indexname = 'ix_b'"))
                    .containsExactly("CREATE UNIQUE INDEX ix_b ON public.account USING btree (email)");
            assertThat(migrate.downgrade("-1")).hasSize(1);
            assertThat(rows(database, "select indexdef from pg_indexes where indexname = 'ix_b'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void elsewhereAnIndexIsBuiltAsUsual(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history(
                    database,
                    CREATE + "op.createIndex(\"ix_b\", \"account\", i -> i.columns(\"email\").concurrently());"
                            + "op.dropIndexConcurrently(\"ix_b\", \"account\");");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    private static final String OBJECTS = """
            op.createTable("account", t -> t.column("id", bigint()));
            op.ifNotExists(o -> {
                o.createEnum("mood", "GLAD", "SAD");
                o.createView("overview", "select id from account");
                o.createView("overview", "select id from account");
                o.alterTable("account", t -> t.addUnique("uq_account", "id"));
                o.alterTable("account", t -> t.addUnique("uq_account", "id"));
                if (op.dialect().equals("postgresql") || op.dialect().equals("h2")) {
                    o.createSchema("crm");
                    o.createSchema("crm");
                }
                if (op.dialect().equals("postgresql")) {
                    o.createSchema("template1");
                    o.createTable("template1.in_it", t -> t.column("id", bigint()));
                    o.createDomain("positive", "bigint check (value > 0)");
                    o.createMaterializedView("kept", "select id from account");
                    o.createFunction("twice(a bigint)", "returns bigint language sql as 'select 2 * a'");
                    o.createFunction("twice(a text)", "returns text language sql as 'select a || a'");
                    o.createProcedure("tidy()", "language sql as 'delete from account'");
                    o.alterTable("account", t -> t.addExclude("ex_account").column("id", "=").using("btree"));
                } else if (op.dialect().equals("sqlite")) {
                    o.createTrigger("tr", "account", "after insert on account begin delete from account; end");
                } else if (!op.dialect().equals("h2")) {
                    o.createFunction("twice(a bigint)", "returns bigint deterministic return 2 * a");
                    o.createTrigger("tr", "account", "before insert on account for each row set new.id = 1");
                }
            });
            """;
    private static final String OBJECTS_GONE = """
            op.ifExists(o -> {
                o.dropView("overview");
                o.dropView("overview");
                o.dropEnum("mood");
                if (op.dialect().equals("postgresql") || op.dialect().equals("h2")) {
                    o.dropSchema("crm");
                    o.dropSchema("crm");
                }
                if (op.dialect().equals("postgresql")) {
                    o.dropTable("template1.in_it");
                    o.dropSchema("template1");
                    o.dropDomain("positive");
                    o.dropMaterializedView("kept");
                    o.dropFunction("twice(a bigint)");
                    o.dropFunction("twice(a text)");
                    o.dropFunction("twice(a uuid)");
                    o.dropProcedure("tidy()");
                    o.alterTable("account", t -> t.dropExclude("ex_account"));
                } else if (op.dialect().equals("sqlite")) {
                    o.dropTrigger("tr", "account");
                } else if (!op.dialect().equals("h2")) {
                    o.dropFunction("twice(a bigint)");
                    o.dropTrigger("tr", "account");
                    o.dropTrigger("none", "account");
                }
            });
            op.dropTable("account");
            """;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void soDoObjectsOfAllKinds(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            if (kind.isPostgresql()) {
                database.execute(
                        "create type mood as enum ('GLAD')",
                        "create function twice(a bigint) returns bigint language sql as 'select 3 * a'",
                        "create domain positive as bigint");
            }
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "create what is missing", OBJECTS, OBJECTS_GONE)
                    .on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from overview")).isEmpty();
            if (kind.isPostgresql()) {
                assertThat(rows(database, "select twice(2), twice('a')")).containsExactly("6|aa");
                // A database that is named so is no schema
                assertThat(rows(database, "select id from template1.in_it")).isEmpty();
            }
            assertThat(migrate.downgrade("base")).hasSize(1);
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }
}
