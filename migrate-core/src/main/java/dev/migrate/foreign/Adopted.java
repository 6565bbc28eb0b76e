package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.foreign.Manifest.Entry;
import dev.migrate.foreign.Manifest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is that another tool has worked on.
 *
 * @param revision the last revision it has, or null for none
 * @param applied how many of the scripts it has
 * @param scripts how many there are
 */
public record Adopted(@Nullable String revision, int applied, int scripts) {

    /**
     * Finds the last revision up to which everything is applied.
     *
     * @throws MigrateException if something is applied behind what is not
     */
    static Adopted of(Manifest manifest, Predicate<Entry> applied) {
        List<Entry> entries = manifest.entries().stream()
                .filter(each -> each.kind() != Kind.SKIPPED)
                .toList();
        List<Entry> gaps = new ArrayList<>();
        Entry last = null;
        int count = 0;
        for (Entry entry : entries) {
            boolean repeatable = entry.kind() == Kind.REPEATABLE;
            if (!applied.test(entry)) {
                gaps.add(entry);
            } else if (gaps.isEmpty()) {
                last = entry;
                count++;
            } else if (!repeatable) {
                throw gap(manifest, gaps, entry);
            }
        }
        if (last != null && !gaps.isEmpty() && gaps.get(0).revision().equals(last.revision())) {
            throw gap(manifest, gaps, last);
        }
        return new Adopted(last == null ? null : last.revision(), count, entries.size());
    }

    private static MigrateException gap(Manifest manifest, List<Entry> gaps, Entry behind) {
        return refused(
                manifest,
                "has not run everything that comes before what it has run",
                new ArrayList<>(List.of("missing   " + names(gaps), "has run   " + behind.source())),
                "Let " + manifest.tool().title() + " run what is missing" + outOfOrder(manifest.tool())
                        + ", then start again;"
                        + " or bring the database there by hand and stamp it: mvn migrate:stamp -Drevision=…");
    }

    /** Flyway runs what comes before something that it has run only if it is told to. */
    private static String outOfOrder(Manifest.Tool tool) {
        return tool == Manifest.Tool.FLYWAY ? " (Flyway: outOfOrder=true)" : "";
    }

    static String names(List<Entry> entries) {
        return String.join(", ", entries.stream().map(Entry::source).toList());
    }

    static MigrateException refused(Manifest manifest, String what, List<String> facts, String next) {
        List<String> lines = new ArrayList<>(facts);
        lines.add("table     " + manifest.table());
        return new MigrateException(
                ExitCode.UNKNOWN_STATE,
                "The database cannot be taken over from " + manifest.tool().title() + ": it " + what + ".\n    "
                        + String.join("\n    ", lines) + "\n" + next);
    }
}
