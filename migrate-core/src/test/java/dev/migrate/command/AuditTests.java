package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The history says what ran, when, by whom, in which direction and version, failures and stamps included. */
class AuditTests {

    @TempDir
    private Path directory;

    private TestHistory history() throws IOException {
        return new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "drop table a;")
                .sql("b1", "a1", "second", "insert into nowhere values (1);", "");
    }

    private static List<String> lines(List<AppliedInfo> history) {
        return history.stream()
                .map(each -> each.revision() + " " + each.direction() + " " + each.state() + " " + each.by() + " "
                        + each.tag() + (each.duration() == null ? "" : " timed") + " "
                        + (each.checksum() == null ? "-" : each.checksum().substring(0, 5)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everythingIsNoted(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate =
                    history().builder(database).applicationVersion("1.4.0").build();
            migrate.tagged("CHG-42").upgrade("a1");
            assertThatExceptionOfType(FailedStepException.class).isThrownBy(() -> migrate.upgrade("head"));
            migrate.downgrade("base");
            migrate.stamp("b1");
            migrate.stamp("base");
            migrate.stamp("a1");
            migrate.tagged("mended").purgeAndStamp("base");
            assertThat(lines(migrate.appliedHistory()))
                    .containsExactly(
                            "a1 STAMP REMOVED shop 1.4.0 mended -",
                            "a1 STAMP APPLIED shop 1.4.0 null timed -",
                            "b1 STAMP REMOVED shop 1.4.0 null timed -",
                            "b1 STAMP APPLIED shop 1.4.0 null timed -",
                            "a1 DOWNGRADE APPLIED shop 1.4.0 null timed sql2:",
                            "b1 UPGRADE FAILED shop 1.4.0 null sql2:",
                            "a1 UPGRADE APPLIED shop 1.4.0 CHG-42 timed sql2:");
            assertThat(migrate.appliedHistory())
                    .allSatisfy(each -> assertThat(each.appliedAt()).isEqualTo(TestHistory.CLOCK.instant()));
            assertThat(migrate.appliedHistory("b1")).hasSize(3);
            assertThat(migrate.appliedHistory("zz")).isEmpty();
        }
    }

    /** The table as the version before the first release made it. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anOlderHistoryIsReadAndGetsItsColumns(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history().on(database);
            migrate.upgrade("a1");
            for (String column : List.of("application_version", "tag", "operations")) {
                database.execute("alter table migrate_history drop column " + column);
            }
            Migrate reader = history().builder(database).applicationVersion("2").build();
            assertThat(lines(reader.appliedHistory())).containsExactly("a1 UPGRADE APPLIED shop null timed sql2:");
            assertThat(reader.edits().edited()).isEmpty();
            assertThat(reader.upgrade("a1")).isEmpty();
            database.execute("alter table migrate_history add column tag varchar(255)");
            reader.downgrade("base");
            assertThat(lines(reader.appliedHistory()))
                    .containsExactly(
                            "a1 DOWNGRADE APPLIED shop 2 null timed sql2:", "a1 UPGRADE APPLIED shop null timed sql2:");
            assertThat(rows(database, "select operations from migrate_history order by id"))
                    .containsExactly("null", "drop table a\n");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theVersionTableIsCreatedAlone(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                FreshDatabase scripted = kind.create()) {
            Migrate migrate = history().on(database);
            assertThat(migrate.ensureVersion()).isTrue();
            assertThat(migrate.ensureVersion()).isFalse();
            for (String sql : migrate.ensureVersionScript().split(";\n\n", -1)) {
                if (!sql.isBlank()) {
                    scripted.execute(sql);
                }
            }
            String dump = CatalogDump.of(database).text();
            assertThat(dump).containsOnlyOnce("table ").containsIgnoringCase("table migrate_version");
            assertThat(CatalogDump.of(scripted).text()).isEqualTo(dump);
            assertThat(migrate.upgrade("a1")).hasSize(1);
        }
    }
}
