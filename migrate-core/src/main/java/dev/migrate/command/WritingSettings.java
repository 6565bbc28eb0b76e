package dev.migrate.command;

import dev.migrate.source.Naming;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the files of new revisions are written.
 *
 * @param javaTemplate the file with the frame of a Java revision, or null for the standard one
 * @param sqlTemplate likewise for SQL
 * @param hooks commands that are run on a new file, by their names
 */
record WritingSettings(
        Naming naming,
        @Nullable Path javaTemplate,
        @Nullable Path sqlTemplate,
        SortedMap<String, String> hooks) {

    WritingSettings {
        hooks = Collections.unmodifiableSortedMap(new TreeMap<>(hooks));
    }
}
