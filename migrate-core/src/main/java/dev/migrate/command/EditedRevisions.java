package dev.migrate.command;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Checksum;
import dev.migrate.operation.Operation;
import dev.migrate.revision.RevisionNode;
import dev.migrate.runtime.HistoryEntry;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds revisions that were changed after they had run. */
final class EditedRevisions {

    private final ScriptDirectory scripts;
    private final String dialect;

    EditedRevisions(ScriptDirectory scripts, String dialect) {
        this.scripts = scripts;
        this.dialect = dialect;
    }

    /**
     * Returns the applied revisions whose checksum is no longer the one that was noted, in the order of a run.
     *
     * @param rows the rows of the version table
     * @param history what has been run, oldest first
     */
    List<RevisionInfo> find(Set<String> rows, List<HistoryEntry> history) {
        Map<String, String> noted = noted(history);
        List<RevisionInfo> edited = new ArrayList<>();
        for (RevisionNode node : scripts.revisions().applied(rows)) {
            Script script = scripts.require(node.id());
            String before = noted.get(node.id());
            if (before != null && !before.equals(checksum(script))) {
                edited.add(RevisionInfo.of(script));
            }
        }
        return edited;
    }

    /** Returns the checksums of what ran last, which nobody has stamped or taken back since. */
    private static Map<String, String> noted(List<HistoryEntry> history) {
        Map<String, String> noted = new HashMap<>();
        for (HistoryEntry entry : history) {
            String checksum = entry.checksum();
            if (entry.state().equals("APPLIED")) {
                noted.remove(entry.revision());
                if (entry.direction().equals("UPGRADE") && checksum != null) {
                    noted.put(entry.revision(), checksum);
                }
            }
        }
        return noted;
    }

    private String checksum(Script script) {
        List<Operation> operations =
                script.upgrade(dialect).stream().map(Recorded::operation).toList();
        return script.type() == Script.Type.SQL ? Checksum.ofSql(operations) : Checksum.of(operations);
    }
}
