package dev.migrate.source;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around the statements of a revision: a text with places such as {@code ${methods}} that are filled in.
 *
 * @param name where the text is from, for messages
 * @param date when the revision is written, for people
 */
public record Frame(String name, String text, String date) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}\\n]*)}");

    /** Fills the places in. */
    String fill(List<String> needed, Map<String, String> values) {
        Set<String> places = new LinkedHashSet<>();
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw refused("names " + matcher.group() + ", which is no place", values.keySet(), "Correct it.");
            }
            places.add(matcher.group(1));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        List<String> missing =
                needed.stream().filter(each -> !places.contains(each)).toList();
        if (!missing.isEmpty()) {
            String lacks = String.join(", ", missing.stream().map(Frame::place).toList());
            throw refused("lacks " + lacks, values.keySet(), "Add " + (missing.size() == 1 ? "it." : "them."));
        }
        return filled.toString().replace("\r\n", "\n");
    }

    private MigrateException refused(String what, Set<String> known, String remedy) {
        return new MigrateException(
                ExitCode.USAGE,
                "A template of revisions " + what + ".\n    template  " + name + "\n    places    "
                        + String.join(
                                ", ",
                                new TreeSet<>(known).stream().map(Frame::place).toList())
                        + "\n" + remedy);
    }

    private static String place(String name) {
        return "${" + name + "}";
    }

    /** Returns what can be said of a revision in its comments. */
    Map<String, String> said(RevisionSource revision) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", comment(revision.id()));
        values.put("down", comment(String.join(", ", revision.down())));
        values.put("message", comment(revision.message()));
        values.put("database", comment(revision.database()));
        values.put("date", date);
        return values;
    }

    /** Returns a text as it can stand in any comment. */
    private static String comment(String text) {
        return SqlLines.oneLine(text).replace("*/", "* /").replace('\\', '/');
    }
}
