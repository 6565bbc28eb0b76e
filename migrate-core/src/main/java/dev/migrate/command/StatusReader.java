package dev.migrate.command;

import dev.migrate.dialect.Dialect;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.HistoryEntry;
import dev.migrate.runtime.MigrationRunner;
import dev.migrate.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Reads where a database stands, seen from the revisions that were found. */
record StatusReader(ScriptDirectory scripts) {

    Status read(MigrationRunner runner, Dialect dialect) throws SQLException {
        SortedSet<String> current = runner.heads();
        List<String> unknown =
                current.stream().filter(id -> !scripts.revisions().contains(id)).toList();
        List<RevisionInfo> pending = unknown.isEmpty() ? pending(current, RevisionTarget.parse("heads")) : List.of();
        List<String> heads =
                scripts.revisions().heads().stream().map(RevisionNode::id).toList();
        List<HistoryEntry> history = new ArrayList<>(runner.history());
        Collections.reverse(history);
        return new Status(
                dialect.name(),
                pending.isEmpty() && unknown.isEmpty(),
                List.copyOf(current),
                heads,
                pending,
                history,
                unknown);
    }

    List<RevisionInfo> pending(Set<String> current, RevisionTarget target) {
        return scripts.revisions().upgradePath(current, target).stream()
                .map(step -> RevisionInfo.of(scripts, step.revision()))
                .toList();
    }
}
