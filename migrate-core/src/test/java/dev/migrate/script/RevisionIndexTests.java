package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.revision.RevisionNode;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionIndexTests {

    private static final List<String> FOLDERS = List.of("db/migrations");

    @TempDir
    private Path root;

    @BeforeEach
    void writeRevisions() throws IOException {
        JavaSources.of(
                        revision(
                                "RevA",
                                "id = \"a1\", message = \"tab\\t, \\\\ and\\r\\nline\", labels = \"z\"",
                                "System.out.println();"),
                        revision(
                                "RevB",
                                "id = \"b1\", down = {\"a1\"}, labels = {\"x\", \"y\"}, database = \"h2:2\"",
                                ""))
                .compileTo(root);
        Files.deleteIfExists(root.resolve("db/migrations/package-info.class"));
        Files.writeString(
                root.resolve("db/migrations/rev.sql"), "-- revision: c1\n-- down-revision: b1\n-- migrate: upgrade\n");
    }

    private static String revision(String name, String values, String upgrade) {
        return String.join(
                "\n",
                "package db.migrations;",
                "import dev.migrate.op.*;",
                "@Revision(" + values + ")",
                "public class " + name + " implements Migration {",
                "    @Override public void upgrade(Operations op) { " + upgrade + " }",
                "}");
    }

    private ScriptDirectory load(Path classPath) throws IOException {
        ClassLoader loader = new URLClassLoader(
                new URL[] {classPath.toUri().toURL()}, getClass().getClassLoader());
        return ScriptDirectory.load(List.of("classpath:db/migrations"), loader);
    }

    private static List<String> described(ScriptDirectory scripts) {
        return scripts.scripts().stream()
                .map(each -> each.node() + " " + each.database() + " " + each.source() + " " + each.references())
                .sorted()
                .toList();
    }

    private Path jar() throws IOException {
        return jar("META-INF/", "db/migrations/");
    }

    private Path jar(String... directories) throws IOException {
        Path jar = root.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(root)) {
            for (String directory : directories) {
                entries.putNextEntry(new JarEntry(directory));
            }
            entries.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            entries.write("Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.equals(jar))
                    .sorted()
                    .toList()) {
                entries.putNextEntry(
                        new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                entries.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private void spoilRevB() throws IOException {
        Path file = root.resolve("db/migrations/RevB.class");
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    @Test
    void indexSaysWhatTheClassesSay() throws IOException {
        List<String> scanned = described(load(root));
        RevisionIndex.write(root, FOLDERS);
        assertThat(described(load(root))).isEqualTo(scanned).hasSize(3);
        assertThat(described(load(jar()))).isEqualTo(scanned);
    }

    @Test
    void classesAreNotReadWhereTheIndexFits() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        spoilRevB();
        assertThat(load(root).revisions().get("b1").labels()).containsExactly("x", "y");
    }

    @Test
    void classesOfAJarAreNotReadWhereTheIndexFits() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        Path index = root.resolve(RevisionIndex.PATH);
        Files.writeString(index, Files.readString(index).replace("labels=,x,y", "labels=,index"));
        assertThat(load(jar()).revisions().get("b1").labels()).containsExactly("index");
    }

    @Test
    void indexOfOtherBytesOfTheSameSizeIsPassedOverInAJar() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        spoilRevB();
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> load(jar()))
                .withMessage("""
                            Cannot read a file among the revisions.
                                file   %s/db/migrations/RevB.class
                                error  not a class file
                            Compile it again, or remove it from the location.""".formatted(root.resolve("app.jar") + "!"));
    }

    @Test
    void indexOfAnotherSizeIsPassedOver() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        Path index = root.resolve(RevisionIndex.PATH);
        String right = Files.readString(index);
        Files.writeString(index, right.replace("labels=,x,y", "labels=,index").replaceAll("(RevB.class\t\\d+)", "$10"));
        assertThat(Files.readString(index)).contains("labels=,index");
        assertThat(load(root).revisions().get("b1").labels()).containsExactly("x", "y");
        assertThat(load(jar()).revisions().get("b1").labels()).containsExactly("x", "y");
    }

    @Test
    void aJarThatListsNoFoldersIsFoundWithAndWithoutItsIndex() throws IOException {
        List<String> scanned = described(load(root));
        assertThat(described(load(jar(new String[0])))).isEqualTo(scanned).hasSize(3);
        RevisionIndex.write(root, FOLDERS);
        assertThat(described(load(jar(new String[0])))).isEqualTo(scanned);
        assertThat(described(load(jar("META-INF/")))).isEqualTo(scanned);
    }

    @Test
    void indexThatDoesNotFitIsPassedOver() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        spoilRevB();
        Files.writeString(root.resolve("db/migrations/another.sql"), "-- revision: d1\n-- migrate: upgrade\n");
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> load(root))
                .withMessage("""
                            Cannot read a file among the revisions.
                                file   %s/db/migrations/RevB.class
                                error  not a class file
                            Compile it again, or remove it from the location.""".formatted(root));
    }

    @Test
    void indexOlderThanAClassIsPassedOver() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        spoilRevB();
        Files.setLastModifiedTime(
                root.resolve("db/migrations/RevB.class"),
                FileTime.from(Instant.now().plusSeconds(60)));
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> load(root))
                .withMessage("""
                            Cannot read a file among the revisions.
                                file   %s/db/migrations/RevB.class
                                error  not a class file
                            Compile it again, or remove it from the location.""".formatted(root));
    }

    @Test
    void indexThatIsNotUnderstoodIsPassedOver() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        Path index = root.resolve(RevisionIndex.PATH);
        Files.writeString(index, Files.readString(index).replace("migrate revisions 1", "migrate revisions 2"));
        List<String> scanned = described(load(root));
        Files.delete(index);
        assertThat(scanned).isEqualTo(described(load(root)));
    }

    @Test
    void indexIsTheSameEachTime() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        String first = Files.readString(root.resolve(RevisionIndex.PATH));
        RevisionIndex.write(root, FOLDERS);
        assertThat(Files.readString(root.resolve(RevisionIndex.PATH))).isEqualTo(first);
    }

    /** Spring Boot moves the classes and leaves META-INF where it was; unpacked the same is true. */
    @Test
    void indexIsFoundBesideClassesThatSpringBootMoved() throws IOException {
        RevisionIndex.write(root, FOLDERS);
        List<String> ids = load(root).revisions().revisions().stream()
                .map(RevisionNode::id)
                .toList();
        spoilRevB();
        Files.createDirectories(root.resolve("BOOT-INF/classes"));
        Files.move(root.resolve("db"), root.resolve("BOOT-INF/classes/db"));

        assertThat(load(root.resolve("BOOT-INF/classes")).revisions().revisions())
                .extracting(RevisionNode::id)
                .containsExactlyElementsOf(ids);
    }

    @Test
    void linkedFilesAreRevisionsToo() throws IOException {
        Path real = Files.move(root.resolve("db/migrations/rev.sql"), root.resolve("linked.sql"));
        Files.createSymbolicLink(root.resolve("db/migrations/rev.sql"), real);

        assertThat(load(root).revisions().contains("c1")).isTrue();
        RevisionIndex.write(root, FOLDERS);
        assertThat(load(root).revisions().contains("c1")).isTrue();
    }
}
