package dev.migrate.operation;

import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A check that lets a column hold fewer of the values that are listed than before, as that of a class that has gone. */
final class NarrowedCheck {

    private static final String VALUE = "'(?:[^']|'')*+'|-?\\d++";
    private static final Pattern LIST = Pattern.compile(
            "[\\s(]*+(\"[^\"]++\"|`[^`]++`|[^\\s()'\"`]++)\\s+in\\s*\\(((?:\\s*(?:" + VALUE + ")\\s*,?)++)\\)[\\s)]*+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile(VALUE);

    /** What a check lists, as it stands there. */
    private record Listed(String column, List<String> values) {}

    private NarrowedCheck() {}

    /**
     * Returns what is to be said of a check that a table gets, or null.
     *
     * @param before the table as it was before the first operation
     */
    static @Nullable String caution(Table before, Check check) {
        Listed listed = listed(check.expression());
        if (listed == null) {
            return null;
        }
        TreeSet<String> left = new TreeSet<>();
        before.constraints().stream()
                .filter(Check.class::isInstance)
                .map(each -> listed(((Check) each).expression()))
                .filter(each -> each != null && each.column().equalsIgnoreCase(listed.column()))
                .forEach(each -> left.addAll(each.values()));
        // Other values are another code for the same, which rows are translated to
        boolean narrower = left.containsAll(listed.values());
        listed.values().forEach(left::remove);
        return left.isEmpty() || !narrower
                ? null
                : "fails if " + listed.column() + " is " + String.join(" or ", left)
                        + " in a row: change or delete such rows first";
    }

    private static @Nullable Listed listed(String expression) {
        Matcher list = LIST.matcher(expression);
        return list.matches()
                ? new Listed(
                        list.group(1),
                        EACH.matcher(list.group(2))
                                .results()
                                .map(MatchResult::group)
                                .toList())
                : null;
    }
}
