package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.DatabaseAheadException;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An older version of the application meets a database that a newer one has migrated. */
class AheadTests {

    @TempDir
    private Path directory;

    private TestHistory first() throws IOException {
        return new TestHistory(directory).sql("a1", "", "first", "create table a (id integer);", "drop table a;");
    }

    private Migrate newer(FreshDatabase database) throws IOException {
        return first().sql("b1", "a1", "second", "create table b (id integer);", "drop table b;")
                .sql("c1", "b1", "", "create table c (id integer);", "drop table c;")
                .builder(database)
                .applicationVersion("1.4.0")
                .build();
    }

    private static final String CHOICES = """
            Start the version of the application that has them, shop 1.4.0 or newer, or bring the missing files back,
            or take them back with that version:   --migrate.run="downgrade a1"
            or start without a look at the database:  migrate.on-startup=none
            If they are gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsToldWhatRanAndWhatCanBeDone(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate older =
                    first().builder(database).applicationVersion("1.3.0").build();
            older.upgrade("heads");
            newer(database).upgrade("heads");
            String facts = """
                    : the database has 2 revisions that this application does not have.
                        b1  second   run 2026-11-22T07:28:00Z by shop 1.4.0
                        c1  run 2026-11-22T07:28:00Z by shop 1.4.0
                    """;
            for (Runnable start : List.<Runnable>of(
                    () -> older.upgrade("heads"),
                    () -> older.validate("heads"),
                    () -> older.await("heads", Duration.ofMinutes(1)))) {
                assertThatExceptionOfType(DatabaseAheadException.class)
                        .isThrownBy(start::run)
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                        .withMessage("Cannot upgrade to 'heads'" + facts + CHOICES);
            }
            assertThatExceptionOfType(DatabaseAheadException.class)
                    .isThrownBy(() -> older.downgrade("base"))
                    .withMessage("Cannot downgrade to 'base'" + facts + CHOICES);
            assertThat(older.status().unknown()).containsExactly("c1");
            assertThat(older.appliedHistory("c1"))
                    .extracting(AppliedInfo::direction, AppliedInfo::by)
                    .containsExactly(tuple("UPGRADE", "shop 1.4.0"));
        }
    }

    @Test
    void aRowThatTheHistoryDoesNotKnowIsSaidToBe() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = first().on(database);
            migrate.upgrade("heads");
            database.execute("update migrate_version set version_num = 'zz'");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("heads"))
                    .withMessage("""
                            Cannot upgrade to 'heads': the database is at a revision that this application does not have.
                                zz  the history does not know it
                            Start the version of the application that has it, or bring the missing file back,
                            or take it back with that version:   --migrate.run="downgrade a1"
                            or start without a look at the database:  migrate.on-startup=none
                            If it is gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""");
        }
    }

    @Test
    void itIsToldToWhoComparesTheDatabaseToo() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate older = first().builder(database)
                    .directory(directory)
                    .model(target -> new Model(
                            Schema.empty(), Map.of(), new TreeSet<>(List.of("com.acme.A")), List.of("com.acme")))
                    .build();
            older.upgrade("heads");
            newer(database).upgrade("heads");
            assertThatExceptionOfType(DatabaseAheadException.class)
                    .isThrownBy(() -> older.check("database"))
                    .withMessage("""
                            Cannot upgrade to 'heads': the database has 2 revisions that this application does not have.
                                b1  second   run 2026-11-22T07:28:00Z by shop 1.4.0
                                c1  run 2026-11-22T07:28:00Z by shop 1.4.0
                            Start the version of the application that has them, shop 1.4.0 or newer, or bring the missing files back,
                            or take them back with that version:   --migrate.run="downgrade a1"
                            or start without a look at the database:  migrate.on-startup=none
                            If they are gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""");
        }
    }
}
