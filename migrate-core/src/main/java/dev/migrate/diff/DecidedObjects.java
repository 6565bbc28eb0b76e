package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.diff.ObjectRenames.Kind;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** The sequences and enum types that have another name now: those that a person has decided on, and those that follow. */
final class DecidedObjects {

    private DecidedObjects() {}

    /** Returns decisions in which {@code shop.number:counter} is about a sequence or an enum type where it was taken for a column. */
    static DiffOptions resolved(DiffOptions options, Schema from) {
        List<ColumnRename> columns = new ArrayList<>();
        List<TableRename> objects = new ArrayList<>(options.renamedObjects());
        for (ColumnRename each : options.renamedColumns()) {
            TableName object = new TableName(each.table().name(), each.from());
            boolean column = each.table().schema() != null || from.table(each.table()) != null;
            if (column || !isObject(object, from)) {
                columns.add(each);
            } else {
                objects.add(new TableRename(object, object.sibling(each.to())));
            }
        }
        return options.withRenamedObjects(columns, objects);
    }

    private static boolean isObject(TableName name, Schema schema) {
        return Kind.SEQUENCE.isIn(schema, name) || Kind.ENUM_TYPE.isIn(schema, name);
    }

    /**
     * Returns what renames sequences and enum types.
     *
     * @param renamed the history's schema, with tables and columns under their new names
     */
    static List<Operation> operations(Schema renamed, Schema to, DiffOptions options) {
        List<TableRename> sequences = new ArrayList<>();
        List<TableRename> types = new ArrayList<>();
        for (TableRename each : options.renamedObjects()) {
            if (!isObject(each.from(), renamed)) {
                throw InvalidDecisionException.wrong(
                        "rename",
                        each,
                        "the history has no sequence or enum type " + each.from()
                                + "; a column is written behind its table, account.name:full_name.");
            }
            boolean sequence = Kind.SEQUENCE.isIn(renamed, each.from())
                    && (Kind.SEQUENCE.isIn(to, each.to()) || !Kind.ENUM_TYPE.isIn(renamed, each.from()));
            (sequence ? sequences : types).add(each);
        }
        List<Operation> operations = new ArrayList<>(ObjectRenames.checked(Kind.SEQUENCE, sequences, renamed, to));
        operations.addAll(ObjectRenames.fitting(
                Kind.SEQUENCE,
                new FollowingSequences(Replay.apply(renamed, operations), to, options).renames(sequences),
                Replay.apply(renamed, operations),
                to));
        operations.addAll(ObjectRenames.checked(Kind.ENUM_TYPE, types, renamed, to));
        Schema after = Replay.apply(renamed, operations);
        operations.addAll(
                ObjectRenames.fitting(Kind.ENUM_TYPE, new SameTypes(after, to, options).renames(), after, to));
        return operations;
    }
}
