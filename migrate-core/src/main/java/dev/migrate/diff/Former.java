package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The renames that the mappings themselves tell, with {@code @RenamedFrom}.
 *
 * <p>An annotation counts until the history has the new name; what was decided otherwise goes before it.
 */
final class Former {

    private final Schema from;
    private final Schema to;
    private final Evidence evidence;
    private final List<TableRename> tables;
    private final List<ColumnRename> columns;

    private Former(Schema from, Schema to, DiffOptions options, Evidence evidence) {
        this.from = from;
        this.to = to;
        this.evidence = evidence;
        this.tables = new ArrayList<>(options.renamedTables());
        this.columns = new ArrayList<>(options.renamedColumns());
    }

    /**
     * Returns the decisions with those of the mappings.
     *
     * @throws InvalidDecisionException if an annotation names something that has not been there, or still is
     */
    static DiffOptions in(Schema from, Schema to, DiffOptions options, Evidence evidence) {
        Former former = new Former(from, to, options, evidence);
        evidence.formerTables().forEach(former::table);
        evidence.formerColumns().forEach(former::columns);
        return options.withRenames(former.tables, former.columns);
    }

    private void table(TableName name, List<Identifier> names) {
        boolean decided = tables.stream().anyMatch(each -> each.to().equals(name));
        if (decided || from.table(name) != null || to.table(name) == null || from.isEmpty()) {
            return;
        }
        Identifier found = names.stream()
                .filter(each -> from.table(name.sibling(each)) != null)
                .findFirst()
                .orElseThrow(() -> InvalidDecisionException.annotation(
                        names, evidence.of(name).orElse(name.toString()), "the history has no table " + names.get(0)));
        TableName old = name.sibling(found);
        tables.add(new TableRename(old, name));
    }

    private void columns(TableName name, Map<Identifier, List<Identifier>> names) {
        boolean isNew = tables.stream().anyMatch(each -> each.from().equals(name))
                && tables.stream().noneMatch(each -> each.to().equals(name));
        Table before = isNew ? null : from.table(oldName(name));
        Table after = to.table(name);
        if (before != null && after != null) {
            names.forEach((column, formers) -> column(before, after, column, formers));
        }
    }

    private TableName oldName(TableName name) {
        return tables.stream()
                .filter(each -> each.to().equals(name))
                .map(TableRename::from)
                .findFirst()
                .orElse(name);
    }

    private void column(Table before, Table after, Identifier column, List<Identifier> names) {
        if (isDecided(before, after, column) || before.column(column) != null || after.column(column) == null) {
            return;
        }
        boolean there = names.stream().anyMatch(each -> before.column(each) != null);
        if (!there && isOfAnother(before, column, names)) {
            return;
        }
        String where = evidence.of(after.name(), column).orElse(after.name() + "." + column);
        Identifier found = names.stream()
                .filter(each -> before.column(each) != null)
                .findFirst()
                .orElseThrow(() -> InvalidDecisionException.annotation(
                        names, where, "the history has no column " + names.get(0) + " in " + before.name()));
        if (isClaimedTwice(before, after, column, found)) {
            return;
        }
        Column old = before.column(found);
        Column now = after.column(column);
        boolean alike = old != null && now != null && TypeFamily.alike(old.type(), now.type());
        if (after.column(found) != null && !alike) {
            throw InvalidDecisionException.annotation(
                    names, where, "the model still has a column " + found + " in " + after.name());
        }
        columns.add(new ColumnRename(after.name(), found, column));
    }

    /** An attribute of an embeddable that is in a table twice says of two new columns that they are the old one. */
    private boolean isClaimedTwice(Table before, Table after, Identifier column, Identifier found) {
        return evidence.formerColumns().getOrDefault(after.name(), Map.of()).entrySet().stream()
                .filter(each -> !each.getKey().equals(column) && each.getValue().contains(found))
                .anyMatch(each -> before.column(each.getKey()) == null
                        && after.column(each.getKey()) != null
                        && !isDecided(before, after, each.getKey()));
    }

    private boolean isDecided(Table before, Table after, Identifier column) {
        return columns.stream()
                .anyMatch(each -> each.to().equals(column)
                        && (each.table().equals(after.name()) || each.table().equals(before.name())));
    }

    /**
     * Returns whether the names are those of a column elsewhere: an attribute of a mapped superclass or an embeddable is one in
     * each entity that has it, also in those that have it only from now on.
     */
    private boolean isOfAnother(Table before, Identifier column, List<Identifier> names) {
        return evidence.formerColumns().entrySet().stream().anyMatch(entry -> {
            boolean isHere = oldName(entry.getKey()).equals(before.name());
            return entry.getValue().entrySet().stream()
                    .filter(each -> each.getValue().equals(names))
                    .anyMatch(each -> !isHere || !each.getKey().equals(column));
        });
    }
}
