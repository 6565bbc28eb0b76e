package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.foreign.Manifest.Entry;
import dev.migrate.foreign.Manifest.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a chain of revisions of Flyway's scripts, in the order in which Flyway runs them on a new database. */
public final class FlywayPlan {

    private final Manifest known;
    private final String database;
    private final List<Entry> entries;
    private final List<ImportPlan.Revision> revisions = new ArrayList<>();
    private @Nullable String last;

    private FlywayPlan(Manifest known, @Nullable String after, String database) {
        this.known = known;
        this.database = database;
        this.entries = new ArrayList<>(known.entries());
        this.last = after;
    }

    /**
     * Plans what is not imported yet.
     *
     * @param known what is
     * @param skipped the keys that become no revision
     * @param after the revision that the first follows, or null
     * @param database the database and its version
     * @throws MigrateException if a script cannot become a revision
     */
    public static ImportPlan of(
            FlywayFolder folder, Manifest known, List<String> skipped, @Nullable String after, String database) {
        FlywayPlan plan = new FlywayPlan(known, after, database);
        for (String key : skipped) {
            if (known.find(Kind.SKIPPED, key) == null) {
                plan.entries.add(new Entry(Kind.SKIPPED, key, "", "", ""));
            }
        }
        Map<String, FlywayScript> undo = folder.undo();
        for (FlywayScript script : folder.inOrder()) {
            if (!plan.isKnown(script)) {
                plan.add(script, undo.get(script.key()));
            }
        }
        return new ImportPlan(plan.revisions, new Manifest(known.tool(), known.table(), plan.entries), folder.left());
    }

    private boolean isKnown(FlywayScript script) {
        Entry entry = known.find(kind(script), script.key());
        if (entry == null || script.name().kind() == FlywayName.Kind.REPEATABLE && !isSame(entry, script)) {
            return false;
        }
        if (!isSame(entry, script)) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A script was changed after it had been imported.\n    script    " + script.place()
                            + "\n    revision  " + entry.revision()
                            + "\nUndo the change, or write it as a revision of its own: mvn migrate:revision");
        }
        return true;
    }

    private static boolean isSame(Entry entry, FlywayScript script) {
        return entry.checksum().equals(Integer.toString(script.checksum()));
    }

    private static Kind kind(FlywayScript script) {
        return switch (script.name().kind()) {
            case REPEATABLE -> Kind.REPEATABLE;
            case BASELINE -> Kind.BASELINE;
            default -> Kind.VERSIONED;
        };
    }

    private void add(FlywayScript script, @Nullable FlywayScript undo) {
        String id = script.id();
        String text = new ImportedText(
                        script.file(), script.place(), id, last, script.name().message(), database)
                .of(
                        script.text(),
                        undo == null ? null : undo.text(),
                        script.transactional() && (undo == null || undo.transactional()));
        String file = script.file().substring(0, script.file().lastIndexOf('.')) + ".sql";
        revisions.add(new ImportPlan.Revision(id, script.file(), file, text));
        entries.add(new Entry(kind(script), script.key(), id, Integer.toString(script.checksum()), script.file()));
        last = id;
    }
}
