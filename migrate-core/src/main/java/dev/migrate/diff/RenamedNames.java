package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableMove;
import dev.migrate.schema.Definition;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tables and columns that renames are about, by the names that they have before: what a query that reads one of these
 * names reads is something else afterwards, or nothing.
 */
final class RenamedNames {

    /** The asterisk for all columns, which are those of the day on which a view is made; not the one of a product or a count. */
    private static final Pattern ALL_COLUMNS =
            Pattern.compile("(?:\\b(?:select|distinct|all)\\s+|[,.]\\s*)\\*", Pattern.CASE_INSENSITIVE);

    private final Set<TableName> tables = new TreeSet<>();
    private final Map<TableName, Set<Identifier>> columns = new TreeMap<>();
    private final Map<TableName, TableName> formers = new TreeMap<>();

    private RenamedNames() {}

    static RenamedNames of(List<Operation> renames) {
        RenamedNames names = new RenamedNames();
        for (Operation each : renames) {
            TableMove.of(each).ifPresent(names::move);
            if (each instanceof AlterTable alter) {
                alter.changes().forEach(change -> names.note(alter.table(), change));
            }
        }
        return names;
    }

    private void move(TableMove move) {
        tables.add(formers.getOrDefault(move.from(), move.from()));
        move.in(formers);
    }

    private void note(TableName table, TableChange change) {
        if (change instanceof RenameColumn rename) {
            columns.computeIfAbsent(formers.getOrDefault(table, table), any -> new TreeSet<>())
                    .add(rename.from());
        }
    }

    /** Most views mention few of many tables, and to look for each of these in the text takes long. */
    private static boolean isAmong(Set<String> said, TableName table) {
        return said.contains(table.name().text().toLowerCase(Locale.ROOT));
    }

    /** Returns whether a view reads one of them, as far as its text tells. */
    boolean areReadBy(Definition view) {
        String text = view.text();
        Set<String> said = SqlExpressions.names(text);
        return tables.stream()
                        .filter(each -> isAmong(said, each))
                        .anyMatch(each -> SqlExpressions.mentions(text, each.name()))
                || columns.entrySet().stream()
                        .filter(each -> isAmong(said, each.getKey()))
                        .anyMatch(each ->
                                SqlExpressions.mentions(text, each.getKey().name())
                                        && (ALL_COLUMNS.matcher(text).find()
                                                || each.getValue().stream()
                                                        .anyMatch(column -> SqlExpressions.mentions(text, column))));
    }
}
