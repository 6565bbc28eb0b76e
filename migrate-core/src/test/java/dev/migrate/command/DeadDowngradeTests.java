package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Downgrades that die, and what the next downgrade or upgrade makes of them. */
class DeadDowngradeTests {

    @TempDir
    private Path directory;

    private TestHistory history() {
        return new TestHistory(directory)
                .java("a1", "", "first", """
                        op.createTable("a", t -> t.column("id", integer()));
                        op.insert("a", rows -> rows.columns("id").row(1));
                        """, "op.dropTable(\"a\");")
                .java("b1", "a1", "second", """
                        op.createTable("b", t -> t.column("id", integer()));
                        op.alterTable("a", t -> t.addColumn("size_of", integer()));
                        op.createIndex("ix_a", "a", "size_of");
                        """, """
                        op.dropIndex("ix_a", "a");
                        op.alterTable("a", t -> t.dropColumn("size_of"));
                        op.dropTable("b");
                        """);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void areGoneOnWithWhicheverWayTheNextRunGoes(TestDatabase kind) throws Exception {
        TestHistory history = history();
        String lower = undisturbed(history, kind, "a1");
        String upper = undisturbed(history, kind, "heads");
        for (String text : new String[] {"drop index", "drop column", "drop table b", "set version_num"}) {
            assertGoesOnDown(history, kind, text, true, lower);
            assertGoesOnUp(history, kind, text, false, upper);
            if (text.equals("drop column")) {
                assertGoesOnDown(history, kind, text, false, lower);
                assertGoesOnUp(history, kind, text, true, upper);
            }
        }
    }

    private static void assertGoesOnDown(
            TestHistory history, TestDatabase kind, String text, boolean before, String expected) throws Exception {
        String place = text + (before ? " before" : " after");
        try (FreshDatabase database = kind.create()) {
            dies(history, database, text, before);
            history.on(database).downgrade("a1");
            assertThat(CatalogDump.of(database).withoutMigrateTables().text())
                    .as(place)
                    .isEqualTo(expected);
            assertSettled(database, "a1", place);
        }
    }

    /** What is unfinished is finished first; where all of it is rolled back, there is nothing to do. */
    private static void assertGoesOnUp(
            TestHistory history, TestDatabase kind, String text, boolean before, String expected) throws Exception {
        String place = text + (before ? " before" : " after");
        try (FreshDatabase database = kind.create()) {
            dies(history, database, text, before);
            List<String> steps = kind.rollsSchemaBack() ? List.of() : List.of("DOWNGRADE b1", "UPGRADE b1");
            assertThat(history.on(database).upgrade("heads"))
                    .extracting(each -> each.direction() + " " + each.revision())
                    .as(place)
                    .isEqualTo(steps);
            assertThat(CatalogDump.of(database).withoutMigrateTables().text())
                    .as(place)
                    .isEqualTo(expected);
            assertSettled(database, "b1", place);
        }
    }

    private static void assertSettled(FreshDatabase database, String head, String place) throws Exception {
        assertThat(rows(database, "select version_num from migrate_version"))
                .as(place)
                .containsExactly(head);
        assertThat(rows(database, "select id from a")).as(place).containsExactly("1");
        assertThat(rows(database, Queries.JOURNAL)).as(place).isEmpty();
    }

    private static String undisturbed(TestHistory history, TestDatabase kind, String target) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("heads");
            if (target.equals("a1")) {
                history.on(database).downgrade("a1");
            }
            return CatalogDump.of(database).withoutMigrateTables().text();
        }
    }

    private static void dies(TestHistory history, FreshDatabase database, String text, boolean before)
            throws Exception {
        history.on(database).upgrade("heads");
        DyingConnections connections = DyingConnections.at(database::connect, text, before);
        Migrate migrate = history.builder(database).connections(connections).build();
        try {
            migrate.downgrade("a1");
        } catch (DyingConnections.Death | MigrateException e) {
            assertThat(connections.isDead()).as(String.valueOf(e)).isTrue();
            return;
        }
        throw new AssertionError("nothing died at " + text);
    }
}
