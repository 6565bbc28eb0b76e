package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions of two libraries and an application are one graph. */
class SeveralModulesTests {

    @TempDir
    private Path directory;

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarred = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                jarred.putNextEntry(new JarEntry(entry.getKey()));
                jarred.write(entry.getValue());
            }
        }
        return jar;
    }

    private static byte[] sql(String id, String down, String headers, String statement) {
        return ("-- revision: " + id + "\n-- down-revision: " + down + "\n" + headers + "-- migrate: upgrade\n"
                        + statement + ";\n-- migrate: downgrade\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A library whose revisions are SQL, in a folder and one below it. */
    private Path audit() throws IOException {
        return jar(
                "audit.jar",
                Map.of(
                        "db/", new byte[0],
                        "db/audit/", new byte[0],
                        "db/audit/rev1.sql",
                                sql("audit1", "", "-- branch-labels: audit\n", "create table audit (id bigint)"),
                        "db/audit/later/", new byte[0],
                        "db/audit/later/rev2.sql",
                                sql("audit2", "audit1", "", "alter table audit add column who varchar(80)")));
    }

    /** A library whose revision is a class in the folder that the application uses as well. */
    private Path mail() throws IOException {
        Path classes = directory.resolve("mail-classes");
        JavaSources.of("""
                        package db.migrations.mail;

                        import dev.migrate.op.*;

                        @Revision(id = "mail1", labels = "mail", dependsOn = "audit")
                        public class RevMail implements Migration {
                            @Override
                            public void upgrade(Operations op) {
                                op.createTable("mail", t -> t.column("id", SqlTypes.bigint()));
                            }
                        }
                        """).compileTo(classes);
        String name = "db/migrations/mail/RevMail.class";
        return jar(
                "mail.jar",
                Map.of(
                        "db/migrations/",
                        new byte[0],
                        "db/migrations/mail/",
                        new byte[0],
                        name,
                        Files.readAllBytes(classes.resolve(name))));
    }

    private Workshop application() throws IOException {
        return new Workshop(directory.resolve("app"))
                .locations("classpath:db/migrations", "classpath:db/audit")
                .library(audit())
                .library(mail())
                .sql("db/migrations/app.sql", "app1", "", "-- depends-on: mail, audit2");
    }

    @Test
    void librariesBringTheirBranchesAndTheApplicationDependsOnThem() throws IOException {
        Workshop workshop = application();
        assertThat(workshop.migrate().heads())
                .extracting(RevisionInfo::revision)
                .containsExactly("app1", "audit2", "mail1");
        assertThat(workshop.migrate().scripts().location("audit2")).isEqualTo("classpath:db/audit");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = workshop.on(database);
            assertThat(migrate.upgrade("app1"))
                    .extracting(StepInfo::revision)
                    .containsExactly("audit1", "audit2", "mail1", "app1");
            assertThat(migrate.current()).containsExactly("app1");
        }
    }

    @Test
    void newRevisionGoesNextToTheApplicationsOwnAndNeverIntoALibrary() throws IOException {
        Workshop workshop = application();
        RevisionRequest request = RevisionRequest.empty("more");
        assertThat(workshop.migrate().revision(request.withHead("app1", false)).file())
                .isEqualTo(Path.of("src/main/java/db/migrations/Rev20261122_0728_More.java"));
        Migrate migrate = workshop.migrate();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.revision(request.withHead("audit@head", false)))
                .withMessage("""
                        Revisions are looked for in several places, and the new one follows none of this module.
                            classpath:db/migrations
                            classpath:db/audit
                        Say where it belongs: -Dlocation=classpath:db/migrations""");
        RevisionResult merged =
                migrate.merge("heads", RevisionRequest.empty("merge").withLocation("db/migrations"));
        assertThat(workshop.migrate().heads())
                .extracting(RevisionInfo::revision)
                .containsExactly(merged.id());
    }

    @Test
    void fileThatIsReachedTwiceIsOneRevision() throws IOException {
        Workshop workshop = application()
                .sql("db/audit/own.sql", "own1", "audit2")
                .locations(
                        "classpath:db/migrations",
                        "classpath:db",
                        "classpath:db/audit",
                        "filesystem:" + directory.resolve("app/src/main/resources/db/migrations"),
                        "filesystem:" + directory.resolve("app/src/main/../main/resources/db"));
        assertThat(workshop.migrate().scripts().scripts()).hasSize(5);
        Files.createSymbolicLink(
                directory.resolve("app/src/main/resources/db/migrations/link.sql"),
                directory.resolve("app/src/main/resources/db/migrations/app.sql"));
        assertThat(workshop.migrate().scripts().scripts()).hasSize(5);
    }

    @Test
    void copiesOfOneRevisionAreRefusedNamingBothPlaces() throws IOException {
        Workshop workshop = application();
        workshop.sql("db/migrations/copy.sql", "audit1", "");
        Migrate migrate = workshop.migrate();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(migrate::heads)
                .withMessage("""
                        Two revisions have the id audit1.
                            <dir>/app/src/main/resources/db/migrations/copy.sql
                            <dir>/audit.jar!/db/audit/rev1.sql
                        Give one of them another id, or delete it if it is a copy.""".replace("<dir>", directory.toString()));
    }
}
