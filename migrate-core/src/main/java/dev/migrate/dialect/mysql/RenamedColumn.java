package dev.migrate.dialect.mysql;

import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The clauses that rename a column: MySQL does not rename it within expressions, so these are stated again. */
final class RenamedColumn {

    private RenamedColumn() {}

    /**
     * Returns the clauses of one statement, or of three where a foreign key holds the column.
     *
     * @param held whether a foreign key is made of the column or refers to it; then the table must not be copied for the
     *     new name, which a check that comes with it would need
     */
    static List<List<String>> clauses(
            MySqlWriter writer, Table before, Table after, RenameColumn rename, boolean held) {
        List<String> clauses = new ArrayList<>();
        List<String> again = new ArrayList<>();
        if (!writer.product().renamesInExpressions()) {
            checks(writer, before, after, rename.from(), clauses, again);
            indexes(writer, before, after, rename.from(), clauses, again);
            generated(writer, before, after, rename.from(), again);
        }
        String renamed = "rename column " + writer.name(rename.from()) + " to " + writer.name(rename.to());
        if (held) {
            return List.of(clauses, List.of(renamed), again);
        }
        clauses.add(renamed);
        clauses.addAll(again);
        return List.of(clauses);
    }

    private static void checks(
            MySqlWriter writer,
            Table before,
            Table after,
            Identifier column,
            List<String> clauses,
            List<String> again) {
        for (Constraint constraint : before.constraints()) {
            Identifier name = constraint.name();
            Constraint renamed = name == null ? null : after.constraint(name);
            if (constraint instanceof Check check
                    && name != null
                    && renamed != null
                    && SqlExpressions.mentions(check.expression(), column)) {
                clauses.add(writer.product().dropCheck() + writer.name(name));
                again.add("add " + writer.definition(renamed) + UnenforcedChecks.words(before, name));
            }
        }
    }

    private static void indexes(
            MySqlWriter writer,
            Table before,
            Table after,
            Identifier column,
            List<String> clauses,
            List<String> again) {
        for (Index index : before.indexes()) {
            Index renamed = after.index(index.name());
            boolean mentions = index.parts().stream()
                    .map(Index.Part::expression)
                    .anyMatch(text -> text != null && SqlExpressions.mentions(text, column));
            if (mentions && renamed != null) {
                clauses.add("drop index " + writer.name(index.name()));
                again.add("add " + (index.unique() ? "unique " : "") + "index " + writer.name(index.name())
                        + IndexSentences.parts(writer, after, renamed)
                        + IndexSentences.suffix(writer, renamed));
            }
        }
    }

    private static void generated(
            MySqlWriter writer, Table before, Table after, Identifier column, List<String> again) {
        for (Column each : before.columns().values()) {
            Generated generated = each.generated();
            Column renamed = after.column(each.name());
            if (generated != null && renamed != null && SqlExpressions.mentions(generated.expression(), column)) {
                again.add("modify column " + writer.definition(renamed, ColumnOptions.of(before, each.name())));
            }
        }
    }
}
