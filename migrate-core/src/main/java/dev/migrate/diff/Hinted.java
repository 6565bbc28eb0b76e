package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.RenameHint.Kind;
import dev.migrate.schema.RenameHint.Pair;
import dev.migrate.schema.RenameHint.Verdict;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The decisions that an application's hints make; what was decided otherwise goes before them. */
final class Hinted {

    private final Schema from;
    private final Schema to;
    private final Evidence evidence;
    private final List<RenameHint> hints;
    private final List<TableRename> tables;
    private final List<ColumnRename> columns;
    private final List<TableRename> objects;
    private final List<String> denied;

    private Hinted(Schema from, Schema to, DiffOptions options, Evidence evidence, List<RenameHint> hints) {
        this.from = from;
        this.to = to;
        this.evidence = evidence;
        this.hints = hints;
        this.tables = new ArrayList<>(options.renamedTables());
        this.columns = new ArrayList<>(options.renamedColumns());
        this.objects = new ArrayList<>(options.renamedObjects());
        this.denied = new ArrayList<>(options.notRenamed());
    }

    /**
     * Returns the decisions with those of hints.
     *
     * @throws InvalidDecisionException if hints say of one thing that it is two others now, or of two that they are one
     */
    static DiffOptions in(Schema from, Schema to, DiffOptions options, Evidence evidence, List<RenameHint> hints) {
        if (hints.isEmpty()) {
            return options;
        }
        Hinted hinted = new Hinted(from, to, options, evidence, hints);
        hinted.tables();
        from.tables().values().forEach(hinted::columns);
        hinted.sequences();
        return options.withDecided(hinted.tables, hinted.columns, hinted.objects, hinted.denied);
    }

    private void tables() {
        List<TableRename> said = new ArrayList<>();
        for (TableName gone : from.tables().keySet()) {
            for (TableName added : to.tables().keySet()) {
                boolean open = to.table(gone) == null
                        && from.table(added) == null
                        && Objects.equals(gone.schema(), added.schema())
                        && tables.stream()
                                .noneMatch(each ->
                                        each.from().equals(gone) || each.to().equals(added));
                if (open
                        && isRenamed(new Pair(
                                Kind.TABLE,
                                gone,
                                null,
                                added.name(),
                                evidence.of(added).orElse(null)))) {
                    refuseTwice(said, new TableRename(gone, added));
                    said.add(new TableRename(gone, added));
                }
            }
        }
        tables.addAll(said);
    }

    private void sequences() {
        List<TableRename> said = new ArrayList<>();
        for (Sequence gone : SequenceCandidates.missing(from, to)) {
            for (Sequence added : SequenceCandidates.missing(to, from)) {
                TableRename rename = new TableRename(gone.name(), added.name());
                boolean open = Objects.equals(gone.name().schema(), added.name().schema())
                        && objects.stream().noneMatch(each -> clashes(each, rename));
                if (open
                        && isRenamed(new Pair(
                                Kind.SEQUENCE, gone.name(), null, added.name().name(), null))) {
                    refuseTwice(said, rename);
                    said.add(rename);
                }
            }
        }
        objects.addAll(said);
    }

    private void columns(Table before) {
        TableName name = tables.stream()
                .filter(each -> each.from().equals(before.name()))
                .map(TableRename::to)
                .findFirst()
                .orElse(before.name());
        Table after = to.table(name);
        if (after == null) {
            return;
        }
        List<TableRename> said = new ArrayList<>();
        for (Identifier gone : missing(before, after)) {
            for (Identifier added : missing(after, before)) {
                boolean open = columns.stream()
                        .filter(each -> each.table().equals(before.name())
                                || each.table().equals(name))
                        .noneMatch(each -> each.from().equals(gone) || each.to().equals(added));
                Pair pair = new Pair(
                        Kind.COLUMN,
                        before.name(),
                        gone,
                        added,
                        evidence.of(name, added).orElse(null));
                if (open && isRenamed(pair, OptionText.pairKey(name + "." + gone + ":" + added))) {
                    TableRename rename = new TableRename(inTable(before, gone), inTable(before, added));
                    refuseTwice(said, rename);
                    said.add(rename);
                }
            }
        }
        said.forEach(each ->
                columns.add(new ColumnRename(name, each.from().name(), each.to().name())));
    }

    private static TableName inTable(Table table, Identifier column) {
        return new TableName(table.name().name(), column);
    }

    private static List<Identifier> missing(Table table, Table elsewhere) {
        return table.columns().values().stream()
                .filter(each -> each.generated() == null && elsewhere.column(each.name()) == null)
                .map(Column::name)
                .toList();
    }

    private boolean isRenamed(Pair pair) {
        return isRenamed(pair, OptionText.pairKey(pair.toString()));
    }

    /**
     * Asks the hints.
     *
     * @param key what the pair is denied by: a table that is renamed is spoken of by its new name
     */
    private boolean isRenamed(Pair pair, String key) {
        if (denied.contains(key)) {
            return false;
        }
        for (RenameHint hint : hints) {
            Verdict verdict = hint.of(pair);
            if (verdict == Verdict.NOT_RENAMED) {
                denied.add(key);
            }
            if (verdict != Verdict.UNKNOWN) {
                return verdict == Verdict.RENAMED;
            }
        }
        return false;
    }

    private static boolean clashes(TableRename one, TableRename other) {
        return one.from().equals(other.from()) || one.to().equals(other.to());
    }

    private static void refuseTwice(List<TableRename> said, TableRename rename) {
        said.stream().filter(each -> clashes(each, rename)).findFirst().ifPresent(each -> {
            throw InvalidDecisionException.hint(each, rename);
        });
    }
}
