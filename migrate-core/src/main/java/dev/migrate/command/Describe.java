package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.revision.UnknownRevisionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what targets mean: first in the files, and what is not there in what the database remembers. */
final class Describe {

    private final RevisionMap revisions;
    private final Memory memory;
    private final Set<RevisionNode> found = new LinkedHashSet<>();
    private final Map<String, StoredRevision> stored = new LinkedHashMap<>();

    Describe(RevisionMap revisions, Memory memory) {
        this.revisions = revisions;
        this.memory = memory;
    }

    void add(RevisionTarget target) {
        if (isCurrent(target) && target.branch() == null && !target.isRelative()) {
            memory.current().forEach(this::addRow);
        } else {
            addNamed(target, isCurrent(target) ? memory.current() : Set.of());
        }
    }

    static boolean isCurrent(RevisionTarget target) {
        return "current".equals(target.symbol());
    }

    private void addRow(String id) {
        if (revisions.contains(id)) {
            found.add(revisions.get(id));
        } else {
            StoredRevision remembered = remembered(id, memory.history());
            stored.put(id, remembered == null ? new StoredRevision(id, "", null, null, List.of()) : remembered);
        }
    }

    private void addNamed(RevisionTarget target, Set<String> rows) {
        try {
            found.addAll(revisions.resolve(rows, target));
        } catch (UnknownRevisionException e) {
            RevisionNode squashed = revisions.standingForNamed(target.toString());
            if (squashed != null) {
                found.add(squashed);
                return;
            }
            StoredRevision remembered = remembered(target.toString(), history(e));
            if (remembered == null) {
                throw e;
            }
            stored.put(remembered.revision(), remembered);
        }
    }

    /** Returns the one revision that ran and whose id begins so, or null. */
    private @Nullable StoredRevision remembered(String id, List<AppliedInfo> history) {
        Map<String, List<AppliedInfo>> ran = new LinkedHashMap<>();
        for (AppliedInfo each : history) {
            if (each.revision().startsWith(id)) {
                ran.computeIfAbsent(each.revision(), key -> new ArrayList<>()).add(each);
            }
        }
        List<AppliedInfo> entries = ran.size() == 1 ? ran.values().iterator().next() : ran.getOrDefault(id, List.of());
        if (entries.isEmpty()) {
            return null;
        }
        return new StoredRevision(
                entries.get(0).revision(),
                entries.get(0).message(),
                memory.operations(entries, "UPGRADE"),
                memory.operations(entries, "DOWNGRADE"),
                entries);
    }

    /** Where the database cannot be asked, the id is as unknown as before. */
    private List<AppliedInfo> history(UnknownRevisionException unknown) {
        try {
            return memory.history();
        } catch (MigrateException e) {
            unknown.addSuppressed(e);
            return List.of();
        }
    }

    List<RevisionNode> found() {
        return List.copyOf(found);
    }

    List<StoredRevision> stored() {
        return List.copyOf(stored.values());
    }
}
