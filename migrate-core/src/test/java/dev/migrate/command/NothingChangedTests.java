package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused is refused before anything is changed, on an empty database and on one that has revisions. */
class NothingChangedTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    private static List<String> state(FreshDatabase database) throws SQLException {
        List<String> state = new ArrayList<>(List.of(CatalogDump.of(database).text()));
        if (state.get(0).toLowerCase(Locale.ROOT).contains("migrate_version")) {
            state.addAll(rows(database, "select version_num from migrate_version order by 1"));
            state.addAll(rows(database, Queries.HISTORY));
            state.addAll(rows(database, Queries.JOURNAL));
        }
        return state;
    }

    private static void refuses(FreshDatabase database, Migrate migrate, ExitCode code, String message)
            throws SQLException {
        List<String> before = state(database);
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code));
        assertThat(state(database)).isEqualTo(before);
    }

    private TestHistory base() throws IOException {
        return history.sql("a1", "", "first", "create table a (id integer);", "drop table a;");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoHeads(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = base().sql("b1", "a1", "left", "", "")
                    .sql("c1", "a1", "right", "", "")
                    .on(database);
            String message = """
                    Cannot upgrade to 'head': there are two heads.
                        b1  left
                        c1  right   both follow a1
                    Merge them:      mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                    or upgrade both: mvn migrate:upgrade -Drevision=heads""";
            refuses(database, migrate, ExitCode.REFUSED, message);
            migrate.upgrade("a1");
            refuses(database, migrate, ExitCode.REFUSED, message);
        }
    }

    /** A schema made by another tool, or by Migrate, whose tables were lost. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tablesThatNoRevisionIsNotedFor(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.java("a1", "", "first", """
                            op.createTable("stays", t -> t.column("id", integer()).notNull());
                            op.createTable("account", t -> t.column("id", integer()).notNull());
                            """, "").on(database);
            database.execute("create table account (id integer not null)", "insert into account values (7)");
            String message = """
                    Revision a1 would create tables that the database already has, and no revision is noted as applied.
                        revision  db.migrations.Reva1, first
                        table     account
                    Nothing was changed. If these tables are what the revisions make, note that once:
                        mvn migrate:stamp -Drevision=heads -Dverify
                    which says how they differ if they do. Otherwise use an empty database or schema.""";
            refuses(database, migrate, ExitCode.REFUSED, message);
            database.execute("create table stays (id integer not null)");
            migrate.stamp("heads");
            assertThat(migrate.upgrade("head")).isEmpty();
            database.execute("delete from migrate_version", "delete from migrate_history");
            refuses(
                    database,
                    migrate,
                    ExitCode.REFUSED,
                    message.replace("account\n", "stays\n    table     account\n"));
        }
    }

    /** What a revision drops or renames before is not in the way. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tablesThatMakeRoom(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.java("a1", "", "first", """
                            op.dropTable("account");
                            op.renameTable("team", "crew");
                            op.createTable("account", t -> t.column("id", integer()).notNull());
                            op.createTable("team", t -> t.column("id", integer()).notNull());
                            """, "").on(database);
            database.execute("create table account (id integer)", "create table team (id integer)");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noConstructorWithoutParameters(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.java("b1", "a1", "needs a number", "}\npublic Revb1(int number) {\n", "");
            Migrate migrate = base().on(database);
            String message = """
                    Revision b1 cannot be used: it has no constructor without parameters.
                        class     db.migrations.Revb1
                        found in  %s
                    Give it one.""".replace("%s", file("Revb1.class"));
            refuses(database, migrate, ExitCode.USAGE, message);
            migrate.upgrade("a1");
            refuses(database, migrate, ExitCode.USAGE, message);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNameThatIsNone(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.java("b1", "a1", "", "op.dropTable(\"a b\");", "");
            Migrate migrate = base().on(database);
            String message = """
                    Revision b1 failed while its upgrade was recorded; nothing has been run.
                        class     db.migrations.Revb1
                        at        Revb1.java:9
                        error     InvalidNameException: 'a b' is not a name that can stand in SQL without quotes.
                                      allowed  letters, digits, _ and $, and no digit first
                                  Put it between backticks to have exactly this name: `a b`
                    Mend the class and compile it again.""";
            refuses(database, migrate, ExitCode.USAGE, message);
            migrate.upgrade("a1");
            refuses(database, migrate, ExitCode.USAGE, message);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSqlFileWithoutHeader(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            base().on(database).upgrade("head");
            Files.writeString(directory.resolve("db/migrations/more.sql"), "create table b (id integer);\n");
            Migrate migrate = history.on(database);
            List<String> before = state(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Cannot read SQL revision more.sql: it has no header '-- revision: <id>'.
                                file  %s
                            Add it as the first line.""", file("more.sql"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
            assertThat(state(database)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRevisionThatTheCodeDoesNotHave(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate older = base().on(database);
            older.heads();
            history.sql("b1", "a1", "second", "create table b (id integer);", "drop table b;")
                    .on(database)
                    .upgrade("head");
            List<String> before = state(database);
            Iterator<String> asked = List.of("upgrade to 'head'", "downgrade to 'base'", "stamp 'a1'")
                    .iterator();
            for (Runnable command : List.<Runnable>of(
                    () -> older.upgrade("head"), () -> older.downgrade("base"), () -> older.stamp("a1"))) {
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(command::run)
                        .withMessage("""
                        Cannot %s: the database is at a revision that this application does not have.
                            b1  second   run 2026-11-22T07:28:00Z by shop
                        Start the version of the application that has it, or bring the missing file back,
                        or take it back with that version:   --migrate.run="downgrade a1"
                        or start without a look at the database:  migrate.on-startup=none
                        If it is gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""", asked.next())
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
                assertThat(state(database)).isEqualTo(before);
            }
        }
    }

    private String file(String name) {
        return directory.resolve("db/migrations").resolve(name).toString();
    }
}
