package dev.migrate.foreign;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides which change sets Liquibase runs; an immutable value.
 *
 * @param dialect the database
 * @param contexts those that it is started with, none for all
 * @param labels expressions over labels, of which one must hold; none for all
 */
public record LiquibaseRun(String dialect, List<String> contexts, List<String> labels) {

    /** Copies the lists. */
    public LiquibaseRun {
        contexts = separate(contexts);
        labels = separate(labels);
    }

    private static List<String> separate(List<String> texts) {
        return texts.stream()
                .flatMap(each -> Stream.of(each.split(",", -1)))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** Returns why a change set does not run, or null if it does. */
    @Nullable
    String without(ChangeSet each) {
        if (each.isIgnored()) {
            return "is ignored";
        }
        return Stream.concat(Stream.of(each.attributes()), each.around().stream())
                .map(said -> without(said, each.place()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns why something does not count, or null if it does.
     *
     * @param said its attributes, by their names in lower case
     * @throws MigrateException if an expression cannot be read
     */
    @Nullable
    String without(Map<String, String> said, String place) {
        String context = context(said);
        String label = said.getOrDefault("labels", "");
        if (!isForDialect(said.getOrDefault("dbms", ""))) {
            return "is for " + said.get("dbms");
        }
        if (!context.isEmpty() && !contexts.isEmpty() && !isIn(context, place)) {
            return "is for the context " + context;
        }
        return label.isBlank() || labels.isEmpty() || isLabelled(separate(List.of(label)), place)
                ? null
                : "has the labels " + label;
    }

    private static String context(Map<String, String> said) {
        String old = said.getOrDefault("context", said.getOrDefault("contexts", ""));
        return said.getOrDefault("contextfilter", old).strip();
    }

    /** A list such as {@code postgresql, h2}, {@code !h2} or {@code all}. */
    private boolean isForDialect(String list) {
        List<String> names = separate(List.of(list.toLowerCase(Locale.ROOT)));
        boolean named = names.stream().anyMatch(each -> !each.startsWith("!"));
        return names.contains("all")
                || !names.contains("none") && !names.contains("!" + dialect) && (!named || names.contains(dialect));
    }

    /** Contexts may be written with an at sign; it makes no difference to those that are asked for. */
    private boolean isIn(String context, String place) {
        List<String> plain =
                contexts.stream().map(each -> each.replace("@", "")).toList();
        return holds(context.replace("@", ""), plain, place, "context    ");
    }

    private boolean isLabelled(List<String> has, String place) {
        return labels.stream().anyMatch(each -> holds(each, has, place, "labels     "));
    }

    private static boolean holds(String expression, List<String> names, String place, String kind) {
        try {
            return NameExpression.holds(expression, names);
        } catch (IllegalArgumentException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "An expression of Liquibase's cannot be read.\n    place      " + place + "\n    " + kind
                            + expression + "\nClose its parentheses, each within the commas.",
                    e);
        }
    }
}
