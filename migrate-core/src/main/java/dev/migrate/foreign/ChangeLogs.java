package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A change log and all that it includes, in Liquibase's order. */
public final class ChangeLogs {

    private final LiquibaseFiles files;
    private final List<ChangeSet> changeSets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ChangeLogs(LiquibaseFiles files) {
        this.files = files;
    }

    /**
     * Where a change log is included.
     *
     * @param said the attributes of the change logs and inclusions around it
     * @param values what stands for {@code ${name}}
     */
    private record Around(List<Map<String, String>> said, LiquibaseValues values) {

        Around and(Map<String, String> more) {
            List<Map<String, String>> all = new ArrayList<>(said);
            all.add(more);
            return new Around(Collections.unmodifiableList(all), values.included());
        }
    }

    /**
     * Reads a change log.
     *
     * @param values what stands for {@code ${name}}
     * @param run what decides which properties count
     * @throws MigrateException if a file is missing or cannot be read
     */
    public static ChangeLogs read(String path, LiquibaseFiles files, Map<String, String> values, LiquibaseRun run) {
        ChangeLogs logs = new ChangeLogs(files);
        logs.file(ChangeSet.normal(path), "", new Around(List.of(), LiquibaseValues.given(run, values)));
        return logs;
    }

    List<ChangeSet> changeSets() {
        return Collections.unmodifiableList(changeSets);
    }

    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    private void file(String path, String from, Around around) {
        String text = files.text(path);
        if (text == null) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A change log of Liquibase is not there.\n    file         " + files.place(path)
                            + (from.isEmpty() ? "" : "\n    included by  " + files.place(from))
                            + "\nSay where the first one is: -Dscripts=db/changelog/db.changelog-master.yaml");
        }
        if (path.endsWith(".sql")) {
            sql(path, text, around);
        } else {
            entries(ChangeLogText.read(path, files.place(path), text), path, around);
        }
    }

    private void sql(String path, String text, Around around) {
        if (!FormattedSql.isOne(text)) {
            changeSets.add(new ChangeSet(
                    "raw", "includeAll", path, files.place(path), Map.of(), around.said(), "", text, null));
            return;
        }
        changeSets.addAll(FormattedSql.read(path, files.place(path), text, around.said(), around.values(), notes));
    }

    private void entries(ChangeLogText log, String path, Around around) {
        Around inside = around.and(log.said());
        for (ChangeLogText.Entry entry : log.entries()) {
            switch (entry.kind()) {
                case "include" -> file(resolved(entry, "file", path, inside), path, inside.and(entry.said()));
                case "includeAll" ->
                    files.below(resolved(entry, "path", path, inside)).stream()
                            .filter(each -> each.matches(".*\\.(sql|xml|ya?ml|json)"))
                            .forEach(each -> file(each, path, inside.and(entry.said())));
                case "changeSet" -> changeSets.add(changeSet(entry, path, inside.said()));
                case "property" -> property(entry, path, inside);
                default -> {
                    // preconditions and the like are about the database and make nothing
                }
            }
        }
    }

    private ChangeSet changeSet(ChangeLogText.Entry entry, String path, List<Map<String, String>> around) {
        String place = files.place(path);
        String logical = entry.said().getOrDefault("logicalfilepath", path);
        return new ChangeSet(
                entry.get("id"), entry.get("author"), logical, place, entry.said(), around, "", null, null);
    }

    private void property(ChangeLogText.Entry entry, String path, Around inside) {
        String place = files.place(path);
        inside.values().add(entry.said(), place);
        String text = entry.said().containsKey("file") ? files.text(resolved(entry, "file", path, inside)) : null;
        if (text != null) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(text));
            } catch (IOException e) {
                throw new IllegalStateException(place, e); // reading a text has no errors
            }
            for (String name : properties.stringPropertyNames()) {
                Map<String, String> said = new TreeMap<>(entry.said());
                said.put("name", name);
                said.put("value", properties.getProperty(name));
                inside.values().add(said, place);
            }
        }
    }

    private static String resolved(ChangeLogText.Entry entry, String attribute, String path, Around inside) {
        String name = ChangeSet.normal(inside.values().replaced(entry.get(attribute)));
        boolean relative = entry.get("relativetochangelogfile").equals("true");
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return relative ? folder + name : name;
    }
}
