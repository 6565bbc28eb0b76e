package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** New tables whose rows may say what a column that refers to another table said, as where one reference becomes several. */
record JoinTables(Schema before, Schema after) {

    /** A new table with the columns that refer to the table of the column that is gone, and to what that referred to. */
    private record Join(Table table, ForeignKey owner, ForeignKey target) {

        private Identifier ownerColumn() {
            return owner.columns().get(0);
        }

        private Identifier targetColumn() {
            return target.columns().get(0);
        }
    }

    /** Returns the names of the tables that may have the references of a column from now on. */
    List<TableName> of(Table from, Column gone) {
        return joins(from, gone).stream().map(each -> each.table().name()).toList();
    }

    /** Returns how the references of a column get there, a line each. */
    List<String> facts(Table from, Column gone) {
        List<String> facts = new ArrayList<>();
        for (Join join : joins(from, gone)) {
            facts.add(
                    "new: " + join.table().name()
                            + ", which may have these references; to keep them, allow the drop and put before it in the revision");
            facts.add("    " + copy(from, gone, join));
        }
        return facts;
    }

    private List<Join> joins(Table from, Column gone) {
        return from.foreignKeys().stream()
                .filter(each -> each.columns().equals(List.of(gone.name())))
                .flatMap(each -> after.tables().values().stream()
                        .filter(table -> before.table(table.name()) == null)
                        .flatMap(table -> join(from, gone, each.referencedTable(), table).stream()))
                .toList();
    }

    /** Where a table refers to itself, only the name of its column tells which of both it is. */
    private static Optional<Join> join(Table from, Column gone, TableName target, Table table) {
        List<ForeignKey> owners = keys(table, from.name());
        List<ForeignKey> targets = new ArrayList<>(keys(table, target));
        if (from.name().equals(target)) {
            targets.removeIf(each -> !each.columns().get(0).equals(gone.name()));
            owners = owners.stream().filter(each -> !targets.contains(each)).toList();
        }
        boolean isOne = owners.size() == 1 && targets.size() == 1;
        return isOne && isOfType(table, targets.get(0), gone)
                ? Optional.of(new Join(table, owners.get(0), targets.get(0)))
                : Optional.empty();
    }

    private static boolean isOfType(Table table, ForeignKey key, Column gone) {
        Column column = table.column(key.columns().get(0));
        return column != null && column.type().equals(gone.type());
    }

    private static List<ForeignKey> keys(Table table, TableName referenced) {
        return table.foreignKeys().stream()
                .filter(each ->
                        each.columns().size() == 1 && each.referencedTable().equals(referenced))
                .toList();
    }

    private static String copy(Table from, Column gone, Join join) {
        StringBuilder copy = new StringBuilder("op.copy(\"" + from.name() + "\", \""
                + join.table().name() + "\", r -> { "
                + value(join.ownerColumn(), join.owner().referencedColumns().get(0))
                + value(join.targetColumn(), gone.name()));
        for (Column each : join.table().columns().values()) {
            boolean isOther =
                    !each.name().equals(join.ownerColumn()) && !each.name().equals(join.targetColumn());
            if (isOther && !each.nullable() && each.defaultValue() == null) {
                copy.append("r.setExpression(\"").append(each.name()).append("\", \"…\"); ");
            }
        }
        return copy.append("r.where(\"")
                .append(gone.name())
                .append(" is not null\"); });")
                .toString();
    }

    private static String value(Identifier column, Identifier source) {
        return column.equals(source)
                ? "r.columns(\"" + column + "\"); "
                : "r.setExpression(\"" + column + "\", \"" + source + "\"); ";
    }
}
