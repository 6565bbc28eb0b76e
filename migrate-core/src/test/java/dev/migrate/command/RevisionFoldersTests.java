package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the file of a new revision is written, what it is called and what stands around its statements. */
class RevisionFoldersTests {

    private static final RevisionRequest REQUEST = RevisionRequest.empty("add team");

    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void makeWorkshop() {
        workshop = new Workshop(directory);
    }

    private String file(RevisionRequest request) {
        return String.valueOf(workshop.migrate().revision(request).file()).replace('\\', '/');
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(MigrateException.class).isThrownBy(call).withMessage(message);
    }

    @Test
    void newFileStandsNextToItsParent() {
        workshop.locations("classpath:db/migrations", "classpath:db/billing")
                .sql("db/migrations/a.sql", "a1", "")
                .sql("db/billing/eu/b.sql", "b1", "");
        assertThat(file(REQUEST.withHead("a1", false)))
                .isEqualTo("src/main/java/db/migrations/Rev20261122_0728_AddTeam.java");
        assertThat(file(REQUEST.withHead("b1", false).withRevId("c1")))
                .isEqualTo("src/main/java/db/billing/eu/Rev20261122_0728_AddTeam.java");
        assertThat(file(REQUEST.withHead("c1", false).withFormat("sql")))
                .isEqualTo("src/main/resources/db/billing/eu/rev20261122_0728_add_team.sql");
        assertThat(workshop.read("src/main/java/db/billing/eu/Rev20261122_0728_AddTeam.java"))
                .startsWith("package db.billing.eu;\n");
    }

