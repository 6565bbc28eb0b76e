package dev.migrate.foreign;

import dev.migrate.MigrateException;
import dev.migrate.foreign.Manifest.Entry;
import dev.migrate.foreign.Manifest.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Flyway's table says that has been run. */
public final class FlywayTable {

    /** What rows say that tell of the making of schema and table. */
    private static final List<String> OF_THE_TABLE = List.of("SCHEMA", "TABLE");

    private final Manifest manifest;
    private final Map<String, Row> applied = new LinkedHashMap<>();
    private @Nullable FlywayVersion baseline;

    /**
     * A row.
     *
     * @param version null for a repeatable script
     * @param type such as SQL, JDBC, BASELINE, UNDO_SQL or DELETE
     * @param checksum null where Flyway knew none
     */
    public record Row(
            int rank,
            @Nullable String version,
            String description,
            String type,
            String script,
            @Nullable String checksum,
            boolean success) {

        String key() {
            return version == null
                    ? "R " + description
                    : "V " + FlywayVersion.of(version).key();
        }
    }

    private FlywayTable(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Returns where a database is.
     *
     * @throws MigrateException if the revisions do not explain it
     */
    public static Adopted adopted(List<Row> rows, Manifest manifest) {
        FlywayTable table = new FlywayTable(manifest);
        List<Row> failed = rows.stream().filter(row -> !row.success()).toList();
        if (!failed.isEmpty()) {
            throw Adopted.refused(
                    manifest,
                    "has a migration that failed",
                    failed.stream().map(row -> "failed    " + row.script()).toList(),
                    "Mend the database and forget the failure with flyway repair, or let Flyway finish; then start again.");
        }
        rows.stream().sorted(Comparator.comparingInt(Row::rank)).forEach(table::add);
        table.refuseUnknown();
        table.refuseChanged();
        return Adopted.of(manifest, table::isApplied);
    }

    private void add(Row row) {
        if (row.type().startsWith("UNDO") || row.type().equals("DELETE")) {
            applied.remove(row.key());
        } else if (row.type().equals("BASELINE") && row.version() != null) {
            baseline = FlywayVersion.of(row.version());
        } else if (!OF_THE_TABLE.contains(row.type())) {
            applied.put(row.key(), row);
        }
    }

    /** Everything up to Flyway's baseline counts as applied, and what a baseline script contains is known by it. */
    private boolean isBelow(String key, @Nullable FlywayVersion version) {
        return version != null
                && key.startsWith("V ")
                && FlywayVersion.of(key.substring(2)).compareTo(version) <= 0;
    }

    private void refuseUnknown() {
        FlywayVersion contained = manifest.entries().stream()
                .filter(each -> each.kind() == Kind.BASELINE)
                .map(each -> FlywayVersion.of(each.key().substring(2)))
                .findFirst()
                .orElse(null);
        List<String> unknown = new ArrayList<>();
        applied.forEach((key, row) -> {
            boolean known =
                    manifest.entries().stream().anyMatch(each -> each.key().equals(key));
            if (!known && !isBelow(key, baseline) && !isBelow(key, contained)) {
                unknown.add("unknown   " + row.script());
            }
        });
        if (!unknown.isEmpty()) {
            throw Adopted.refused(
                    manifest,
                    "has run scripts that were not imported",
                    unknown,
                    "Import them: mvn migrate:import -Dtool=flyway; or, where the files are gone, leave them out:"
                            + " -Dskip=<version>");
        }
    }

    private void refuseChanged() {
        List<String> changed = new ArrayList<>();
        for (Entry entry : manifest.entries()) {
            Row row = applied.get(entry.key());
            if (row != null && entry.kind() == Kind.VERSIONED && !isSame(entry, row) && !isBelow(row.key(), baseline)) {
                changed.add("changed   " + entry.source());
            }
        }
        if (!changed.isEmpty()) {
            throw Adopted.refused(
                    manifest,
                    "has run scripts whose text was another one",
                    changed,
                    "Compare what the scripts do now with the database. If it has all of it: flyway repair, then start"
                            + " again, or stamp it: mvn migrate:stamp -Drevision=…");
        }
    }

    private static boolean isSame(Entry entry, Row row) {
        return row.checksum() == null || row.checksum().equals(entry.checksum());
    }

    private boolean isApplied(Entry entry) {
        Row row = applied.get(entry.key());
        return switch (entry.kind()) {
            case REPEATABLE -> row != null && hasRun(entry, row);
            case BASELINE -> row != null || isBelow(entry.key(), newest());
            default -> row != null || isBelow(entry.key(), baseline);
        };
    }

    /** A text that took the place of another one stands for that, too. */
    private boolean hasRun(Entry repeatable, Row row) {
        List<Entry> all = manifest.entries();
        return all.subList(all.indexOf(repeatable), all.size()).stream()
                .anyMatch(each -> each.key().equals(repeatable.key()) && isSame(each, row));
    }

    /** Returns the newest version that has run or counts as such. */
    private @Nullable FlywayVersion newest() {
        List<FlywayVersion> versions = new ArrayList<>();
        applied.keySet().stream()
                .filter(key -> key.startsWith("V "))
                .forEach(key -> versions.add(FlywayVersion.of(key.substring(2))));
        if (baseline != null) {
            versions.add(baseline);
        }
        return versions.isEmpty() ? null : Collections.max(versions);
    }
}
