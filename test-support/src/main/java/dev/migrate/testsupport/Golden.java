package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Compares texts with files under src/test/resources/golden, byte by byte; {@code -Dgolden=update} rewrites the files
 * instead.
 */
public final class Golden {

    private static final String UPDATE = "update";
    private static final String HINT = "run the test with -Dgolden=update, then review the difference";

    private final Path folder;
    private final boolean update;

    Golden(Path folder, boolean update) {
        this.folder = folder;
        this.update = update;
    }

    /** Asserts that a text equals the file of a name such as {@code sql/add_column/h2.sql}. */
    public static void assertMatches(String name, String actual) {
        ofModule().check(name, actual);
    }

    /**
     * Asserts that a folder below golden holds no file but those named, which are relative to it; a golden file that no
     * test asks for proves nothing.
     */
    public static void assertNoOthers(String folder, Collection<String> names) {
        ofModule().checkNoOthers(folder, names);
    }

    /**
     * Asserts that a page of the folder docs beside the module is what a test makes of it.
     *
     * @param make makes of the text that is there the text that should be there
     */
    public static void assertPage(String name, UnaryOperator<String> make) {
        Golden docs = new Golden(BuildFolder.module().resolveSibling("docs"), ofModule().update);
        docs.checkPage(name, make);
    }

    void checkPage(String name, UnaryOperator<String> make) {
        try {
            check(name, make.apply(Files.readString(folder.resolve(name))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void check(String name, String actual) {
        Path file = folder.resolve(name);
        try {
            if (update) {
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, actual);
                return;
            }
            assertThat(file).as("golden file is missing: " + HINT).isRegularFile();
            assertThat(actual)
                    .as(folder.getFileName() + "/" + name + " (if the new text is right, " + HINT + ")")
                    .isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void checkNoOthers(String name, Collection<String> names) {
        Path below = folder.resolve(name);
        try (Stream<Path> files = Files.walk(below)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> below.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            assertThat(found).as("files in golden/" + name).containsExactlyElementsOf(new TreeSet<>(names));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Golden ofModule() {
        Path folder = BuildFolder.module().resolve("src/test/resources/golden");
        return new Golden(folder, UPDATE.equals(System.getProperty("golden")));
    }
}
