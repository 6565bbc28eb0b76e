package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Presence;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there is left to do of an operation that is done only where there is a need. */
public final class Needed {

    private final SchemaView before;
    private final UnaryOperator<TableName> names;
    private final BiPredicate<CreateIndex, Index> same;

    private Needed(SchemaView before, UnaryOperator<TableName> names, BiPredicate<CreateIndex, Index> same) {
        this.before = before;
        this.names = names;
        this.same = same;
    }

    /** Returns the operation that is needed on a schema in the operation's own words, or nothing. */
    public static Optional<Operation> of(IfNeeded operation, SchemaView before) {
        return of(operation, before, name -> name, (create, index) -> create.index()
                .equals(index));
    }

    /**
     * Returns the operation that is needed, or nothing.
     *
     * @param before the schema it meets
     * @param names returns a table's or sequence's name as the schema has it
     * @param same tells whether an index is the one that would be created
     * @throws IllegalOperationException if there is another index of that name
     */
    public static Optional<Operation> of(
            IfNeeded operation,
            SchemaView before,
            UnaryOperator<TableName> names,
            BiPredicate<CreateIndex, Index> same) {
        return Optional.ofNullable(new Needed(before, names, same).rest(operation.operation()));
    }

    /** Refuses an operation of which nobody can say whether it is needed. */
    static void check(Operation operation) {
        boolean known = operation instanceof CreateSchema
                || operation instanceof DropSchema
                || operation instanceof CreateTable
                || operation instanceof DropTable
                || operation instanceof CreateIndex
                || operation instanceof DropIndex
                || operation instanceof CreateSequence
                || operation instanceof DropSequence
                || operation instanceof CreateEnum
                || operation instanceof DropEnum
                || operation instanceof CreateDefinition
                || operation instanceof DropDefinition
                || operation instanceof AlterTable alter
                        && alter.changes().stream().allMatch(Needed::isKnown);
        if (!known) {
            throw new IllegalArgumentException(
                    "Only what has a name is created or dropped where there is a need, and nothing else is done: "
                            + OperationText.line(operation));
        }
    }

    private static boolean isKnown(TableChange change) {
        return change instanceof AddColumn
                || change instanceof DropColumn
                || change instanceof DropConstraint
                || change instanceof AddConstraint add && add.constraint().name() != null;
    }

    private @Nullable Operation rest(Operation operation) {
        if (operation instanceof CreateTable create) {
            return table(create.table().name()) == null ? create : null;
        }
        if (operation instanceof DropTable drop) {
            return table(drop.table()) == null ? null : drop;
        }
        if (operation instanceof CreateSequence create) {
            return isSequence(create.sequence().name()) ? null : create;
        }
        if (operation instanceof DropSequence drop) {
            return isSequence(drop.name()) ? drop : null;
        }
        if (operation instanceof AlterTable alter) {
            return rest(alter, table(alter.table()));
        }
        if (operation instanceof CreateSchema create) {
            return before.presenceOfSchema(create.name()) == Presence.THERE ? null : create;
        }
        if (operation instanceof DropSchema drop) {
            return before.presenceOfSchema(drop.name()) == Presence.THERE ? drop : null;
        }
        if (operation instanceof EnumOperation type) {
            boolean there = before.enumType(names.apply(type.name())) != null;
            return there == type instanceof DropEnum ? type : null;
        }
        if (operation instanceof DefinitionOperation definition) {
            return rest(definition);
        }
        return operation instanceof CreateIndex create ? rest(create) : rest((DropIndex) operation);
    }

    private @Nullable Operation rest(DefinitionOperation operation) {
        DefinitionName name = operation.name();
        TableName table = name.table();
        Presence presence = before.presence(new DefinitionName(
                name.kind(), names.apply(name.name()), name.arguments(), table == null ? null : names.apply(table)));
        if (presence == Presence.UNKNOWN) {
            throw Replay.refused(
                    "Cannot tell whether %s is there.\nWrite it without a condition, or ask the database: op.execute(…).",
                    name);
        }
        return (presence == Presence.THERE) == operation instanceof DropDefinition ? operation : null;
    }

    private @Nullable Table table(TableName name) {
        return before.table(names.apply(name));
    }

    /** Some databases have tables in the place of sequences. */
    private boolean isSequence(TableName name) {
        return before.sequence(names.apply(name)) != null || table(name) != null;
    }

    private static @Nullable Operation rest(AlterTable alter, @Nullable Table table) {
        List<TableChange> left = alter.changes().stream()
                .filter(change -> isNeeded(change, table))
                .toList();
        return left.isEmpty() ? null : new AlterTable(alter.table(), left);
    }

    private static boolean isNeeded(TableChange change, @Nullable Table table) {
        if (change instanceof AddColumn add) {
            return table == null
                    || !has(table.columns().keySet().stream(), add.column().name());
        }
        if (change instanceof DropColumn drop) {
            return table != null && has(table.columns().keySet().stream(), drop.column());
        }
        if (change instanceof AddConstraint add) {
            Identifier name = add.constraint().name();
            return table == null || name == null || !has(constraintsAndIndexes(table), name);
        }
        return table != null
                && change instanceof DropConstraint drop
                && has(names(table.constraints().stream().map(each -> each.name())), drop.name());
    }

    /** A name is taken by either: what one database keeps as a constraint another keeps as an index. */
    private static Stream<Identifier> constraintsAndIndexes(Table table) {
        return Stream.concat(
                names(table.constraints().stream().map(each -> each.name())),
                table.indexes().stream().map(Index::name));
    }

    private static Stream<Identifier> names(Stream<@Nullable Identifier> names) {
        return names.flatMap(Stream::ofNullable);
    }

    private static boolean has(Stream<Identifier> names, Identifier name) {
        return names.anyMatch(each -> each.text().equalsIgnoreCase(name.text()));
    }

    private @Nullable Operation rest(CreateIndex create) {
        Table table = table(create.table());
        Index there = table == null ? null : index(table, create.index().name());
        boolean isConstraint = table != null
                && create.index().unique()
                && has(
                        names(table.constraints().stream().map(each -> each.name())),
                        create.index().name());
        if (there == null) {
            return isConstraint ? null : create;
        }
        if (!same.test(create, there)) {
            throw Replay.refused(
                    "Cannot leave index %s of %s as it is: it is another one.\n    wanted  %s\n    there   %s\n"
                            + "Drop it first, or give the new one another name.",
                    create.index().name(),
                    create.table(),
                    CanonicalText.READABLE.index(create.index()),
                    CanonicalText.READABLE.index(there));
        }
        return null;
    }

    private @Nullable Operation rest(DropIndex drop) {
        Table table = table(drop.table());
        boolean there = table != null
                && (index(table, drop.name()) != null
                        || has(names(table.constraints().stream().map(each -> each.name())), drop.name()));
        return there ? drop : null;
    }

    private static @Nullable Index index(Table table, Identifier name) {
        return table.indexes().stream()
                .filter(each -> each.name().text().equalsIgnoreCase(name.text()))
                .findFirst()
                .orElse(null);
    }
}
