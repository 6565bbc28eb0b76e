package dev.migrate.runtime;

import dev.migrate.plan.SchemaState;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Journal.Entry;
import dev.migrate.runtime.Journal.State;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an earlier run left of a step in the journal. */
final class Resumption {

    private final List<Entry> entries;
    private final SortedMap<Integer, Entry> byNumber = new TreeMap<>();

    private Resumption(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        entries.forEach(each -> byNumber.put(each.seq(), each));
    }

    /** Returns what the journal says; nothing of the step where it is about another one. */
    static Resumption of(List<Entry> journal, RevisionStep step) {
        return new Resumption(journal.stream().filter(each -> isOf(each, step)).toList());
    }

    static Resumption none() {
        return new Resumption(List.of());
    }

    static boolean isOf(Entry entry, RevisionStep step) {
        return entry.revision().equals(step.revision().id())
                && entry.direction().equals(step.kind().name());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> entries() {
        return entries;
    }

    @Nullable
    Entry at(int number) {
        return byNumber.get(number);
    }

    /** Returns how many statements from a number on are done. */
    int doneFrom(int number) {
        int next = number;
        while (isDone(byNumber.get(next))) {
            next++;
        }
        return next - number;
    }

    private static boolean isDone(@Nullable Entry entry) {
        return entry != null && entry.state() == State.DONE;
    }

    /**
     * Returns whether something of a segment was executed, so that it has to be planned as it was then.
     *
     * @param first the number of its first statement
     * @param typed whether planning it needs the tables as it found them
     */
    boolean hasBegun(int first, boolean typed) {
        Entry entry = byNumber.get(first);
        if (entry == null || entry.state() == State.PLANNED) {
            return false;
        }
        return entry.state() != State.FAILED || !typed || entry.schemaBefore() != null;
    }

    /** Returns how a segment that was begun found its tables, or null where that was not kept. */
    @Nullable
    SchemaState stateAt(int first, boolean typed) {
        Entry entry = byNumber.get(first);
        String text = entry == null ? null : entry.schemaBefore();
        if (text == null) {
            return typed ? null : SchemaState.of(Schema.empty());
        }
        return SchemaState.of(StoredSchema.parse(text));
    }

    /** Returns whether the journal has these texts from a number on and nothing else. */
    boolean matches(int from, List<String> texts) {
        Map<Integer, Entry> rest = byNumber.tailMap(from);
        if (rest.size() != texts.size()) {
            return false;
        }
        for (int i = 0; i < texts.size(); i++) {
            Entry entry = rest.get(from + i);
            if (entry == null || !entry.says(texts.get(i))) {
                return false;
            }
        }
        return true;
    }
}
