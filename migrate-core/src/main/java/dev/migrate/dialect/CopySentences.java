package dev.migrate.dialect;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says that rows of one table are copied into another. */
final class CopySentences {

    /** What the target is called where it is asked for rows that it has already. */
    private static final String THERE = "migrate_there";

    private final StandardSqlWriter writer;
    private final CopyRows operation;
    private final @Nullable Table from;
    private final RowSentences source;
    private final RowSentences target;

    CopySentences(StandardSqlWriter writer, CopyRows operation, SchemaView before) {
        this.writer = writer;
        this.operation = operation;
        this.from = before.table(operation.from());
        this.source = new RowSentences(writer, from, before);
        this.target = RowSentences.of(writer, operation.to(), before);
    }

    /** Returns the statement that copies all that are meant. */
    String all() {
        String condition = condition();
        return beginning() + (condition.isEmpty() ? "" : "\nwhere " + condition);
    }

    private String beginning() {
        return "insert into " + writer.name(operation.to()) + " ("
                + writer.names(operation.values().keySet()) + ")\nselect "
                + operation.values().entrySet().stream().map(this::value).collect(Collectors.joining(", "))
                + "\nfrom " + writer.name(operation.from());
    }

    private String value(Map.Entry<Identifier, NewValue> entry) {
        String expression = entry.getValue().expression();
        return expression == null
                ? target.stored(entry.getKey(), entry.getValue().literal())
                : source.expression(expression);
    }

    private String condition() {
        String asked = operation.where().isEmpty() ? "" : source.condition(operation.where());
        if (operation.batch() == 0) {
            return asked;
        }
        return (asked.isEmpty() ? "" : "(" + asked + ") and ") + missing();
    }

    /** The key of a row tells whether it was copied; the source keeps its name, by which an expression may call it. */
    private String missing() {
        return key().stream()
                .map(column -> THERE + "." + writer.name(filledWith(column)) + " = " + writer.name(operation.from())
                        + "." + writer.name(column))
                .collect(Collectors.joining(
                        " and ",
                        "not exists (select 1 from " + writer.name(operation.to()) + " " + THERE + " where ",
                        ")"));
    }

    private List<Identifier> key() {
        PrimaryKey key = from == null ? null : from.primaryKey();
        if (key == null) {
            throw unsupported("none" + (from == null ? " known" : ""), "give the table a primary key");
        }
        return key.columns();
    }

    private Identifier filledWith(Identifier column) {
        return operation.values().entrySet().stream()
                .filter(each -> isColumn(each.getValue(), column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> unsupported(
                        column + " is not copied", "copy the whole key as it is, with columns(…) or setExpression(…)"));
    }

    private static boolean isColumn(NewValue value, Identifier column) {
        String expression = value.expression();
        return expression != null && SqlExpressions.is(expression, column);
    }

    private UnsupportedOperationInDialectException unsupported(String key, String advice) {
        return new UnsupportedOperationInDialectException(
                "Rows can be copied some at a time only with their primary key, which tells what is done.\n    table  "
                        + operation.from() + "\n    to     " + operation.to() + "\n    key    " + key
                        + "\nCopy all rows in one statement with op.copy(…) without a number of rows, or " + advice
                        + ".");
    }

    /** Returns how they are copied in pieces. */
    Chunks chunks() {
        return new Chunks(
                Chunks.Verb.COPY,
                beginning(),
                writer.name(operation.from()),
                condition(),
                key().stream().map(writer::name).toList(),
                source.parameters(key()),
                operation.batch());
    }
}
