package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.revision.DuplicateRevisionException;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptDirectoryTests {

    @TempDir
    private Path directory;

    private static String revision(String name, String annotation, String members, String upgrade) {
        return String.join(
                "\n",
                "package db.migrations;",
                "import dev.migrate.op.*;",
                annotation,
                "public class " + name + " implements Migration {",
                "    static { System.setProperty(\"loaded." + name + "\", \"true\"); }",
                "    " + members,
                "    @Override public void upgrade(Operations op) { " + upgrade + " }",
                "}");
    }

    private ScriptDirectory load(String... sources) throws IOException {
        return ScriptDirectory.load(List.of("classpath:db/migrations"), compiled(sources));
    }

    private URLClassLoader compiled(String... sources) throws IOException {
        JavaSources.of(sources).compileTo(directory);
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private void assertRefused(String message, String... sources) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> load(sources).scripts().iterator().next().upgrade("h2"))
                .withMessage(message.replace("<dir>", directory.toString()));
    }

    @Test
    void readsTheAnnotationWithoutLoadingTheClass() throws IOException {
        ScriptDirectory scripts = load(
                revision("RevA", "@Revision(id = \"a1\", message = \"first \\\"one\\\"\")", "", ""),
                revision(
                        "RevB",
                        "@Revision(id = \"b1\", down = \"a1\", labels = {\"x\", \"y\"}, database = \"h2:2\")",
                        "",
                        "op.dropTable(\"t\");"));
        assertThat(scripts.revisions().get("a1").message()).isEqualTo("first \"one\"");
        assertThat(scripts.revisions().get("b1").down()).containsExactly("a1");
        assertThat(scripts.revisions().get("b1").labels()).containsExactly("x", "y");
        assertThat(scripts.require("b1").database()).isEqualTo("h2:2");
        assertThat(System.getProperty("loaded.RevB")).isNull();
        assertThat(scripts.require("b1").upgrade("h2"))
                .containsExactly(new Recorded(new Operation.DropTable(TableName.of("t")), "RevB.java", 7));
        assertThat(System.getProperty("loaded.RevB")).isEqualTo("true");
        assertThat(scripts.require("b1").downgrade("h2")).isNull();
        assertThat(scripts.script("c1")).isNull();
    }

    /** Tools that name files and no folders make such jars. */
    @Test
    void findsRevisionsInAJarWithoutEntriesForItsFolders() throws IOException {
        Path jar = directory.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, new Manifest())) {
            entries.putNextEntry(new JarEntry("db/migrations/sub/rev.sql"));
            entries.write("-- revision: b1\n-- migrate: upgrade\n".getBytes(StandardCharsets.UTF_8));
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            ScriptDirectory scripts = ScriptDirectory.load(List.of("db/migrations"), loader);
            assertThat(scripts.require("b1").place()).isEqualTo(jar + "!/db/migrations/sub/rev.sql");
        }
    }

    @Test
    void findsRevisionsInAJarAndInSubFolders() throws IOException {
        compiled(revision("RevA", "@Revision(id = \"a1\")", "", "")).close();
        Path jar = directory.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("db/migrations/"));
            entries.putNextEntry(new JarEntry("db/migrations/RevA.class"));
            entries.write(Files.readAllBytes(directory.resolve("db/migrations/RevA.class")));
            entries.putNextEntry(new JarEntry("db/migrations/sub/rev.sql"));
            entries.write(
                    "-- revision: b1\n-- down-revision: a1\n-- migrate: upgrade\n".getBytes(StandardCharsets.UTF_8));
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            ScriptDirectory scripts = ScriptDirectory.load(List.of("db/migrations"), loader);
            assertThat(scripts.require("b1").source()).isEqualTo("sub/rev.sql");
            assertThat(scripts.require("b1").place()).isEqualTo(jar + "!/db/migrations/sub/rev.sql");
            assertThat(scripts.require("a1").upgrade("h2")).isEmpty();
        }
    }

    @Test
    void findsRevisionsInADirectoryOfTheFileSystem() throws IOException {
        Files.writeString(directory.resolve("rev.sql"), "-- revision: a1\n-- migrate: upgrade\n");
        Files.writeString(directory.resolve("notes.txt"), "nothing");
        ScriptDirectory scripts = ScriptDirectory.load(
                List.of("filesystem:" + directory), getClass().getClassLoader());
        assertThat(scripts.scripts()).extracting(Script::source).containsExactly("rev.sql");
    }

    @Test
    void noLocationAtAllIsAnEmptyHistory() {
        assertThat(ScriptDirectory.load(
                                List.of("classpath:no/such/folder"), getClass().getClassLoader())
                        .revisions()
                        .size())
                .isZero();
    }

    @Test
    void directoryThatIsNotThereIsRefused() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> ScriptDirectory.load(
                        List.of("filesystem:/no/such/folder"), getClass().getClassLoader()))
                .withMessage("""
                        A location of revisions is not a directory.
                            location  filesystem:/no/such/folder
                        Create the directory, or correct migrate.locations.""");
    }

    @Test
    void twoRevisionsWithOneIdAreRefusedNamingBothFiles() {
        assertRefused(
                """
                Two revisions have the id a1.
                    <dir>/db/migrations/RevA.class
                    <dir>/db/migrations/RevB.class
                Give one of them another id, or delete it if it is a copy.""",
                revision("RevA", "@Revision(id = \"a1\")", "", ""),
                revision("RevB", "@Revision(id = \"a1\")", "", ""));
    }

    @Test
    void idsThatDifferInTheirCaseOnlyAreRefusedNamingBothFiles() {
        assertThatExceptionOfType(DuplicateRevisionException.class)
                .isThrownBy(() -> load(
                        revision("RevA", "@Revision(id = \"AB1\")", "", ""),
                        revision("RevB", "@Revision(id = \"ab1\", down = \"AB1\")", "", "")))
                .withMessage("""
                        Cannot load the revisions: two ids are the same but for the case of their letters.
                            AB1  <dir>/db/migrations/RevA.class
                            ab1  <dir>/db/migrations/RevB.class
                        MySQL and MariaDB take them for one. Give one of them, which no database has yet, a new id, and the \
                        revisions that follow it the new one as parent.""".replace("<dir>", directory.toString()));
    }

    @Test
    void migrationWithoutAnnotationIsRefused() {
        assertRefused("""
                Class db.migrations.RevA implements Migration but is no revision.
                    class  <dir>/db/migrations/RevA.class
                Add @Revision(id = "…", down = "…", message = "…").""", revision("RevA", "", "", ""));
    }

    @Test
    void classWithoutConstructorWithoutParametersIsRefused() {
        assertRefused("""
                Revision a1 cannot be used: it has no constructor without parameters.
                    class     db.migrations.RevA
                    found in  <dir>/db/migrations/RevA.class
                Give it one.""", revision("RevA", "@Revision(id = \"a1\")", "public RevA(String name) {}", ""));
    }

    @Test
    void classThatIsNoMigrationIsRefused() {
        assertRefused("""
                Revision a1 cannot be used: it does not implement dev.migrate.op.Migration.
                    class     db.migrations.RevA
                    found in  <dir>/db/migrations/RevA.class
                Let it implement Migration.""", "package db.migrations;\n@dev.migrate.op.Revision(id = \"a1\")\npublic class RevA {}\n");
    }

    @Test
    void revisionThatFailsWhileItIsRecordedIsRefusedWithItsLine() {
        assertRefused("""
                Revision a1 failed while its upgrade was recorded; nothing has been run.
                    class     db.migrations.RevA
                    at        RevA.java:7
                    error     InvalidNameException: 'a b' is not a name that can stand in SQL without quotes.
                                  allowed  letters, digits, _ and $, and no digit first
                              Put it between backticks to have exactly this name: `a b`
                Mend the class and compile it again.""", revision("RevA", "@Revision(id = \"a1\")", "", "op.dropTable(\"a b\");"));
    }

    @Test
    void errorOfARevisionIsItsFailureToo() {
        assertRefused(
                """
                Revision a1 failed while its upgrade was recorded; nothing has been run.
                    class     db.migrations.RevA
                    at        RevA.java:7
                    error     AssertionError: 3 rates
                Mend the class and compile it again.""",
                revision("RevA", "@Revision(id = \"a1\")", "", "if (true) throw new AssertionError(\"3 rates\");"));
    }

    @Test
    void staticInitialiserThatFailsIsRefusedWithItsReason() {
        String fails = "static final int N = fails();"
                + " static int fails() { throw new IllegalStateException(\"no rates of today\"); }";
        assertRefused("""
                Revision a1 cannot be used: its static initialiser failed: IllegalStateException: no rates of today.
                    class     db.migrations.RevA
                    found in  <dir>/db/migrations/RevA.class
                Mend the initialiser.""", revision("RevA", "@Revision(id = \"a1\")", fails, ""));
        assertRefused(
                """
                Revision a1 failed while its upgrade was recorded; nothing has been run.
                    class     db.migrations.RevA
                    at        RevA.java:7
                    error     IllegalStateException: no rates of today
                Mend the class and compile it again.""",
                revision(
                        "RevA",
                        "@Revision(id = \"a1\")",
                        "static class Rates { " + fails + " }",
                        "op.execute(\"select \" + Rates.N);"));
    }

    @Test
    void classFileOfALaterJavaOrHalfOfOneIsRefused() throws IOException {
        compiled(revision("RevA", "@Revision(id = \"a1\")", "", ""));
        Path file = directory.resolve("db/migrations/RevA.class");
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 99;
        Files.write(file, bytes);
        assertRefused("""
                Revision a1 cannot be used: it cannot be loaded: UnsupportedClassVersionError: db/migrations/RevA has been \
                compiled by a more recent version of the Java Runtime (class file version 99.0), this version of the Java \
                Runtime only recognizes class file versions up to %s.
                    class     db.migrations.RevA
                    found in  <dir>/db/migrations/RevA.class
                Compile it again with its dependencies.""".formatted(System.getProperty("java.class.version")), "class Other {}");
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("""
                Cannot read a file among the revisions.
                    file   <dir>/db/migrations/RevA.class
                    error  it ends too early
                Compile it again, or remove it from the location.""", "class Other {}");
    }

    @Test
    void fileThatIsNoClassFileIsRefused() throws IOException {
        Path file = directory.resolve("db/migrations/RevA.class");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no class file");
        assertRefused("""
                Cannot read a file among the revisions.
                    file   <dir>/db/migrations/RevA.class
                    error  not a class file
                Compile it again, or remove it from the location.""", "class Other {}");
    }

    @Test
    void unknownParentIsRefusedNamingTheFile() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> load(revision("RevA", "@Revision(id = \"a1\", down = \"b1\")", "", "")))
                .withMessage("""
                            Cannot load the revisions: one id is named but not there.
                                b1  is a parent of a1 (%s/db/migrations/RevA.class)
                            Bring the missing file back or correct the id; a revision names others by their whole id.""".formatted(directory));
    }

    @Test
    void locationOfAnotherKindIsRefused() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() ->
                        ScriptDirectory.load(List.of("s3:bucket"), getClass().getClassLoader()))
                .withMessage("""
                        A location must be a class path folder or a directory.
                            location  s3:bucket
                        Write classpath:db/migrations or filesystem:/path/to/migrations.""");
    }

    @Test
    void classFilesOfTheJdkCanBeRead() throws IOException {
        try (Stream<String> names =
                Stream.of("java/lang/String.class", "java/util/stream/Stream.class", "java/lang/Thread$State.class")) {
            for (String name : names.toList()) {
                try (var in = String.class.getResourceAsStream("/" + name)) {
                    ClassFile type = ClassFile.read(Objects.requireNonNull(in).readAllBytes(), "Lx;");
                    assertThat(type.className() + ".class").isEqualTo(name.replace('/', '.'));
                    assertThat(type.references())
                            .contains(type.superName() == null ? type.className() : type.superName());
                }
            }
        }
    }
}
