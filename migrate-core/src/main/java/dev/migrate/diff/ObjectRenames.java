package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * New names of sequences or of enum types, checked against both schemas and brought into an order; where names go round in a
 * circle, one of them goes through a temporary name.
 */
final class ObjectRenames {

    /** What is renamed. */
    enum Kind {
        SEQUENCE("sequence"),
        ENUM_TYPE("enum type");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean isIn(Schema schema, TableName name) {
            return this == SEQUENCE ? schema.sequence(name) != null : schema.enumType(name) != null;
        }

        Operation rename(TableName from, Identifier to) {
            return this == SEQUENCE ? new RenameSequence(from, to) : new RenameEnum(from, to);
        }
    }

    private final Kind kind;
    private final Schema to;
    private final List<Operation> operations = new ArrayList<>();
    private Schema state;

    private ObjectRenames(Kind kind, Schema from, Schema to) {
        this.kind = kind;
        this.state = from;
        this.to = to;
    }

    /**
     * Returns the operations of renames that a person has decided on.
     *
     * @throws InvalidDecisionException if one of them does not fit
     */
    static List<Operation> checked(Kind kind, List<TableRename> renames, Schema from, Schema to) {
        ObjectRenames checked = new ObjectRenames(kind, from, to);
        for (int i = 0; i < renames.size(); i++) {
            checked.check(renames.get(i), renames);
            checked.refuseTwice(renames.get(i), renames.subList(0, i));
        }
        return checked.ordered(renames);
    }

    /** Returns the operations of renames that are known to fit. */
    static List<Operation> fitting(Kind kind, List<TableRename> renames, Schema from, Schema to) {
        return new ObjectRenames(kind, from, to).ordered(renames);
    }

    private List<Operation> ordered(List<TableRename> renames) {
        List<TableRename> waiting = new ArrayList<>(renames);
        while (!waiting.isEmpty()) {
            TableRename next = waiting.stream()
                    .filter(each -> !kind.isIn(state, each.to()))
                    .findFirst()
                    .orElseGet(() -> outOfTheWay(waiting));
            waiting.remove(next);
            Operation operation = kind.rename(next.from(), next.to().name());
            operations.add(operation);
            state = Replay.apply(state, List.of(operation));
        }
        return operations;
    }

    /** Opens a circle: the first of it gets a temporary name, and goes to its own from there. */
    private TableRename outOfTheWay(List<TableRename> waiting) {
        TableRename first = waiting.stream()
                .filter(each -> waiting.stream().anyMatch(other -> other.from().equals(each.to())))
                .findFirst()
                .orElseThrow(() -> wrong(
                        waiting.get(0),
                        "the history has " + kind.words + " " + waiting.get(0).to() + " as well."));
        TableName temporary = first.from().sibling(Renames.free(first.from().name(), name -> isTaken(first, name)));
        waiting.set(waiting.indexOf(first), new TableRename(temporary, first.to()));
        TableRename away = new TableRename(first.from(), temporary);
        waiting.add(away);
        return away;
    }

    private boolean isTaken(TableRename rename, Identifier name) {
        TableName other = rename.from().sibling(name);
        return kind.isIn(state, other) || kind.isIn(to, other);
    }

    private void check(TableRename rename, List<TableRename> all) {
        if (!Objects.equals(rename.from().schema(), rename.to().schema())) {
            throw wrong(rename, "it stays in its schema.");
        }
        if (rename.from().equals(rename.to())) {
            throw wrong(rename, "both names are the same.");
        }
        if (!kind.isIn(to, rename.to())) {
            throw wrong(rename, "the model has no " + kind.words + " " + rename.to() + ".");
        }
        boolean replaced = all.stream().anyMatch(each -> each.to().equals(rename.from()));
        if (kind.isIn(to, rename.from()) && !replaced) {
            throw wrong(rename, "the model still has " + kind.words + " " + rename.from() + ".");
        }
    }

    private void refuseTwice(TableRename rename, List<TableRename> before) {
        for (TableRename other : before) {
            if (other.from().equals(rename.from()) || other.to().equals(rename.to())) {
                throw wrong(rename, other + " says otherwise.");
            }
        }
    }

    private static InvalidDecisionException wrong(TableRename rename, String reason) {
        return InvalidDecisionException.wrong("rename", rename, reason);
    }
}
