package dev.migrate.foreign;

import dev.migrate.MigrateException;
import dev.migrate.foreign.Manifest.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Liquibase's table says that has been run. */
public final class LiquibaseTable {

    private LiquibaseTable() {}

    /**
     * A row.
     *
     * @param type such as EXECUTED, RERAN, MARK_RAN or FAILED
     */
    public record Row(String id, String author, String path, String type) {

        String key() {
            return id + "::" + author + "::" + ChangeSet.normal(path);
        }

        String name() {
            return id + "::" + author;
        }
    }

    /**
     * Returns where a database is.
     *
     * @throws MigrateException if the revisions do not explain it
     */
    public static Adopted adopted(List<Row> rows, Manifest manifest) {
        List<String> failed = rows.stream()
                .filter(row -> row.type().equals("FAILED"))
                .map(row -> "failed    " + row.key())
                .toList();
        if (!failed.isEmpty()) {
            throw Adopted.refused(
                    manifest,
                    "has a change set that failed",
                    failed,
                    "Mend the database, let Liquibase finish, then start again.");
        }
        Map<String, Row> applied = new TreeMap<>();
        Map<String, Integer> names = new TreeMap<>();
        rows.forEach(row -> {
            applied.put(row.key(), row);
            names.merge(row.name(), 1, Integer::sum);
        });
        List<String> unknown = new ArrayList<>();
        applied.forEach((key, row) -> {
            if (manifest.entries().stream().noneMatch(each -> means(each, row, names))) {
                unknown.add("unknown   " + key);
            }
        });
        if (!unknown.isEmpty()) {
            throw Adopted.refused(
                    manifest,
                    "has run change sets that were not imported",
                    unknown,
                    "Import them: mvn migrate:import -Dtool=liquibase; or leave them out: -Dskip=<id>");
        }
        return Adopted.of(manifest, entry -> applied.values().stream().anyMatch(row -> means(entry, row, names)));
    }

    /** Paths differ with the way Liquibase was started; an id and an author that occur once are enough. */
    private static boolean means(Entry entry, Row row, Map<String, Integer> names) {
        return entry.key().equals(row.key())
                || names.getOrDefault(row.name(), 0) == 1 && entry.key().startsWith(row.name() + "::");
    }
}
