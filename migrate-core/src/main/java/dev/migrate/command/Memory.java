package dev.migrate.command;

import dev.migrate.runtime.HistoryEntry;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What a database remembers of the revisions that ran on it; asked anew each time, and nothing is created in it. */
record Memory(Database database, ScriptDirectory scripts) {

    /** Returns the rows of the version table in the words of the revisions at hand. */
    SortedSet<String> current() {
        return database.with(scripts, (runner, dialect) -> runner.heads());
    }

    /** Returns the rows of the version table as they stand there. */
    SortedSet<String> rows() {
        return database.with(scripts, (runner, dialect) -> runner.rows());
    }

    /** Returns what has been run, newest first. */
    List<AppliedInfo> history() {
        List<HistoryEntry> history = new ArrayList<>(database.with(scripts, (runner, dialect) -> runner.history()));
        Collections.reverse(history);
        return history.stream().map(AppliedInfo::of).toList();
    }

    /** Returns what ran of a revision in one direction the last time that it was noted, or null where it was not kept. */
    @Nullable
    List<String> operations(List<AppliedInfo> newestFirst, String direction) {
        for (AppliedInfo each : newestFirst) {
            String checksum = each.checksum();
            if (checksum != null && each.direction().equals(direction)) {
                return database.with(
                                scripts,
                                (runner, dialect) -> Optional.ofNullable(runner.appliedText(each.revision(), checksum)))
                        .map(text -> text.lines().toList())
                        .orElse(null);
            }
        }
        return null;
    }
}
