package dev.migrate.testing;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults that an interpreter of operations could have; a law is worth something if each of them breaks it. */
public final class Mutants {

    private Mutants() {}

    /** Returns all faults, those of rows included. */
    public static Map<String, UnaryOperator<List<Operation>>> all() {
        Map<String, UnaryOperator<List<Operation>>> mutants = ofSchemas();
        mutants.putAll(MutantsOfParts.ofRows());
        mutants.putAll(MutantsOfParts.ofRowChanges());
        return mutants;
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            kinds.addAll(kind.isSealed() ? kinds(kind) : List.of(kind));
        }
        return kinds;
    }

    /** Returns the faults by what they do to the operations that an interpreter should have returned. */
    public static Map<String, UnaryOperator<List<Operation>>> ofSchemas() {
        Map<String, UnaryOperator<List<Operation>>> mutants = new LinkedHashMap<>();
        mutants.put("forgets the last operation", list -> list.isEmpty() ? list : list.subList(0, list.size() - 1));
        for (Class<?> kind : kinds(Operation.class)) {
            mutants.put("forgets " + kind.getSimpleName(), list -> withoutOperations(list, kind));
        }
        for (Class<?> kind : TableChange.class.getPermittedSubclasses()) {
            mutants.put(
                    "forgets " + kind.getSimpleName(), list -> withChanges(list, changes -> without(changes, kind)));
        }
        mutants.put("makes new columns nullable", columns(column -> column.withNullable(true)));
        mutants.put("loses defaults of new columns", columns(column -> column.withDefault(null)));
        mutants.put("loses numbering of new columns", columns(column -> column.withIdentity(null)));
        mutants.put("loses what new columns are computed from", columns(column -> column.withGenerated(null)));
        mutants.put("loses collations of new columns", columns(column -> column.withCollation(null)));
        mutants.put("loses comments of new columns", columns(column -> column.withComment(null)));
        mutants.put("gives new columns another type", columns(column -> column.withType(new SqlType.Raw("other"))));
        mutants.put("sets another type", list -> withChanges(list, Mutants::otherTypes));
        mutants.put("loses what foreign keys do", constraints(Mutants::withoutActions));
        mutants.put("turns the columns of keys round", constraints(Mutants::turned));
        MutantsOfConstraints.all().forEach((name, fault) -> mutants.put(name, constraints(fault)));
        MutantsOfIndexes.all().forEach((name, fault) -> mutants.put(name, list -> indexes(list, fault)));
        mutants.putAll(MutantsOfParts.ofOperations());
        MutantsOfParts.ofChanges()
                .forEach((name, fault) -> mutants.put(
                        name,
                        list -> withChanges(
                                list, changes -> changes.stream().map(fault).toList())));
        mutants.put("changes the text of checks", constraints(MutantsOfParts::otherCheck));
        mutants.put("lets foreign keys refer to other columns", constraints(MutantsOfParts::turnedReference));
        mutants.put("loses a column of unique constraints", constraints(MutantsOfParts::shorter));
        return mutants;
    }

    private static List<Operation> withoutOperations(List<Operation> list, Class<?> kind) {
        return list.stream().filter(each -> !kind.isInstance(each)).toList();
    }

    private static List<TableChange> without(List<TableChange> changes, Class<?> kind) {
        return changes.stream().filter(each -> !kind.isInstance(each)).toList();
    }

    private static List<Operation> withChanges(List<Operation> list, UnaryOperator<List<TableChange>> fault) {
        return list.stream()
                .map(each -> each instanceof AlterTable alter
                        ? new AlterTable(alter.table(), fault.apply(alter.changes()))
                        : each)
                .toList();
    }

    private static UnaryOperator<List<Operation>> columns(UnaryOperator<Column> fault) {
        return list -> withTables(
                withChanges(list, changes -> changes.stream()
                        .map(each -> each instanceof AddColumn add
                                ? new AddColumn(fault.apply(add.column()), add.position())
                                : each)
                        .toList()),
                table -> table.withColumns(
                        table.columns().values().stream().map(fault).toList()));
    }

    private static UnaryOperator<List<Operation>> constraints(UnaryOperator<Constraint> fault) {
        return list -> withTables(
                withChanges(list, changes -> changes.stream()
                        .map(each -> each instanceof AddConstraint add
                                ? new AddConstraint(fault.apply(add.constraint()))
                                : each)
                        .toList()),
                table -> table.withConstraints(
                        table.constraints().stream().map(fault).toList()));
    }

    private static List<Operation> withTables(List<Operation> list, UnaryOperator<Table> fault) {
        return list.stream()
                .map(each -> each instanceof CreateTable create ? new CreateTable(fault.apply(create.table())) : each)
                .toList();
    }

    private static List<TableChange> otherTypes(List<TableChange> changes) {
        return changes.stream()
                .map(each -> each instanceof SetColumnType set
                        ? new SetColumnType(set.column(), new SqlType.Raw("other"), set.using())
                        : each)
                .toList();
    }

    private static Constraint withoutActions(Constraint constraint) {
        return constraint instanceof ForeignKey key
                ? key.withActions(Constraint.Action.NO_ACTION, Constraint.Action.NO_ACTION)
                : constraint;
    }

    private static Constraint turned(Constraint constraint) {
        if (!(constraint instanceof Constraint.PrimaryKey key)) {
            return constraint;
        }
        List<Identifier> columns = new ArrayList<>(key.columns());
        Collections.reverse(columns);
        return new Constraint.PrimaryKey(key.name(), columns);
    }

    private static List<Operation> indexes(List<Operation> list, UnaryOperator<Index> fault) {
        return list.stream()
                .map(each -> each instanceof CreateIndex create
                        ? new CreateIndex(create.table(), fault.apply(create.index()))
                        : each)
                .toList();
    }
}