    @Test
    void folderMayBeALink() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("elsewhere"));
        Path resources = Files.createDirectories(directory.resolve("src/main/resources/db"));
        Files.createSymbolicLink(resources.resolve("migrations"), folder);
        assertThat(file(REQUEST.withFormat("sql")))
                .isEqualTo("src/main/resources/db/migrations/rev20261122_0728_add_team.sql");
        assertThat(folder.resolve("rev20261122_0728_add_team.sql")).isRegularFile();
    }

    @Test
    void fileInTheWayOfTheFolderIsNamed() {
        workshop.file("src/main/resources/db/migrations", "not a folder");
        Path file = directory.resolve("src/main/resources/db/migrations");
        assertRefused(() -> workshop.migrate().revision(REQUEST.withFormat("sql")), """
                Cannot write the revision.
                    file   %s
                    error  %s: a file is in the way of a folder
                Check the directory's rights and the space on its disk.""".formatted(
                        file.resolve("rev20261122_0728_add_team.sql"), file));
    }

    @Test
    void newRootAmongSeveralLocationsHasToSayWhere() {
        workshop.locations("classpath:db/migrations", "classpath:db/billing").sql("db/migrations/a.sql", "a1", "");
        RevisionRequest root = REQUEST.withHead("base", false);
        assertRefused(() -> workshop.migrate().revision(root), """
                Revisions are looked for in several places, and the new one follows none of this module.
                    classpath:db/migrations
                    classpath:db/billing
                Say where it belongs: -Dlocation=classpath:db/migrations""");
        assertThat(file(root.withLocation("classpath:db/billing")))
                .isEqualTo("src/main/java/db/billing/Rev20261122_0728_AddTeam.java");
        assertThat(file(root.withLocation("db/billing/fresh")))
                .isEqualTo("src/main/java/db/billing/fresh/Rev20261122_0728_AddTeam.java");
    }

    @Test
    void locationOutsideThoseConfiguredIsRefused() {
        assertRefused(() -> workshop.migrate().revision(REQUEST.withLocation("db/other")), """
                Revisions are not looked for in that place.
                    location   db/other
                    looked in  classpath:db/migrations
                Name one of these or a folder below it, or add the place to migrate.locations.""");
        assertThat(file(REQUEST.withLocation("src/main/java/db/migrations/sub")))
                .isEqualTo("src/main/java/db/migrations/sub/Rev20261122_0728_AddTeam.java");
    }

    @Test
    void locationMayBeWrittenAsOnWindows() {
        assertThat(file(REQUEST.withLocation("src\\main\\java\\db\\migrations\\sub")))
                .isEqualTo("src/main/java/db/migrations/sub/Rev20261122_0728_AddTeam.java");
    }

    @Test
    void directoryOfTheFileSystemTakesSqlOnly() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("ops/sql"));
        String location = "filesystem:" + elsewhere;
        workshop.locations(location);
        assertRefused(() -> workshop.migrate().revision(REQUEST), """
                A revision in Java would not be compiled in that place.
                    location  <location>
                Write it as SQL: -Dformat=sql; or name a location of the class path: -Dlocation=classpath:…""".replace("<location>", location));
        assertThat(file(REQUEST.withFormat("sql").withRevId("a1"))).isEqualTo("ops/sql/rev20261122_0728_add_team.sql");
        workshop.file("ops/sql/sub/b.sql", "-- revision: b1\n-- down-revision: a1\n-- migrate: upgrade\n");
        assertThat(file(REQUEST.withFormat("sql"))).isEqualTo("ops/sql/sub/rev20261122_0728_add_team.sql");
    }

    private MigrateBuilder named() {
        return workshop.builder()
                .naming("y{year}/V{date}{time}_{message}", "y{year}/{id}-{slug}", 40, ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void patternsNameFilesClassesAndFolders() {
        workshop.sql("db/migrations/y2026/a.sql", "a1", "");
        RevisionResult java = named().build().revision(REQUEST.withRevId("b1"));
        assertThat(java.file()).isEqualTo(Path.of("src/main/java/db/migrations/y2026/V202611221628_AddTeam.java"));
        assertThat(workshop.read(java.file())).contains("package db.migrations.y2026;", "class V202611221628_AddTeam ");
        RevisionResult sql = named().build().revision(REQUEST.withFormat("sql").withRevId("c1"));
        assertThat(sql.file()).isEqualTo(Path.of("src/main/resources/db/migrations/y2026/c1-add_team.sql"));
        assertThat(workshop.migrate().heads())
                .extracting(RevisionInfo::revision)
                .containsExactly("c1");
    }

    @Test
    void templateFramesJava() {
        workshop.file("etc/Revision.java.template", """
                // ${message}, written ${date}
                package ${package};

                ${imports}

                ${annotation}
                public final class ${class} implements Migration {

                ${methods}
                }
                """);
        MigrateBuilder builder = workshop.builder()
                .naming("R{id}", "r{id}", 40, ZoneOffset.UTC)
                .templates(Path.of("etc/Revision.java.template"), null);
        RevisionResult java =
                builder.build().revision(RevisionRequest.empty("end */ \\u000a").withRevId("a1"));
        assertThat(workshop.read(java.file())).isEqualTo("""
                // end * / /u000a, written 2026-11-22 07:28:00 +00:00
                package db.migrations;

                import dev.migrate.op.Migration;
                import dev.migrate.op.Operations;
                import dev.migrate.op.Revision;

                @Revision(id = "a1", message = "end */ \\\\u000a")
                public final class Ra1 implements Migration {

                    @Override
                    public void upgrade(Operations op) {}

                    @Override
                    public void downgrade(Operations op) {}
                }
                """);
    }

    @Test
    void templateFramesSql() {
        workshop.file("etc/revision.sql.template", "-- ACME, ${date}\n${headers}\n\n${sections}\n");
        RevisionResult sql = workshop.builder()
                .templates(null, Path.of("etc/revision.sql.template"))
                .build()
                .revision(REQUEST.withFormat("sql").withRevId("b1"));
        assertThat(workshop.read(sql.file())).isEqualTo("""
                -- ACME, 2026-11-22 07:28:00 +00:00
                -- revision: b1
                -- message: add team

                -- migrate: upgrade

                -- migrate: downgrade
                """);
        assertThat(workshop.migrate().heads())
                .extracting(RevisionInfo::revision)
                .containsExactly("b1");
    }

    @Test
    void templateThatLacksAPlaceOrNamesAnUnknownOneIsRefused() {
        workshop.file("etc/a", "package ${package};\n${imports}\n${annotation} class ${class} {}\n");
        workshop.file("etc/b", "${headers}\n${sections}\n${author}\n");
        Path file = directory.resolve("etc");
        assertRefused(
                () -> workshop.builder()
                        .templates(Path.of("etc/a"), null)
                        .build()
                        .revision(REQUEST),
                "A template of revisions lacks ${methods}.\n    template  " + file.resolve("a")
                        + "\n    places    ${annotation}, ${class}, ${database}, ${date}, ${down}, ${id}, ${imports}, "
                        + "${message}, ${methods}, ${package}\nAdd it.");
        assertRefused(
                () -> workshop.builder()
                        .templates(null, Path.of("etc/b"))
                        .build()
                        .revision(REQUEST.withFormat("sql")),
                "A template of revisions names ${author}, which is no place.\n    template  " + file.resolve("b")
                        + "\n    places    ${database}, ${date}, ${down}, ${headers}, ${id}, ${message}, ${sections}"
                        + "\nCorrect it.");
        assertRefused(
                () -> workshop.builder()
                        .templates(Path.of("etc/c"), null)
                        .build()
                        .revision(REQUEST),
                "Cannot read the template of revisions.\n    template  " + file.resolve("c")
                        + "\n    error     java.nio.file.NoSuchFileException: " + file.resolve("c")
                        + "\nCreate it, or correct migrate.templates.java.");
    }
}
