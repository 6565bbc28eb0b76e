package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which revision stands for which script of another tool: written when they are imported, read when a database is met
 * that only the other tool has worked on.
 *
 * @param table the other tool's table, with its schema where that is not the connection's
 * @param entries in the order of the revisions
 */
public record Manifest(Tool tool, String table, List<Entry> entries) {

    private static final int FIELDS = 5;

    /** Copies the list. */
    public Manifest {
        entries = List.copyOf(entries);
    }

    /** Whose scripts they were. */
    public enum Tool {
        FLYWAY("Flyway", "imported-from-flyway.txt"),
        LIQUIBASE("Liquibase", "imported-from-liquibase.txt");

        private final String title;
        private final String file;

        Tool(String title, String file) {
            this.title = title;
            this.file = file;
        }

        /** Returns the tool's name. */
        public String title() {
            return title;
        }

        /** Returns the name of the file. */
        public String file() {
            return file;
        }
    }

    /** What an entry is. */
    public enum Kind {
        VERSIONED,
        BASELINE,
        REPEATABLE,
        CHANGESET,
        SKIPPED
    }

    /**
     * A script.
     *
     * @param key what the table calls it
     * @param revision the revision's id, empty where none stands for it
     * @param checksum what the table says of it, or empty
     * @param source the script's name
     */
    public record Entry(Kind kind, String key, String revision, String checksum, String source) {}

    /** Returns the entry of a key, or null. */
    @Nullable
    Entry find(Kind kind, String key) {
        return entries.stream()
                .filter(each -> each.kind() == kind && each.key().equals(key))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** Returns the text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder("# A database that " + tool.title()
                + " has worked on, and Migrate has not, is stamped by what this says.\n"
                + "# Delete this file when there is no such database any more.\n");
        text.append("table\t").append(table).append('\n');
        for (Entry each : entries) {
            text.append(String.join(
                            "\t", each.kind().name(), each.key(), each.revision(), each.checksum(), each.source()))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads a file.
     *
     * @param place the file for people
     * @throws MigrateException if it is none
     */
    public static Manifest parse(Tool tool, String place, String text) {
        String table = null;
        List<Entry> entries = new ArrayList<>();
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            String[] fields = each.split("\t", -1);
            if (fields[0].equals("table") && fields.length == 2) {
                table = fields[1];
            } else if (fields.length == FIELDS && isKind(fields[0])) {
                entries.add(new Entry(Kind.valueOf(fields[0]), fields[1], fields[2], fields[3], fields[4]));
            } else if (!each.isBlank() && !each.startsWith("#")) {
                throw malformed(place + ":" + line);
            }
        }
        if (table == null) {
            throw malformed(place);
        }
        return new Manifest(tool, Objects.requireNonNull(table), entries);
    }

    private static boolean isKind(String text) {
        return List.of(Kind.values()).stream().anyMatch(each -> each.name().equals(text));
    }

    private static MigrateException malformed(String place) {
        return new MigrateException(
                ExitCode.USAGE,
                "Cannot read which revisions stand for imported scripts.\n    file  " + place
                        + "\nRestore the file as it was written, or delete it if no database needs it any more.");
    }
}
