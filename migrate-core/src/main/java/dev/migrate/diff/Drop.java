package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something that the model no longer has and that is dropped with what it holds.
 *
 * @param kind what it is, in a reader's word
 * @param name the text that allows the drop
 * @param key the form of the text under which equal names are equal
 * @param option the option that says it was renamed, up to the new name, or empty
 * @param candidates what is new in its place, whether it fits or not
 * @param renamedLabel the label or value that is new at the place of one that is gone, or empty
 * @param moved what to say of other tables that may have the values of a column that is gone
 */
record Drop(
        String kind,
        String name,
        String key,
        String option,
        List<String> candidates,
        String renamedLabel,
        List<String> moved) {

    private static final String SEQUENCE = "sequence";
    private static final String LABEL = "label";
    private static final String VALUE = "value";

    /** Returns this drop without the new names that were denied. */
    Drop withoutDenied(List<String> pairs) {
        if (isOfRows()) {
            return this;
        }
        List<String> left = candidates.stream()
                .filter(each -> !pairs.contains(OptionText.pairKey(name + ":" + each)))
                .toList();
        return new Drop(kind, name, key, option, left, renamedLabel, moved);
    }

    /** Returns this drop with what to say of other tables that may get its values. */
    private Drop with(List<String> facts) {
        return new Drop(kind, name, key, option, candidates, renamedLabel, facts);
    }

    /** Returns what to say where a label that is gone is one of those that are new, or an empty text. */
    String renames() {
        return isOfRows() && !candidates.isEmpty()
                ? "new: " + String.join(", ", candidates) + "; if it is one of them, stop and say " + option
                        + "<new name>"
                : "";
    }

    /** Returns whether it is something that rows have in a column that stays. */
    boolean isOfRows() {
        return kind.equals(LABEL) || kind.equals(VALUE);
    }

    /** Returns why the {@link #renamedLabel renamed label} may be one, or an empty text where none is. */
    String reason() {
        return renamedLabel.isEmpty()
                ? ""
                : kind.equals(LABEL) ? "the same place among the labels" : "the only new value in the check";
    }

    /** Returns whether something is lost: a sequence that nothing can take the numbers of is not missed. */
    boolean needsConsent() {
        return !kind.equals(SEQUENCE) || !candidates.isEmpty();
    }

    static Drop ofValue(String name, String key, List<String> added, String renamed) {
        return new Drop(VALUE, name, key, "-Drename=" + name + ":", added, renamed, List.of());
    }

    static List<Drop> of(Schema before, Schema after) {
        List<Drop> drops = new ArrayList<>();
        List<TableName> newTables = after.tables().keySet().stream()
                .filter(name -> before.table(name) == null)
                .toList();
        for (Table table : before.tables().values()) {
            Table now = after.table(table.name());
            if (now == null) {
                drops.add(table(table.name(), newTables));
            } else {
                columns(table, now, new GoneLabels(before, after), new MovedColumns(before, after), drops);
            }
        }
        sequences(before, after, drops);
        return drops;
    }

    private static Drop table(TableName name, List<TableName> newTables) {
        List<String> candidates = newTables.stream()
                .filter(each -> Objects.equals(each.schema(), name.schema())
                        || each.name().equals(name.name()))
                .map(each -> Objects.equals(each.schema(), name.schema())
                        ? each.name().toString()
                        : each.toString())
                .toList();
        return new Drop(
                "table",
                name.toString(),
                OptionText.key(name),
                "-DrenameTable=" + name + ":",
                candidates,
                "",
                List.of());
    }

    private static void sequences(Schema before, Schema after, List<Drop> drops) {
        SequenceCandidates candidates = new SequenceCandidates(before, after);
        List<Sequence> added = SequenceCandidates.missing(after, before);
        for (Sequence gone : SequenceCandidates.missing(before, after)) {
            TableName name = gone.name();
            List<String> names = added.stream()
                    .filter(each -> candidates.candidate(gone, each).isPresent())
                    .map(each -> each.name().name().toString())
                    .toList();
            drops.add(new Drop(
                    SEQUENCE, name.toString(), OptionText.key(name), "-Drename=" + name + ":", names, "", List.of()));
        }
    }

    private static void columns(Table before, Table after, GoneLabels gone, MovedColumns moved, List<Drop> drops) {
        ColumnDiff diff = new ColumnDiff(before, after);
        List<String> added = diff.added().stream()
                .filter(each -> each.generated() == null)
                .map(each -> each.name().toString())
                .toList();
        diff.dropped().stream()
                .filter(each -> each.generated() == null)
                .forEach(each -> drops.add(column("column", before, each, added).with(moved.facts(before, each))));
        for (Column column : after.columns().values()) {
            Column old = before.column(column.name());
            if (old != null && old.generated() == null && diff.isRecreated(column.name())) {
                drops.add(column("column with another collation or origin", before, old, List.of()));
            } else if (old != null) {
                labels(before.name(), old, column, gone, drops);
            }
        }
    }

    private static Drop column(String kind, Table table, Column column, List<String> candidates) {
        String name = table.name() + "." + column.name();
        String key = OptionText.key(table.name()) + "." + OptionText.key(column.name());
        String option = kind.equals("column") ? "-Drename=" + name + ":" : "";
        return new Drop(kind, name, key, option, candidates, "", List.of());
    }

    private static void labels(TableName table, Column old, Column column, GoneLabels gone, List<Drop> drops) {
        for (String label : gone.between(old.type(), column.type())) {
            String name = table + "." + column.name() + ":" + label;
            String key = OptionText.key(table) + "." + OptionText.key(column.name()) + ":" + label;
            if (old.type() instanceof Enumeration before
                    && column.type() instanceof Enumeration after
                    && TypeLabels.areOne(before, gone.from())
                    && TypeLabels.areOne(after, gone.to())) {
                String renamed = LabelRename.candidate(before, after, label);
                List<String> added = LabelRename.candidates(before, after);
                drops.add(new Drop(LABEL, name, key, "-Drename=" + name + ":", added, renamed, List.of()));
            } else {
                drops.add(new Drop(LABEL, name, key, "", List.of(), "", List.of()));
            }
        }
    }
}
