package dev.migrate.spring.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.script.RevisionIndex;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.Processes;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar shop.jar --migrate.run=…}, with the revisions in nested jars. */
class ExecutableJarTests {

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void make() throws IOException, URISyntaxException {
        Path classes = Path.of(ExecutableJarTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path indexed = Files.createDirectories(folder.resolve("indexed"));
        String sql = "db/migrations/rev20261122_0812_add_owner_phone.sql";
        Files.createDirectories(indexed.resolve(sql).getParent());
        Files.writeString(
                indexed.resolve(sql),
                Files.readString(classes.resolve(sql))
                        .replace("varchar(40);", "varchar(40);\ncomment on column owner.phone is 'für Anrufe: ☎';"));
        RevisionIndex.write(indexed, List.of("db/migrations"));
        jar = new ExecutableJar(folder)
                .with("domain", classes, "db/migrations/*.class", false)
                .with("extra", indexed, "**", true)
                .make(classes);
    }

    private static ChildProcess.Result run(String database, String command) {
        return process(database, command).run();
    }

    private static Processes process(String database, String command) {
        return Processes.of("org.springframework.boot.loader.launch.JarLauncher")
                .withClassPath(List.of(jar))
                .withDirectory(folder)
                .withArguments("--spring.datasource.url=jdbc:h2:file:./" + database, "--migrate.run=" + command);
    }

    @Test
    void revisionsOfNestedJarsAreRunAndTold() {
        assertThat(run("shop", "history").stdout()).isEqualTo("""
                3f2a9c1d7b42 -> 77b0de12aa90 (head), add owner phone
                <base> -> 3f2a9c1d7b42, create owner
                """);

        ChildProcess.Result upgraded = run("shop", "upgrade head");
        assertThat(upgraded.stderr())
                .contains("Running upgrade  -> 3f2a9c1d7b42, create owner")
                .contains("Running upgrade 3f2a9c1d7b42 -> 77b0de12aa90, add owner phone");
        assertThat(upgraded.exitCode()).isZero();
        assertThat(run("shop", "current").stdout()).isEqualTo("77b0de12aa90 (head), add owner phone\n");
    }

    /** A container has no locale, for which Java 17 writes ASCII. */
    @Test
    void aScriptIsPrintedAndNothingElseAndKeepsItsLetters() {
        ChildProcess.Result script = process("script", "upgrade head --sql")
                .withEnvironment("LC_ALL", "C")
                .run();

        assertThat(script.stdout())
                .contains("create table owner (")
                .contains("alter table owner add column phone varchar(40);")
                .contains("comment on column owner.phone is 'für Anrufe: ☎';")
                .doesNotContain("Spring", "INFO");
        assertThat(script.exitCode()).isZero();
    }

    @Test
    void aStartThatFailsNamesTheArchiveItselfAsTheCommandLine() {
        ChildProcess.Result started = Processes.of("org.springframework.boot.loader.launch.JarLauncher")
                .withClassPath(List.of(jar))
                .withDirectory(folder)
                .withArguments("--spring.datasource.url=jdbc:h2:file:./start", "--migrate.on-startup=validate")
                .run();

        assertThat(started.stdout() + started.stderr())
                .contains(
                        "Run them: --migrate.run=\"upgrade heads\" (or let startup do it: migrate.on-startup=upgrade)");
    }

    @Test
    void theExitCodeIsTheCommands() {
        assertThat(run("codes", "downgrade nowhere").exitCode()).isEqualTo(2);
        assertThat(run("codes", "merge heads -m join").exitCode()).isEqualTo(3);
    }
}
