package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of a revision that is written: no other is written over. */
final class NewFile {

    private NewFile() {}

    /**
     * Creates a file and the folders that it is in.
     *
     * @return false if one of its name exists
     * @throws MigrateException if it cannot be written
     */
    static boolean create(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                createFolder(folder);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "Cannot write the revision.\n    file   " + file + "\n    error  " + words(e)
                            + "\nCheck the directory's rights and the space on its disk.",
                    e);
        }
    }

    /** A file that is in the way of a folder would be taken for one of the same name, and every other name be tried in vain. */
    static void createFolder(Path folder) throws IOException {
        // A link to a folder is one, which creating it does not see on every JDK
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(e.getFile(), null, "a file is in the way of a folder");
        }
    }

    /** Some errors say no more than the file, and what it is about by their class. */
    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null || e instanceof FileSystemException of && of.getReason() == null
                ? e.toString()
                : message;
    }
}
