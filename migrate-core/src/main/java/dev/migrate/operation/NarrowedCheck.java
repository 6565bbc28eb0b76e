package dev.migrate.operation;

import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A check that lets a column hold fewer values than before, as it is after a class has gone from a hierarchy. */
final class NarrowedCheck {

    private static final String VALUE = "'(?:[^']|'')*+'|-?\\d++";
    private static final Pattern LIST = Pattern.compile(
            "[\\s(]*+(\"[^\"]++\"|`[^`]++`|[^\\s()'\"`]++)\\s+in\\s*\\(((?:\\s*(?:" + VALUE + ")\\s*,?)++)\\)[\\s)]*+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile(VALUE);

    private static final List<TypeName> TEXTS = List.of(TypeName.CHAR, TypeName.VARCHAR);

    /** What a check lists, as it stands there. */
    private record Listed(String column, List<String> values) {}

    private NarrowedCheck() {}

    /** Returns the texts that a check lists for a column, or nothing where it does something else. */
    static Optional<List<String>> texts(Check check, Identifier column) {
        Listed listed = listed(check.expression());
        return listed != null
                        && unquoted(listed.column()).equalsIgnoreCase(column.text())
                        && listed.values().stream().allMatch(each -> each.startsWith("'"))
                ? Optional.of(listed.values().stream().map(NarrowedCheck::text).toList())
                : Optional.empty();
    }

    /** Returns whether rows of a table may have a value, as far as the checks tell that list the values of a column. */
    static boolean mayHold(Table table, Identifier column, @Nullable Object value) {
        String literal = value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
        return table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(each -> listed(((Check) each).expression()))
                .filter(each -> each != null && unquoted(each.column()).equalsIgnoreCase(column.text()))
                .allMatch(each -> each.values().contains(literal));
    }

    private static String text(String literal) {
        return literal.substring(1, literal.length() - 1).replace("''", "'");
    }

    /**
     * Returns what is to be said of a check that a table gets, or null.
     *
     * @param before the table as it was before the first operation, with the names that its columns have now
     * @param moved what rows have got another value for
     */
    static @Nullable String caution(Table before, Check check, Collection<MovedLabel> moved) {
        Listed listed = listed(check.expression());
        if (listed == null) {
            return null;
        }
        List<Listed> old = before.constraints().stream()
                .filter(Check.class::isInstance)
                .map(each -> listed(((Check) each).expression()))
                .filter(each -> each != null && each.column().equalsIgnoreCase(listed.column()))
                .toList();
        return old.isEmpty() ? ofNone(before, listed) : ofSome(old, listed, moved);
    }

    private static @Nullable String ofSome(List<Listed> old, Listed listed, Collection<MovedLabel> moved) {
        TreeSet<String> left = new TreeSet<>();
        old.forEach(each -> left.addAll(each.values()));
        boolean otherCode = isOtherCode(left, listed.values());
        left.removeAll(listed.values());
        moved.stream()
                .filter(each -> each.column().text().equalsIgnoreCase(unquoted(listed.column())))
                .forEach(each -> left.removeIf(
                        value -> value.startsWith("'") && text(value).equals(each.from())));
        return left.isEmpty() || otherCode
                ? null
                : "fails if " + listed.column() + " is " + String.join(" or ", left)
                        + " in a row: change or delete such rows first";
    }

    /** Rows are translated to other words for true and false, and to values of another kind. */
    private static boolean isOtherCode(Collection<String> old, List<String> now) {
        return isText(old) != isText(now) || areBooleans(old) && areBooleans(now);
    }

    private static boolean isText(Collection<String> values) {
        return values.stream().allMatch(each -> each.startsWith("'"));
    }

    private static boolean areBooleans(Collection<String> values) {
        return Arrays.stream(BooleanCodes.values())
                .anyMatch(each -> new TreeSet<>(each.words()).equals(new TreeSet<>(values)));
    }

    /** Values of another kind are translated as well. */
    private static @Nullable String ofNone(Table before, Listed listed) {
        boolean held = before.columns().values().stream()
                .anyMatch(each -> each.name().text().equalsIgnoreCase(unquoted(listed.column()))
                        && each.type() instanceof Basic type
                        && TEXTS.contains(type.name())
                        && listed.values().get(0).startsWith("'"));
        return held
                ? "fails if " + listed.column() + " is other than " + String.join(" or ", listed.values())
                        + " in a row: change or delete such rows first"
                : null;
    }

    private static String unquoted(String column) {
        return column.matches("[\"`].*") ? column.substring(1, column.length() - 1) : column;
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
