package dev.migrate.runtime;

import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.Journal.Entry;
import dev.migrate.script.ScriptDirectory;
import java.util.List;
import java.util.Set;

/** A revision that an earlier run left half way. */
record Unfinished(List<Entry> entries) {

    static Unfinished of(List<Entry> entries) {
        return new Unfinished(entries);
    }

    private Entry any() {
        return entries.get(0);
    }

    boolean isOf(RevisionStep step) {
        return Resumption.isOf(any(), step);
    }

    WaysOut waysOut(ScriptDirectory scripts, Set<String> rows) {
        return WaysOut.of(scripts.revisions(), any().revision(), any().direction(), rows);
    }

    /**
     * Returns the step that finishes it.
     *
     * @throws UnfinishedRevisionException if the revisions at hand have none from these rows
     */
    RevisionStep step(ScriptDirectory scripts, Set<String> rows) {
        RevisionMap revisions = scripts.revisions();
        String id = any().revision();
        if (revisions.contains(id) && rows.stream().allMatch(revisions::contains)) {
            if (any().direction().equals(RevisionStep.Kind.DOWNGRADE.name())) {
                return WaysOut.downgrade(revisions, id, rows);
            }
            List<RevisionStep> steps = revisions.upgradePath(rows, RevisionTarget.parse(id));
            if (steps.size() == 1) {
                return steps.get(0);
            }
        }
        throw UnfinishedRevisionException.lost(entries, waysOut(scripts, rows));
    }
}
