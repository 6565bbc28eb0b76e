package dev.migrate.diff;

import dev.migrate.operation.LabelPositions;
import dev.migrate.schema.Column;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;

/** What lists the values of a column, of which one has another name: its type, a check, or nothing. */
record ListedValues(SqlType type, boolean byCheck) {

    /**
     * Requires that a column is an enumeration before and after.
     *
     * @throws InvalidDecisionException if it is none, saying what is written in the revision instead
     */
    static void require(LabelRename rename, Schema before, Schema after) {
        ListedValues old = of(rename, before, "history");
        ListedValues now = of(rename, after, "model");
        if (old.type() instanceof Enumeration && now.type() instanceof Enumeration) {
            return;
        }
        String column = rename.table() + "." + rename.column();
        String both =
                old.equals(now) ? old.words() : old.words() + " in the history and " + now.words() + " in the model";
        String reason = old.isListed() || now.isListed()
                ? "the history and the model do not list the values of " + column + " in the same way: it is " + both
                        + "."
                : "nothing lists the values of " + column + ", which is " + both + ", so that rows may have any.";
        throw rename.wrong(reason + " Change them in the revision: op.update("
                + JavaText.quote(rename.table().toString()) + ", r -> { r.set("
                + JavaText.quote(rename.column().toString()) + ", " + now.value(rename.to()) + "); r.whereIs("
                + JavaText.quote(rename.column().toString()) + ", " + old.value(rename.from()) + "); });");
    }

    private static ListedValues of(LabelRename rename, Schema schema, String side) {
        Table table = schema.table(rename.table());
        Column column = table == null ? null : table.column(rename.column());
        if (column == null) {
            throw rename.wrong("the " + side + " has no column " + rename.table() + "." + rename.column() + ".");
        }
        return new ListedValues(column.type(), rename.listed(schema).isPresent());
    }

    private boolean isListed() {
        return byCheck || type instanceof Enumeration;
    }

    private String words() {
        return type + (byCheck ? " with a list in a check" : "");
    }

    private String value(String text) {
        return LabelPositions.isWhole(type) && text.matches("-?\\d+") ? text : JavaText.quote(text);
    }
}
