package dev.migrate.live;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The labels to which the checks of a table keep its columns. */
record LabelsOf(Table table, SqlWriter writer) {

    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*+)'");
    private static final Pattern LAST_POSITION = Pattern.compile("(?i)\\bbetween\\s+0\\s+and\\s+(\\d{1,4})\\s*$");

    /** Returns the check that keeps a column to labels or positions, or null. */
    @Nullable
    Check check(Identifier column) {
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Check check && keepsToLabels(check, column)) {
                return check;
            }
        }
        return null;
    }

    private boolean keepsToLabels(Check check, Identifier column) {
        Check bare = new Check(check.name(), Condition.withoutParentheses(check.expression()));
        return ChecksOfLabels.find(table.withConstraints(List.of(bare)), column, writer) != null;
    }

    /** Returns an enumeration with those labels that a check leaves, or null if they cannot be told. */
    static @Nullable Enumeration read(Check check, Enumeration like) {
        List<String> labels = ChecksOfLabels.isByPosition(like) ? positions(check, like) : labels(check.expression());
        return labels.isEmpty() ? null : withLabels(like, labels);
    }

    static Enumeration withLabels(Enumeration like, List<String> labels) {
        return new Enumeration(like.form(), like.typeName(), labels, like.length(), like.national(), like.checked());
    }

    private static List<String> labels(String expression) {
        List<String> labels = new ArrayList<>();
        Matcher matcher = LABEL.matcher(expression);
        while (matcher.find()) {
            labels.add(matcher.group(1).replace("''", "'"));
        }
        return labels;
    }

    /** Of positions only the number is known: those that the model has too are the same. */
    private static List<String> positions(Check check, Enumeration like) {
        Matcher matcher = LAST_POSITION.matcher(check.expression());
        if (!matcher.find()) {
            return List.of();
        }
        List<String> labels = new ArrayList<>();
        for (int i = 0; i <= Integer.parseInt(matcher.group(1)); i++) {
            labels.add(i < like.labels().size() ? like.labels().get(i) : "#" + i);
        }
        return labels;
    }
}
