package dev.migrate.diff;

import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.TableMove;
import dev.migrate.operation.ViewText;
import dev.migrate.schema.Column;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The views that go before their tables change, and are made again when these have: those that have another query where a
 * table that the old one reads loses something, those of the model whose query is the same and means something else from
 * then on, and those that read such a view. What fires on one of them goes and comes with it.
 *
 * @param modelled the views that the model makes
 */
record ViewsFirst(Schema from, Schema to, Set<TableName> modelled) {

    /**
     * Returns what drops the views, those that read others first.
     *
     * @param renames what happens to names
     */
    List<Operation> drops(List<Operation> renames) {
        Set<TableName> changed = changedTables(renames);
        RenamedNames renamed = RenamedNames.of(renames);
        Set<Definition> dropped = new LinkedHashSet<>();
        for (Definition view : views()) {
            boolean other = !view.equals(to.definitions().get(view.name()));
            boolean another = (other || modelled.contains(view.name().name())) && renamed.areReadBy(view);
            if (another || other && changed.stream().anyMatch(each -> reads(view, each))) {
                dropped.add(view);
            }
        }
        return drops(dropped);
    }

    /** Returns what drops the views that have another query when schemas that the old one names have their new names. */
    List<Operation> dropsAround(List<RenameSchema> renames) {
        Set<Definition> dropped = new LinkedHashSet<>();
        for (Definition view : views()) {
            DefinitionName name = view.name();
            for (RenameSchema rename : renames) {
                name = rename.renamed(name);
            }
            Definition now = to.definitions().get(name);
            boolean other = now != null && !now.text().equals(view.text());
            if (other && renames.stream().anyMatch(each -> SqlExpressions.mentions(view.text(), each.from()))) {
                dropped.add(view);
            }
        }
        return drops(dropped);
    }

    private List<Operation> drops(Set<Definition> dropped) {
        boolean more = !dropped.isEmpty();
        while (more) {
            List<Definition> found = List.copyOf(dropped);
            more = dropped.addAll(views().stream()
                    .filter(view -> found.stream().anyMatch(each -> !each.equals(view) && stopsDropOf(each, view)))
                    .toList());
        }
        List<Definition> ordered = new ArrayList<>(ObjectDiff.inOrder(dropped));
        from.definitions().values().stream()
                .filter(each -> dropped.stream()
                        .anyMatch(view -> view.name().name().equals(each.name().table())))
                .forEach(ordered::add);
        Collections.reverse(ordered);
        return ordered.stream()
                .<Operation>map(each -> new DropDefinition(each.name()))
                .toList();
    }

    private List<Definition> views() {
        return from.definitions().values().stream()
                .filter(each -> each.name().kind().isView())
                .toList();
    }

    /** What somebody made by hand may have indexes and grants that nobody knows of: it goes only where it has to. */
    private boolean stopsDropOf(Definition view, Definition reader) {
        return reads(reader, view.name().name())
                && (modelled.contains(reader.name().name())
                        || ViewText.of(reader, "").reads(view.name().name().name()));
    }

    private static boolean reads(Definition view, TableName name) {
        return SqlExpressions.mentions(view.text(), name.name());
    }

    /** Returns the tables, by their old names, that are gone, have another name or lose a column's name or type. */
    private Set<TableName> changedTables(List<Operation> renames) {
        Set<TableName> changed = new TreeSet<>();
        for (Operation each : renames) {
            TableMove.of(each).ifPresent(move -> changed.add(move.from()));
        }
        for (Table table : from.tables().values()) {
            Table after = to.table(table.name());
            if (after == null || table.columns().values().stream().anyMatch(each -> isOther(each, after))) {
                changed.add(table.name());
            }
        }
        return changed;
    }

    private static boolean isOther(Column column, Table after) {
        Column now = after.column(column.name());
        return now == null || !now.type().equals(column.type()) || ColumnDiff.isComputedOtherwise(column, now);
    }
}
