package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.migrate.MigrateException;
import dev.migrate.revision.DatabaseAheadException;
import dev.migrate.revision.UnknownRevisionException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One revision stands for a range of others, wherever a database is. */
class SquashTests {

    @TempDir
    private Path module;

    private int builds;

    private void java(String id, String down, String upgrade, String downgrade) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/main/java/db/migrations"));
        Files.writeString(
                folder.resolve("Rev" + id + ".java"),
                String.join(
                        "\n",
                        "package db.migrations;",
                        "import static dev.migrate.op.SqlTypes.*;",
                        "import dev.migrate.op.*;",
                        "@Revision(id = \"" + id + "\", down = \"" + down + "\", message = \"" + id + "\")",
                        "public class Rev" + id + " implements Migration {",
                        "@Override public void upgrade(Operations op) {" + upgrade + "}",
                        "@Override public void downgrade(Operations op) {" + downgrade + "}",
                        "}"));
    }

    private void sql(String id, String down, String upgrade, String downgrade) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/main/resources/db/migrations"));
        Files.writeString(
                folder.resolve("rev_" + id + ".sql"),
                "-- revision: " + id + "\n-- down-revision: " + down + "\n-- migrate: upgrade\n" + upgrade
                        + "\n-- migrate: downgrade\n" + downgrade + "\n");
    }

    private void shop() throws IOException {
        java(
                "a1",
                "",
                "op.createTable(\"a\", t -> { t.column(\"id\", bigint()).notNull(); t.primaryKey(\"pk_a\", \"id\"); });",
                "op.dropTable(\"a\");");
        sql("b1", "a1", "insert into a (id) values (1);", "delete from a;");
        java(
                "c1",
                "b1",
                "op.alterTable(\"a\", t -> t.addColumn(\"name\", varchar(80)));",
                "op.alterTable(\"a\", t -> t.dropColumn(\"name\"));");
        java("d1", "c1", "op.createTable(\"d\", t -> t.column(\"id\", bigint()));", "op.dropTable(\"d\");");
    }

    /** Builds the module anew, as a clean build does. */
    private MigrateBuilder built(FreshDatabase database) throws IOException {
        Path classes = Files.createDirectories(module.resolve("target/classes" + builds++));
        try (Stream<Path> sources = Files.list(module.resolve("src/main/java/db/migrations"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path source : sources.toList()) {
                texts.put(source.toString(), Files.readString(source));
            }
            JavaSources.of(texts.values().toArray(String[]::new)).compileTo(classes);
        }
        Path resources = module.resolve("src/main/resources/db/migrations");
        if (Files.isDirectory(resources)) {
            try (Stream<Path> files = Files.list(resources)) {
                for (Path file : files.toList()) {
                    Files.copy(file, classes.resolve("db/migrations").resolve(file.getFileName()));
                }
            }
        }
        return Migrate.builder()
                .connections(database::connect)
                .url(database.url())
                .classLoader(new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader()))
                .directory(module)
                .application("shop")
                .clock(TestHistory.CLOCK);
    }

    private static String dump(FreshDatabase database) throws Exception {
        return CatalogDump.of(database).withoutMigrateTables().text();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void databasesBeyondAtTheEndAndEmptyNeedNothing(TestDatabase kind) throws Exception {
        shop();
        try (FreshDatabase beyond = kind.create();
                FreshDatabase end = kind.create();
                FreshDatabase empty = kind.create()) {
            Migrate before = built(beyond).build();
            before.upgrade("head");
            built(end).build().upgrade("c1");
            String id = String.valueOf(before.squash("a1:c1", "the start").id());

            Migrate after = built(beyond).build();
            assertThat(after.status().upToDate()).isTrue();
            assertThat(after.upgrade("head")).isEmpty();
            assertThat(rows(beyond, "select version_num from migrate_version")).containsExactly("d1");

            Migrate atEnd = built(end).build();
            assertThat(atEnd.current()).containsExactly(id);
            assertThat(atEnd.upgrade("head")).extracting(StepInfo::revision).containsExactly("d1");
            assertThat(rows(end, Queries.HISTORY)).endsWith(id + "|STAMP|APPLIED", "d1|UPGRADE|APPLIED");

            assertThat(built(empty).build().upgrade("head"))
                    .extracting(StepInfo::revision)
                    .containsExactly(id, "d1");
            assertThat(dump(empty)).isEqualTo(dump(beyond)).isEqualTo(dump(end));
            assertThat(rows(empty, "select id, name from a")).containsExactly("1|null");

            assertThat(after.downgrade("base")).extracting(StepInfo::revision).containsExactly("d1", id);
            assertThat(dump(beyond)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aDatabaseInTheMiddleIsToldWhatToDo(TestDatabase kind) throws Exception {
        shop();
        try (FreshDatabase database = kind.create()) {
            Migrate before = built(database).build();
            before.upgrade("b1");
            String id = String.valueOf(before.squash("a1:c1", "the start").id());
            assertThat(module.resolve("src/main/java/db/migrations")).isDirectoryNotContaining("glob:**Rev[ac]1.java");
            assertThat(module.resolve("src/main/resources/db/migrations/rev_b1.sql"))
                    .doesNotExist();
            Migrate after = built(database).build();
            assertThatExceptionOfType(DatabaseAheadException.class)
                    .isThrownBy(() -> after.upgrade("head"))
                    .withMessage("""
                            Cannot upgrade to 'head': the database is in the middle of what revision %1$s stands for.
                                row        b1
                                revision   %1$s, the start
                                stands for a1, b1, c1
                            Bring the database to the last of these first, with a version of the application that still has them:
                                --migrate.run="upgrade c1"
                            If it has all of them, say so: mvn migrate:stamp -Drevision=%1$s -Dpurge""", id);
            assertThat(after.status().unknown()).containsExactly("b1");
        }
    }

    @Test
    void whatOnlyCreatesBecomesWhatComesOutOfIt() throws Exception {
        java("a1", "", "op.createTable(\"a\", t -> t.column(\"id\", integer()));", "op.dropTable(\"a\");");
        java(
                "b1",
                "a1",
                "op.alterTable(\"a\", t -> { t.alterColumn(\"id\").type(bigint()); t.addColumn(\"x\", text()); });"
                        + "op.createTable(\"gone\", t -> t.column(\"id\", integer()));",
                "op.dropTable(\"gone\"); op.alterTable(\"a\", t -> t.dropColumn(\"x\"));");
        java("c1", "b1", "op.renameTable(\"a\", \"b\"); op.dropTable(\"gone\");", "op.renameTable(\"b\", \"a\");");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            RevisionResult written = built(database).build().squash("base:head", "all of it");
            assertThat(written.changes()).containsExactly("  + create table b");
            assertThat(Files.readString(module.resolve(String.valueOf(written.file()))))
                    .contains("replaces = {\"a1\", \"b1\", \"c1\"}")
                    .contains("op.createTable(\"b\", t -> {")
                    .contains("op.dropTable(\"b\");");
            assertThat(built(database).build().upgrade("head")).hasSize(1);
        }
    }

    private void refuses(String range, String message) throws IOException {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = built(database).build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.squash(range, "x"))
                    .withMessage(message);
            assertThat(module.resolve("src/main/java/db/migrations/Reva1.java")).exists();
        }
    }

    @Test
    void whatOneCannotStandForIsRefused() throws IOException {
        shop();
        java("e1", "a1", "", "");
        String remedy = "\nChoose another first or last revision; to see all: mvn migrate:history";
        refuses(
                "a1:c1",
                "One revision cannot stand for this range.\n    range   a1:c1\n    reason  e1 is outside and needs a1, which"
                        + " is not the last" + remedy);
        refuses(
                "c1:c1",
                "One revision cannot stand for this range.\n    range   c1:c1\n    reason  it has fewer than two revisions"
                        + remedy);
        refuses(
                "a1:",
                "A squash needs both ends.\n    range  a1:\nWrite <first>:<last>, or base:<last> for all from the beginning.");
        java("d1", "c1", "op.run(\"work\", c -> {});", "");
        refuses("c1:d1", """
                Revision d1 runs Java code, which another revision cannot take over.
                    code  work
                    line  Revd1.java:6
                Squash the revisions before it and those after it, each for themselves.""");
    }

    @Test
    void whatIsReplacedAndStillThereIsAnError() throws IOException {
        shop();
        Path file = module.resolve("src/main/java/db/migrations/Revc1.java");
        Files.writeString(
                file, Files.readString(file).replace("id = \"c1\"", "id = \"c1\", replaces = {\"a1\", \"x1\"}"));
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = built(database).build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(migrate::heads)
                    .withMessage("""
                            Cannot load the revisions: some stand for revisions that are there as well.
                                a1  is still there, and c1 stands for it
                            Delete the files of the revisions that another stands for.""");
        }
    }

    @Test
    void aSqlRevisionStandsForOthersByItsHeader() throws IOException {
        Files.createDirectories(module.resolve("src/main/java/db/migrations"));
        java("d1", "c1", "", "");
        sql("s1", "\n-- replaces: a1, b1, c1", "", "");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = built(database).build();
            assertThat(migrate.upgrade("head")).extracting(StepInfo::revision).isEqualTo(List.of("s1", "d1"));
        }
    }

    /** Returns a module in which a revision stands for a1, b1 and c1, and d1 follows it. */
    private String squashed(FreshDatabase database) throws IOException {
        shop();
        return String.valueOf(
                built(database).build().squash("a1:c1", "the start").id());
    }

    @Test
    void whatFollowsIsListedBehindTheOneThatStandsForItsParent() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            String id = squashed(database);
            Migrate after = built(database).build();

            assertThat(after.listHistory(HistoryOptions.all()))
                    .extracting(
                            each -> each.info().revision(), each -> each.info().down(), ListedRevision::replaces)
                    .containsExactly(
                            tuple("d1", List.of(id), List.of()), tuple(id, List.of(), List.of("a1", "b1", "c1")));
            assertThat(after.heads()).extracting(RevisionInfo::down).containsExactly(List.of(id));
            assertThat(after.status().pending()).extracting(RevisionInfo::down).containsExactly(List.of(), List.of(id));
            assertThat(after.upgradeScript("head")).contains("-- Running upgrade " + id + " -> d1, d1\n");
        }
    }

    @Test
    void theLastOfTheRangeIsANameOfTheOneThatStandsForIt() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            String id = squashed(database);
            Migrate after = built(database).build();

            assertThat(after.upgrade("c1")).extracting(StepInfo::revision).containsExactly(id);
            assertThat(after.describe("c1,b1,a").shown())
                    .extracting(each -> each.revision().info().revision())
                    .containsExactly(id);
            assertThat(after.listHistory(new HistoryOptions("c:head", false)))
                    .extracting(each -> each.info().revision())
                    .containsExactly("d1", id);
        }
    }

    @Test
    void anotherOfTheRangeIsSaidToBeAPartOfIt() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            String id = squashed(database);
            Migrate after = built(database).build();
            String message = """
                    Cannot %2$s 'b1': b1 is gone, a part of what revision %1$s stands for.
                        %1$s  the start
                        stands for a1, b1, c1
                    Name that one: mvn migrate:%3$s %4$s=%1$s""";

            refused(() -> after.upgrade("b1"), message, id, "upgrade to", "upgrade", "-Drevision");
            refused(() -> after.stamp("b1"), message, id, "stamp", "stamp", "-Drevision");
            refused(() -> after.sourceFiles("b1"), message, id, "find", "show", "-Drevision");
            refused(() -> after.upgradeScript("b1:head"), message, id, "find", "show", "-Drevision");
            refused(
                    () -> after.listHistory(new HistoryOptions("b1:head", false)),
                    message,
                    id,
                    "find",
                    "show",
                    "-Drevision");
            refused(
                    () -> after.revision(RevisionRequest.empty("x").withHead("b1", false)),
                    message + " -Dmessage=\"…\"",
                    id,
                    "write a revision after",
                    "revision",
                    "-Dhead");
        }
    }

    private static void refused(
            ThrowingCallable command, String message, String id, String cannot, String goal, String option) {
        assertThatExceptionOfType(UnknownRevisionException.class)
                .isThrownBy(command)
                .withMessage(message, id, cannot, goal, option);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aScriptFromWhereTheDatabaseIsFirstGivesItsRowTheNewName(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            shop();
            Migrate before = built(database).build();
            before.upgrade("c1");
            String id = String.valueOf(before.squash("a1:c1", "the start").id());
            Migrate after = built(database).build();

            String script = after.upgradeScript("current:head");

            assertThat(script)
                    .contains("-- Running stamp c1 -> " + id + "\n")
                    .contains("update migrate_version set version_num = '" + id + "' where version_num = 'c1'")
                    .contains("update migrate_version set version_num = 'd1' where version_num = '" + id + "'")
                    .isEqualTo(after.upgradeScript("c1:head"));
            assertThat(after.downgradeScript("current:base"))
                    .contains("update migrate_version set version_num = '" + id + "' where version_num = 'c1'")
                    .contains("delete from migrate_version where version_num = '" + id + "'");
            assertThat(after.upgradeScript(id + ":head"))
                    .contains("-- The row may still be called c1\n\nupdate migrate_version set version_num = '" + id
                            + "' where version_num = 'c1';\n\n-- Running upgrade " + id + " -> d1");
            if (kind == TestDatabase.H2 || kind.isPostgresql()) {
                database.execute(script);
                assertThat(rows(database, "select version_num from migrate_version"))
                        .containsExactly("d1");
            }
        }
    }

    @Test
    void aDatabaseInTheMiddleIsListedAsThat() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            shop();
            Migrate before = built(database).build();
            before.upgrade("b1");
            String id = String.valueOf(before.squash("a1:c1", "the start").id());
            Migrate after = built(database).build();

            assertThat(after.listCurrent().squashed()).containsExactly(entry("b1", id));
            assertThat(after.describe("current").stored())
                    .extracting(StoredRevision::revision, StoredRevision::upgrade)
                    .containsExactly(tuple("b1", List.of("insert into a (id) values (1)")));
            assertThatExceptionOfType(DatabaseAheadException.class)
                    .isThrownBy(() -> after.upgradeScript("current:head"))
                    .withMessage("""
                            Cannot upgrade to 'head': the database is in the middle of what revision %s stands for.
                                row        b1
                                revision   %s, the start
                                stands for a1, b1, c1
                            Bring the database to the last of these first, with a version of the application that still has them:
                                --migrate.run="upgrade c1"
                            If it has all of them, say so: mvn migrate:stamp -Drevision=%s -Dpurge""".formatted(id, id, id));
        }
    }
}
