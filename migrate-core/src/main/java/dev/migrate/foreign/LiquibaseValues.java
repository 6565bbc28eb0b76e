package dev.migrate.foreign;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands for {@code ${name}} in change logs: what the application gives, then the first property of that name that
 * is for this run, then what the change log, or the one that includes it, keeps for itself.
 */
final class LiquibaseValues {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^${}]+)}");
    private static final int MOST_NESTED = 20;

    private final LiquibaseRun run;
    private final Map<String, String> global;
    private final Map<String, String> local = named();
    private final @Nullable LiquibaseValues around;

    private LiquibaseValues(LiquibaseRun run, Map<String, String> global, @Nullable LiquibaseValues around) {
        this.run = run;
        this.global = global;
        this.around = around;
    }

    /** Returns the values that the application gives. */
    static LiquibaseValues given(LiquibaseRun run, Map<String, String> given) {
        LiquibaseValues values = new LiquibaseValues(run, named(), null);
        values.global.putAll(given);
        return values;
    }

    /** Returns the values in a change log that is included. */
    LiquibaseValues included() {
        return new LiquibaseValues(run, global, this);
    }

    private static Map<String, String> named() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }

    /**
     * Takes a property, if it is for this run.
     *
     * @param said its attributes, by their names in lower case
     */
    void add(Map<String, String> said, String place) {
        String name = said.get("name");
        String value = said.get("value");
        if (name == null || value == null || run.without(said, place) != null) {
            return;
        }
        if (said.getOrDefault("global", "true").equalsIgnoreCase("false")) {
            local.put(name, value); // of these the last one counts
        } else {
            global.putIfAbsent(name, value);
        }
    }

    /** Returns a text of a change log; a place whose value is not known stays as it is, as Liquibase leaves it. */
    String replaced(String text) {
        return replaced(text, 0);
    }

    private String replaced(String text, int depth) {
        if (depth > MOST_NESTED || !text.contains("${")) {
            return text;
        }
        return PLACE.matcher(text).replaceAll(found -> {
            String value = value(found.group(1).strip());
            return Matcher.quoteReplacement(value == null ? found.group() : replaced(value, depth + 1));
        });
    }

    private @Nullable String value(String name) {
        String value = global.get(name);
        for (LiquibaseValues each = this; value == null && each != null; each = each.around) {
            value = each.local.get(name);
        }
        return value;
    }
}
