package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a change log that is SQL with comments in Liquibase's form. */
final class FormattedSql {

    private static final Pattern HEADER =
            Pattern.compile("\\s*--\\s*liquibase formatted sql(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE_SET = Pattern.compile(
            "\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^\\s:]+):(\"[^\"]+\"|\\S+)(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern DIRECTIVE = Pattern.compile(
            "\\s*--\\s*(comment|rollback|preconditions?|precondition-[\\w-]+|validCheckSum|ignoreLines|property)\\b:?\\s?(.*)",
            Pattern.CASE_INSENSITIVE);

    private final String path;
    private final String place;
    private final List<Map<String, String>> around;
    private final LiquibaseValues values;
    private final List<ChangeSet> changeSets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private String logicalPath;
    private @Nullable Matcher open;
    private int line;
    private Map<String, String> attributes = Map.of();
    private String comment = "";
    private StringBuilder sql = new StringBuilder();
    private @Nullable StringBuilder rollback;

    private FormattedSql(String path, String place, List<Map<String, String>> around, LiquibaseValues values) {
        this.path = path;
        this.place = place;
        this.around = around;
        this.values = values;
        this.logicalPath = path;
    }

    /** Returns whether a text is such a change log. */
    static boolean isOne(String text) {
        return text.lines().anyMatch(line -> HEADER.matcher(line).matches());
    }

    /**
     * Reads a change log.
     *
     * @param around the attributes of what includes it
     * @param values what stands for {@code ${name}}, which takes what the change log says of it
     * @param notes takes what is not kept
     */
    static List<ChangeSet> read(
            String path,
            String place,
            String text,
            List<Map<String, String>> around,
            LiquibaseValues values,
            List<String> notes) {
        FormattedSql reader = new FormattedSql(path, place, around, values);
        String[] lines = text.split("(?<=\n)", -1);
        for (int i = 0; i < lines.length; i++) {
            reader.line(i + 1, lines[i]);
        }
        reader.close();
        notes.addAll(reader.notes);
        return reader.changeSets;
    }

    private void line(int number, String text) {
        Matcher header = HEADER.matcher(text.stripTrailing());
        Matcher changeSet = CHANGE_SET.matcher(text.stripTrailing());
        Matcher directive = DIRECTIVE.matcher(text.stripTrailing());
        if (header.matches()) {
            logicalPath = attributes(header.group(1)).getOrDefault("logicalfilepath", path);
        } else if (changeSet.matches()) {
            close();
            open = changeSet;
            line = number;
            attributes = attributes(changeSet.group(3));
        } else if (directive.matches()) {
            directive(directive.group(1).toLowerCase(Locale.ROOT), directive.group(2), number);
        } else if (open != null) {
            sql.append(text);
        }
    }

    private void directive(String word, String text, int number) {
        switch (word) {
            case "comment" -> comment = text.strip();
            case "rollback" -> {
                StringBuilder all = rollback == null ? new StringBuilder() : rollback;
                rollback = all.append(isNothing(text) ? "" : text + "\n");
            }
            case "property" -> values.add(attributes(text), place + ":" + number);
            case "ignorelines" ->
                throw new MigrateException(
                        ExitCode.REFUSED,
                        "Lines that Liquibase ignores cannot be told from others.\n    file  " + place + ":" + number
                                + "\nRemove them from the change log.");
            case "validchecksum" -> {
                // revisions have checksums of their own
            }
            default -> notes.add(place + ":" + number + "\ta precondition: a revision runs once, behind its parents");
        }
    }

    private static boolean isNothing(String text) {
        return text.strip().equalsIgnoreCase("empty") || text.strip().equalsIgnoreCase("not required");
    }

    private void close() {
        Matcher begun = open;
        if (begun != null) {
            changeSets.add(new ChangeSet(
                    unquoted(begun.group(2)),
                    unquoted(begun.group(1)),
                    attributes.getOrDefault("logicalfilepath", logicalPath),
                    place + ":" + line,
                    attributes,
                    around,
                    comment,
                    values.replaced(sql.toString().strip() + "\n"),
                    rollback == null ? null : values.replaced(rollback.toString())));
        }
        open = null;
        comment = "";
        sql = new StringBuilder();
        rollback = null;
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new TreeMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), unquoted(matcher.group(2)));
        }
        return attributes;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"))
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
