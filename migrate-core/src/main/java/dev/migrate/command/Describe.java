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
import java.util.SortedSet;
import java.util.function.Supplier;

/** Finds what targets mean: first in the files, and what is not there in what the database remembers. */
final class Describe {

    private final RevisionMap revisions;
    private final Supplier<SortedSet<String>> current;
    private final Supplier<List<AppliedInfo>> history;
    private final Set<RevisionNode> found = new LinkedHashSet<>();
    private final Map<String, StoredRevision> stored = new LinkedHashMap<>();

    /**
     * Creates what finds revisions.
     *
     * @param current reads the rows of the version table
     * @param history reads what has been run, newest first
     */
    Describe(RevisionMap revisions, Supplier<SortedSet<String>> current, Supplier<List<AppliedInfo>> history) {
        this.revisions = revisions;
        this.current = current;
        this.history = history;
    }

    void add(RevisionTarget target) {
        if (isCurrent(target) && target.branch() == null && !target.isRelative()) {
            current.get().forEach(id -> addNamed(RevisionTarget.parse(id), Set.of()));
        } else {
            addNamed(target, isCurrent(target) ? current.get() : Set.of());
        }
    }

    static boolean isCurrent(RevisionTarget target) {
        return "current".equals(target.symbol());
    }

    private void addNamed(RevisionTarget target, Set<String> rows) {
        try {
            found.addAll(revisions.resolve(rows, target));
        } catch (UnknownRevisionException e) {
            StoredRevision remembered = remembered(target.toString(), e);
            stored.put(remembered.revision(), remembered);
        }
    }

    /** Returns the one revision that ran and whose id begins so, or else says that there is none. */
    private StoredRevision remembered(String id, UnknownRevisionException unknown) {
        Map<String, List<AppliedInfo>> ran = new LinkedHashMap<>();
        for (AppliedInfo each : history(unknown)) {
            if (each.revision().startsWith(id)) {
                ran.computeIfAbsent(each.revision(), key -> new ArrayList<>()).add(each);
            }
        }
        List<AppliedInfo> entries = ran.size() == 1 ? ran.values().iterator().next() : ran.getOrDefault(id, List.of());
        if (entries.isEmpty()) {
            throw unknown;
        }
        return new StoredRevision(entries.get(0).revision(), entries.get(0).message(), entries);
    }

    /** Where the database cannot be asked, the id is as unknown as before. */
    private List<AppliedInfo> history(UnknownRevisionException unknown) {
        try {
            return history.get();
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
