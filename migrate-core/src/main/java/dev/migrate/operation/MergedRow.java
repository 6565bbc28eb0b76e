package dev.migrate.operation;

import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row that counts gets another name; where there is one of that name already, it goes, and the row that stays has the higher
 * of the two numbers, so that none is given twice.
 *
 * @param name the column of the names, the primary key
 * @param number the column of the numbers
 */
public record MergedRow(TableName table, Identifier name, Identifier number, String from, String to) {

    /**
     * Returns what does it on every database. MySQL changes no table that a subquery reads, unless that has to be kept for
     * itself, as what is counted or distinct has.
     */
    public List<Operation> operations() {
        String higher = "(select n from (select max(" + word(number) + ") as n from " + table + " where " + word(name)
                + " in (" + text(from) + ", " + text(to) + ")) as higher)";
        String replaced = text(from) + " in (select n from (select distinct " + word(name) + " as n from " + table
                + ") as known)";
        return List.of(
                new UpdateRows(table, Map.of(number, NewValue.ofExpression(higher)), RowFilter.of(name, from)),
                new DeleteRows(table, new RowFilter(Map.of(name, to), List.of(replaced))),
                new UpdateRows(table, Map.of(name, NewValue.of(to)), RowFilter.of(name, from)));
    }

    /** Returns what gives the row its name back. */
    MergedRow back() {
        return new MergedRow(table, name, number, to, from);
    }

    /** Returns what operations do from one of them on, if that is it. */
    static Optional<MergedRow> at(int index, List<Operation> operations) {
        if (index + 3 > operations.size()
                || !(operations.get(index) instanceof UpdateRows first)
                || !(operations.get(index + 2) instanceof UpdateRows last)
                || first.values().size() != 1) {
            return Optional.empty();
        }
        Identifier number = first.values().keySet().iterator().next();
        return MovedLabel.of(last)
                .map(each -> new MergedRow(each.table(), each.column(), number, each.from(), each.to()))
                .filter(each -> each.operations().equals(operations.subList(index, index + 3)));
    }

    /** A name that may be a keyword stands between quotes, which say which column is meant, not how the database stores it. */
    private static String word(Identifier column) {
        boolean isPlain = !column.isQuoted() && column.text().contains("_");
        return isPlain ? column.text() : Identifier.quoted(column.folded()).toString();
    }

    private static String text(String literal) {
        return "'" + literal.replace("'", "''") + "'";
    }
}
