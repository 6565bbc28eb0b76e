package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of which one is true where the other one is not, as Hibernate's {@code deleted} and {@code active} for rows that are
 * deleted softly: under another such name the values mean the opposite.
 */
public final class Opposites {

    private static final List<List<List<String>>> PAIRS = List.of(
            List.of(
                    List.of("deleted", "removed", "disabled", "deactivated", "archived", "locked", "blocked", "banned"),
                    List.of("active", "activated", "enabled", "present", "alive", "available", "valid")),
            List.of(List.of("hidden", "private", "secret"), List.of("visible", "shown", "public")),
            List.of(List.of("closed"), List.of("open")),
            List.of(List.of("off"), List.of("on")),
            List.of(List.of("offline"), List.of("online")),
            List.of(List.of("draft"), List.of("published", "public")),
            List.of(List.of("failed"), List.of("successful", "succeeded", "ok")),
            List.of(List.of("optional"), List.of("required", "mandatory")));
    private static final List<String> FILLERS = List.of("is", "has", "was", "are", "flag", "indicator");
    private static final List<String> NEGATIONS = List.of("not", "no", "non", "un", "in", "dis");

    private Opposites() {}

    /** Returns what to say of a column that gets another name, or null where its values keep their meaning. */
    public static @Nullable String advice(TableName table, Identifier from, Identifier to, SqlType type) {
        String turned = turned(to, type);
        return turned == null || !areOpposite(words(from), words(to), isTruth(type))
                ? null
                : "by their names the opposite of each other, while a rename keeps the values: turn them round behind it, with op.update("
                        + JavaText.quote(table.toString()) + ", r -> { r.setExpression("
                        + JavaText.quote(to.toString()) + ", " + JavaText.quote(turned) + "); r.everyRow(); });";
    }

    private static @Nullable String turned(Identifier column, SqlType type) {
        if (!(type instanceof Basic basic)) {
            return null;
        }
        String name = column.isQuoted() ? "`" + column.text().replace("`", "``") + "`" : column.text();
        return switch (basic.name()) {
            case BOOLEAN -> "not " + name;
            case TINYINT, SMALLINT, INTEGER -> "1 - " + name;
            case CHAR, NCHAR ->
                Integer.valueOf(1).equals(basic.first())
                        ? "case " + name
                                + " when 'Y' then 'N' when 'N' then 'Y' when 'T' then 'F' when 'F' then 'T' else "
                                + name + " end"
                        : null;
            default -> null;
        };
    }

    /** Returns whether a column is true or false, and no number that may be a count. */
    private static boolean isTruth(SqlType type) {
        return type instanceof Basic basic
                && switch (basic.name()) {
                    case TINYINT, SMALLINT, INTEGER -> false;
                    default -> true;
                };
    }

    private static List<String> words(Identifier name) {
        List<String> words = new ArrayList<>();
        for (String word : name.text().split("[^\\p{L}\\p{Nd}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (!lower.isEmpty() && !FILLERS.contains(lower)) {
                words.add(lower);
            }
        }
        return words;
    }

    /**
     * Returns whether two names say the opposite of each other.
     *
     * @param truth whether the column is true or false: of a number, {@code discount} is not the opposite of {@code count}
     */
    private static boolean areOpposite(List<String> from, List<String> to, boolean truth) {
        List<String> gone = new ArrayList<>(from);
        to.forEach(gone::remove);
        List<String> added = new ArrayList<>(to);
        from.forEach(added::remove);
        String one = String.join("", gone);
        String other = String.join("", added);
        return (one + other).equals("not") || truth && isNegation(one, other) || isPair(one, other);
    }

    private static boolean isNegation(String one, String other) {
        return !one.isEmpty()
                && !other.isEmpty()
                && NEGATIONS.stream().anyMatch(each -> one.equals(each + other) || other.equals(each + one));
    }

    private static boolean isPair(String one, String other) {
        return PAIRS.stream()
                .anyMatch(each -> each.get(0).contains(one) && each.get(1).contains(other)
                        || each.get(1).contains(one) && each.get(0).contains(other));
    }
}
