package dev.migrate.benchmarks.upgrade;

import dev.migrate.testsupport.FreshDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way to apply statements, one a revision. */
interface Tool {

    /** Returns the name in the table of results. */
    String name();

    /** Writes the revisions into an empty directory, unless the tool needs none. */
    void write(Path directory, List<String> statements) throws IOException;

    /** Applies what is pending. */
    void upgrade(FreshDatabase database, Path directory) throws Exception;
}
