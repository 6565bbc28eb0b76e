package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person has decided about the differences of two schemas.
 *
 * @param renamedTables the tables that have another name now
 * @param renamedColumns the columns that have another name now
 * @param renamedLabels the labels that have another name now
 * @param renamedObjects the sequences and enum types that have another name now
 * @param allowedDrops the tables ({@code person}), columns ({@code person.name}) and enumeration labels ({@code
 *     person.status:OLD}) that may be dropped with what they hold
 * @param notRenamed the pairs that are not one thing under two names: {@code person:customer}, {@code
 *     account.name:full_name}
 * @param defaults the values of new columns, and of columns that become not null, for rows that have none
 */
public record DiffOptions(
        List<TableRename> renamedTables,
        List<ColumnRename> renamedColumns,
        List<LabelRename> renamedLabels,
        List<TableRename> renamedObjects,
        List<String> allowedDrops,
        List<String> notRenamed,
        List<DefaultValue> defaults) {

    /** Copies the lists. */
    public DiffOptions {
        renamedTables = List.copyOf(renamedTables);
        renamedColumns = List.copyOf(renamedColumns);
        renamedLabels = List.copyOf(renamedLabels);
        renamedObjects = List.copyOf(renamedObjects);
        allowedDrops = List.copyOf(allowedDrops);
        notRenamed = List.copyOf(notRenamed);
        defaults = List.copyOf(defaults);
    }

    /**
     * A value for rows that have none.
     *
     * @param table the table, by its name in the history or in the model
     * @param text the value as it was typed
     */
    public record DefaultValue(TableName table, Identifier column, String text) {

        @Override
        public String toString() {
            return table + "." + column + ":" + text;
        }
    }

    /**
     * A table, sequence or enum type that has another name now.
     *
     * @param from the name in the history
     * @param to the name in the model
     */
    public record TableRename(TableName from, TableName to) {

        /** A new name without a schema is in the one of the old name, or else in the default schema if the model has it there. */
        private TableRename placedIn(Schema model) {
            TableName sibling = from.sibling(to.name());
            boolean moved = to.schema() != null
                    || model.table(to) != null && (sibling.equals(from) || model.table(sibling) == null);
            return moved ? this : new TableRename(from, sibling);
        }

        @Override
        public String toString() {
            return from + ":" + to;
        }
    }

    /**
     * A column that has another name now.
     *
     * @param table the table, by its name in the history or in the model
     * @param from the name in the history
     * @param to the name in the model
     */
    public record ColumnRename(TableName table, Identifier from, Identifier to) {

        @Override
        public String toString() {
            return table + "." + from + ":" + to;
        }
    }

    /** Returns the options of somebody who has decided nothing. */
    public static DiffOptions none() {
        return new DiffOptions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Returns what the texts of three of the options say, each of them with several answers between commas or none.
     *
     * @throws InvalidDecisionException if a text cannot be read
     */
    public static DiffOptions parse(String renames, String tableRenames, String allowedDrops) {
        return new DiffOptions(
                OptionText.split(tableRenames, ',').stream()
                        .map(OptionText::tableRename)
                        .toList(),
                OptionText.split(renames, ',').stream()
                        .filter(each -> !OptionText.isLabelRename(each) && !OptionText.isObjectRename(each))
                        .map(OptionText::columnRename)
                        .toList(),
                OptionText.split(renames, ',').stream()
                        .filter(OptionText::isLabelRename)
                        .map(OptionText::labelRename)
                        .toList(),
                OptionText.split(renames, ',').stream()
                        .filter(OptionText::isObjectRename)
                        .map(OptionText::objectRename)
                        .toList(),
                OptionText.split(allowedDrops, ','),
                List.of(),
                List.of());
    }

    /**
     * Returns these decisions with pairs that are not renamed, between commas.
     *
     * @throws InvalidDecisionException if the text cannot be read
     */
    public DiffOptions withNotRenamed(String text) {
        List<String> pairs =
                OptionText.split(text, ',').stream().map(OptionText::pairKey).toList();
        return new DiffOptions(
                renamedTables, renamedColumns, renamedLabels, renamedObjects, allowedDrops, pairs, defaults);
    }

    /**
     * Returns these decisions with values for rows that have none, between commas.
     *
     * @throws InvalidDecisionException if the text cannot be read
     */
    public DiffOptions withDefaults(String text) {
        List<DefaultValue> values = OptionText.splitValues(text).stream()
                .map(OptionText::defaultValue)
                .toList();
        return new DiffOptions(
                renamedTables, renamedColumns, renamedLabels, renamedObjects, allowedDrops, notRenamed, values);
    }

    /** Returns these decisions with more values for rows that have none. */
    public DiffOptions withMoreDefaults(List<DefaultValue> more) {
        return new DiffOptions(
                renamedTables,
                renamedColumns,
                renamedLabels,
                renamedObjects,
                allowedDrops,
                notRenamed,
                Stream.concat(defaults.stream(), more.stream()).toList());
    }

    /** Returns these decisions with the schema that each new name of a table is in. */
    DiffOptions placedIn(Schema model) {
        return withRenames(
                renamedTables.stream().map(each -> each.placedIn(model)).toList(), renamedColumns);
    }

    /** Returns these decisions with others about renames. */
    DiffOptions withRenames(List<TableRename> tables, List<ColumnRename> columns) {
        return new DiffOptions(tables, columns, renamedLabels, renamedObjects, allowedDrops, notRenamed, defaults);
    }

    /** Returns these decisions with other things that may be dropped. */
    DiffOptions withAllowedDrops(List<String> drops) {
        return new DiffOptions(
                renamedTables, renamedColumns, renamedLabels, renamedObjects, drops, notRenamed, defaults);
    }

    /** Returns these decisions with others about what is renamed and what is not. */
    DiffOptions withDecided(
            List<TableRename> tables, List<ColumnRename> columns, List<TableRename> objects, List<String> denied) {
        return new DiffOptions(tables, columns, renamedLabels, objects, allowedDrops, denied, defaults);
    }

    /** Returns these decisions with others about columns, and about sequences and enum types. */
    DiffOptions withRenamedObjects(List<ColumnRename> columns, List<TableRename> objects) {
        return new DiffOptions(renamedTables, columns, renamedLabels, objects, allowedDrops, notRenamed, defaults);
    }
}
