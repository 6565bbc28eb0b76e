package dev.migrate.testing;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Faults that alter a part of an operation and leave the operation. */
final class MutantsOfParts {

    private MutantsOfParts() {}

    static Map<String, UnaryOperator<TableChange>> ofChanges() {
        Map<String, UnaryOperator<TableChange>> faults = new LinkedHashMap<>();
        faults.put(
                "sets null for not null and the other way round",
                each -> each instanceof SetColumnNullable set
                        ? new SetColumnNullable(set.column(), !set.nullable())
                        : each);
        faults.put(
                "sets another default",
                each -> each instanceof SetColumnDefault set
                        ? new SetColumnDefault(set.column(), set.defaultValue() == null ? new ColumnDefault("7") : null)
                        : each);
        faults.put(
                "sets another numbering",
                each -> each instanceof SetColumnIdentity set
                        ? new SetColumnIdentity(set.column(), set.identity() == null ? Identity.byDefault() : null)
                        : each);
        faults.putAll(ofColumns());
        faults.put(
                "sets another comment of columns",
                each -> each instanceof SetColumnComment set
                        ? new SetColumnComment(set.column(), set.comment() + "!")
                        : each);
        faults.put(
                "sets another comment of tables",
                each -> each instanceof SetTableComment set ? new SetTableComment(set.comment() + "!") : each);
        faults.put(
                "renames columns to another name",
                each -> each instanceof RenameColumn rename
                        ? new RenameColumn(rename.from(), other(rename.to()))
                        : each);
        faults.put(
                "renames constraints to another name",
                each -> each instanceof RenameConstraint rename
                        ? new RenameConstraint(rename.from(), other(rename.to()))
                        : each);
        return faults;
    }

    private static Map<String, UnaryOperator<TableChange>> ofColumns() {
        Map<String, UnaryOperator<TableChange>> faults = new LinkedHashMap<>();
        faults.put(
                "computes from something else",
                each -> each instanceof SetColumnGenerated set
                        ? new SetColumnGenerated(set.column(), set.generated() == null ? new Generated("1 + 1") : null)
                        : each);
        faults.put(
                "sets another collation",
                each -> each instanceof SetColumnCollation set
                        ? new SetColumnCollation(set.column(), set.collation() == null ? "POSIX" : null)
                        : each);
        return faults;
    }

    static Map<String, UnaryOperator<List<Operation>>> ofOperations() {
        Map<String, UnaryOperator<List<Operation>>> faults = new LinkedHashMap<>();
        faults.put(
                "renames tables to another name",
                each(operation -> operation instanceof RenameTable rename
                        ? new RenameTable(rename.from(), other(rename.to()))
                        : operation));
        faults.put(
                "renames indexes to another name",
                each(operation -> operation instanceof RenameIndex rename
                        ? new RenameIndex(rename.table(), rename.from(), other(rename.to()))
                        : operation));
        faults.put(
                "renames sequences to another name",
                each(operation -> operation instanceof RenameSequence rename
                        ? new RenameSequence(rename.from(), other(rename.to()))
                        : operation));
        faults.put(
                "gives sequences another start",
                each(operation -> operation instanceof CreateSequence create
                        ? new CreateSequence(
                                create.sequence().withStart(create.sequence().start() + 1))
                        : operation));
        faults.put(
                "gives sequences another step",
                each(operation -> operation instanceof AlterSequence alter
                                && alter.change().increment() != null
                        ? new AlterSequence(
                                alter.name(),
                                alter.change().withIncrement(alter.change().increment() + 1))
                        : operation));
        faults.put(
                "forgets the limits of sequences",
                each(operation -> operation instanceof CreateSequence create
                        ? new CreateSequence(create.sequence().withOptions(SequenceOptions.NONE))
                        : operation));
        return faults;
    }

