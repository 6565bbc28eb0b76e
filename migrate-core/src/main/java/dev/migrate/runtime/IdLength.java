package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionStep;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes sure that the ids of a run fit the version table: one that was adopted may have less room than ours, and a
 * database would notice only after the revision has run.
 */
final class IdLength {

    private final Tables tables;
    private final VersionTable versionTable;

    IdLength(Tables tables, VersionTable versionTable) {
        this.tables = tables;
        this.versionTable = versionTable;
    }

    /**
     * Checks the rows that steps will write.
     *
     * @throws MigrateException if one of them is too long
     */
    void require(List<RevisionStep> steps) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        int room = versionTable.roomForIds();
        List<String> tooLong = steps.stream()
                .flatMap(step -> step.change().insert().stream())
                .filter(id -> id.length() > room)
                .distinct()
                .toList();
        if (!tooLong.isEmpty()) {
            throw refusal(tooLong, room);
        }
    }

    private MigrateException refusal(List<String> tooLong, int room) {
        StringBuilder message = new StringBuilder("The version table has no room for ")
                .append(tooLong.size() == 1 ? "a revision's id" : "the ids of " + tooLong.size() + " revisions")
                .append("; nothing has been run.\n");
        tooLong.forEach(id -> message.append("    id     ")
                .append(id)
                .append("  (")
                .append(id.length())
                .append(")\n"));
        message.append("    table  ")
                .append(tables.version())
                .append(" (version_num: ")
                .append(room)
                .append(")\n");
        message.append("Widen the column:");
        tables.widened(room).forEach(sql -> message.append("\n    ").append(sql).append(';'));
        return new MigrateException(ExitCode.REFUSED, message.toString());
    }
}
