package dev.migrate.script;

import java.io.IOException;
import java.util.List;

/** A place that lists files which may hold revisions. */
@FunctionalInterface
public interface ScriptSource {

    /**
     * Lists the files, ordered by name.
     *
     * @throws IOException if the place cannot be read
     */
    List<ScriptFile> list() throws IOException;
}