    static Map<String, UnaryOperator<List<Operation>>> ofRows() {
        Map<String, UnaryOperator<List<Operation>>> faults = new LinkedHashMap<>();
        faults.put("loses a new row", rows(rows -> rows.subList(0, rows.size() - 1)));
        faults.put("writes a new row twice", rows(rows -> {
            List<Row> more = new ArrayList<>(rows);
            more.add(rows.get(0));
            return more;
        }));
        faults.put("writes null for the values of new rows", rows(rows -> rows.stream()
                .map(row -> new Row(Collections.nCopies(row.values().size(), null)))
                .toList()));
        faults.put("turns the values of new rows round", rows(rows -> rows.stream()
                .map(row -> {
                    List<@Nullable Object> values = new ArrayList<>(row.values());
                    Collections.reverse(values);
                    return new Row(values);
                })
                .toList()));
        faults.put("loses a column of copied rows", copies(MutantsOfParts::withoutLast));
        faults.put("turns the columns of copied rows round", copies(MutantsOfParts::turned));
        faults.put("copies null", copies(MutantsOfParts::nulls));
        return faults;
    }

    static Map<String, UnaryOperator<List<Operation>>> ofRowChanges() {
        Map<String, UnaryOperator<List<Operation>>> faults = new LinkedHashMap<>();
        faults.put(
                "changes every row",
                each(operation -> operation instanceof UpdateRows update
                        ? new UpdateRows(update.table(), update.values(), RowFilter.everyRow())
                        : operation));
        faults.put(
                "deletes every row",
                each(operation -> operation instanceof DeleteRows delete
                        ? new DeleteRows(delete.table(), RowFilter.everyRow())
                        : operation));
        faults.put(
                "sets null",
                each(operation -> operation instanceof UpdateRows update
                        ? new UpdateRows(update.table(), nulls(update.values()), update.where(), update.batch())
                        : operation));
        return faults;
    }

    private static Map<Identifier, NewValue> nulls(Map<Identifier, NewValue> values) {
        Map<Identifier, NewValue> nulls = new LinkedHashMap<>(values);
        nulls.replaceAll((column, value) -> NewValue.of(null));
        return nulls;
    }

    private static UnaryOperator<List<Operation>> rows(UnaryOperator<List<Row>> fault) {
        return each(operation -> operation instanceof InsertRows insert
                ? new InsertRows(insert.table(), insert.columns(), fault.apply(insert.rows()), insert.key())
                : operation);
    }

    private static UnaryOperator<List<Operation>> copies(UnaryOperator<Map<Identifier, NewValue>> fault) {
        return each(operation -> operation instanceof CopyRows copy
                ? new CopyRows(copy.from(), copy.to(), fault.apply(copy.values()), copy.where(), copy.batch())
                : operation);
    }

    private static UnaryOperator<List<Operation>> each(UnaryOperator<Operation> fault) {
        return list -> list.stream().map(fault).toList();
    }

    private static Map<Identifier, NewValue> withoutLast(Map<Identifier, NewValue> columns) {
        Map<Identifier, NewValue> fewer = new LinkedHashMap<>(columns);
        if (fewer.size() > 1) {
            fewer.remove(new ArrayList<>(fewer.keySet()).get(fewer.size() - 1));
        }
        return fewer;
    }

    private static Map<Identifier, NewValue> turned(Map<Identifier, NewValue> columns) {
        List<NewValue> expressions = new ArrayList<>(columns.values());
        Collections.reverse(expressions);
        Map<Identifier, NewValue> turned = new LinkedHashMap<>();
        columns.keySet().forEach(column -> turned.put(column, expressions.get(turned.size())));
        return turned;
    }

    static Constraint otherCheck(Constraint constraint) {
        return constraint instanceof Check check
                ? check.withExpression("not (" + check.expression() + ")")
                : constraint;
    }

    /** A key that refers to several columns in another order means something else. */
    static Constraint turnedReference(Constraint constraint) {
        if (!(constraint instanceof ForeignKey key)) {
            return constraint;
        }
        List<Identifier> referenced = new ArrayList<>(key.referencedColumns());
        Collections.reverse(referenced);
        return key.withColumns(key.columns(), key.referencedTable(), referenced);
    }

    static Constraint shorter(Constraint constraint) {
        return constraint instanceof Unique unique && unique.columns().size() > 1
                ? unique.withColumns(unique.columns().subList(0, 1))
                : constraint;
    }

    private static Identifier other(Identifier name) {
        return name.isQuoted() ? Identifier.quoted(name.text() + "x") : Identifier.of(name.text() + "x");
    }
}
