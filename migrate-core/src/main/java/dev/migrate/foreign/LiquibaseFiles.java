package dev.migrate.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that change logs include; paths have slashes and begin at the root of the class path. */
public interface LiquibaseFiles {

    /** Returns the text of a file, or null where there is none. */
    @Nullable
    String text(String path);

    /** Returns the paths of the files below a folder, ordered. */
    List<String> below(String folder);

    /** Returns a path for people. */
    String place(String path);
}
