package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFilesTests {

    private static final String REVISION = """
            package db.migrations;

            @dev.migrate.op.Revision(id = "1", message = "one")
            public class Rev1 implements dev.migrate.op.Migration {
                @Override
                public void upgrade(dev.migrate.op.Operations op) {}
            }
            """;
    private static final String CLASS = "db/migrations/Rev1.class";
    private static final String SCRIPT = "db/migrations/rev1.sql";

    @TempDir
    Path folder;

    private Module app;
    private Module domain;

    @BeforeEach
    void modules() {
        app = module("app");
        domain = module("domain");
    }

    @Test
    void aCompiledRevisionAndACopiedScriptAreFine() throws IOException {
        compile(app, REVISION);
        script(app);
        copy(app);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aHelperClassNeedsNoSource() {
        JavaSources.of("package db.migrations;\nclass Helper {}").compileTo(app.output());

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aScriptThatWasDeletedIsAGhost() throws IOException {
        copy(app);

        assertThatThrownBy(this::check).hasMessage("""
                A revision whose source is gone is still on the class path.
                    compiled  app/target/classes/db/migrations/rev1.sql
                    missing   app/src/main/resources/db/migrations/rev1.sql
                Remove it: mvn clean migrate:check""");
    }

    @Test
    void aClassWhoseSourceWasDeletedIsAGhost() {
        JavaSources.of(REVISION).compileTo(app.output());

        assertThatThrownBy(this::check).hasMessage("""
                A revision whose source is gone is still on the class path.
                    compiled  app/target/classes/db/migrations/Rev1.class
                    missing   app/src/main/java/db/migrations/Rev1.java
                Remove it: mvn clean migrate:check""");
    }

    @Test
    void aGhostInASiblingIsFoundAsWell() throws IOException {
        copy(domain);

        assertThatThrownBy(this::check).hasMessage("""
                A revision whose source is gone is still on the class path.
                    compiled  domain/target/classes/db/migrations/rev1.sql
                    missing   domain/src/main/resources/db/migrations/rev1.sql
                Remove it: mvn clean migrate:check""");
    }

    @Test
    void aRevisionThatNothingCompilesIsInvisible() {
        JavaSources.of(REVISION).writeTo(app.directory().resolve("src/main/java"));

        assertThatThrownBy(this::check).hasMessage("""
                A revision has not been compiled to where it is looked for, so it would be overlooked.
                    source   app/src/main/java/db/migrations/Rev1.java
                    missing  app/target/classes/db/migrations/Rev1.class
                Compile it: mvn clean migrate:check (only the build's source folders are compiled)""");
    }

    @Test
    void aRevisionOfAnotherPackageIsInvisible() throws IOException {
        Path source = app.directory().resolve("src/main/java/db/migrations/Rev1.java");
        Files.createDirectories(source.resolveSibling(""));
        Files.writeString(source, REVISION.replace("package db.migrations", "package shop.migrations"));

        assertThatThrownBy(this::check).hasMessage("""
                A revision has not been compiled to where it is looked for, so it would be overlooked.
                    source   app/src/main/java/db/migrations/Rev1.java
                    missing  app/target/classes/db/migrations/Rev1.class
                    package  shop.migrations, not db.migrations
                Move it, or let it begin with: package db.migrations;""");
    }

    @Test
    void aScriptAmongTheJavaSourcesIsInvisible() throws IOException {
        write(app.directory().resolve("src/main/java").resolve(SCRIPT));

        assertThatThrownBy(this::check).hasMessage("""
                A SQL revision lies among the Java sources, where nothing copies it to the class path.
                    script  app/src/main/java/db/migrations/rev1.sql
                Move it to: app/src/main/resources/db/migrations/rev1.sql""");
    }

    @Test
    void aScriptThatIsNotCopiedIsInvisible() throws IOException {
        script(app);

        assertThatThrownBy(this::check).hasMessage("""
                A SQL revision is not copied to the class path, so it would be overlooked.
                    source   app/src/main/resources/db/migrations/rev1.sql
                    missing  app/target/classes/db/migrations/rev1.sql
                Look for excludes among the resources of app/pom.xml.""");
    }

    @Test
    void oneClassInTwoModulesIsATwin() {
        compile(app, REVISION);
        compile(domain, REVISION);

        assertThatThrownBy(this::check).hasMessage("""
                Two revisions have the same name, and a class loader sees only the first.
                    app/target/classes/db/migrations/Rev1.class
                    domain/target/classes/db/migrations/Rev1.class
                Rename one of them, or remove the dependency that brings it.""");
    }

    @Test
    void oneScriptInAModuleAndInAJarIsATwin() throws IOException {
        script(app);
        copy(app);
        Path jar = Jars.write(folder.resolve("old.jar"), SCRIPT, CLASS.replace(".class", ".txt"));

        assertThatThrownBy(() -> files().check(new ClassPath(List.of(app.output(), jar), List.of(app))))
                .hasMessage("Two revisions have the same name, and a class loader sees only the first.\n"
                        + "    app/target/classes/db/migrations/rev1.sql\n    " + jar + "!/" + SCRIPT + "\n"
                        + "Rename one of them, or remove the dependency that brings it.");
    }

    @Test
    void aLocationOfTheApplicationIsLookedThroughAsWell() throws IOException {
        write(app.output().resolve("history/shop/rev1.sql"));
        assertThatCode(this::check).doesNotThrowAnyException();

        Files.writeString(app.output().resolve("application.properties"), "migrate.locations=classpath:history\n");

        assertThatThrownBy(this::check).hasMessage("""
                A revision whose source is gone is still on the class path.
                    compiled  app/target/classes/history/shop/rev1.sql
                    missing   app/src/main/resources/history/shop/rev1.sql
                Remove it: mvn clean migrate:check""");
    }

    @Test
    void oneScriptInALocationOfTheApplicationIsATwin() throws IOException {
        write(app.directory().resolve("src/main/resources/history/rev1.sql"));
        write(app.output().resolve("history/rev1.sql"));
        Files.writeString(app.output().resolve("application.yml"), "migrate:\n  locations: classpath:/history/\n");
        Path jar = Jars.write(folder.resolve("old.jar"), "history/rev1.sql");

        assertThatThrownBy(() -> files().check(new ClassPath(List.of(app.output(), jar), List.of(app))))
                .hasMessage("Two revisions have the same name, and a class loader sees only the first.\n"
                        + "    app/target/classes/history/rev1.sql\n    " + jar + "!/history/rev1.sql\n"
                        + "Rename one of them, or remove the dependency that brings it.");
    }

    private RevisionFiles files() {
        return new RevisionFiles("check", Locations.of(Map.of(), List.of(app, domain)));
    }

    private void check() {
        List<Module> modules = List.of(app, domain);
        List<Path> entries = Stream.of(app, domain).map(Module::output).toList();
        files().check(new ClassPath(entries, modules));
    }

    private Module module(String name) {
        Path directory = folder.resolve(name);
        return new Module(
                name,
                directory,
                List.of(directory.resolve("src/main/java")),
                List.of(new Module.ResourceFolder(directory.resolve("src/main/resources"), "")),
                directory.resolve("target/classes"));
    }

    private static void compile(Module module, String source) {
        JavaSources.of(source).writeTo(module.directory().resolve("src/main/java"));
        JavaSources.of(source).compileTo(module.output());
    }

    private static void script(Module module) throws IOException {
        write(module.directory().resolve("src/main/resources").resolve(SCRIPT));
    }

    private static void copy(Module module) throws IOException {
        write(module.output().resolve(SCRIPT));
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "-- revision: 1\n");
    }
}
