package dev.migrate.command;

import java.nio.file.Path;

/**
 * The folder of a new revision.
 *
 * @param sources the source folder that holds it, or the folder itself where files are found without a class path
 * @param path what lies between, with slashes, or the empty text
 */
record RevisionFolder(Path sources, String path) {

    Path directory() {
        return path.isEmpty() ? sources : sources.resolve(path);
    }

    /** Returns the package of a class in a sub-folder, which is ended by a slash or empty. */
    String packageName(String subFolder) {
        return (path + "/" + subFolder).replaceAll("^/+|/+$", "").replaceAll("/+", ".");
    }
}
