package dev.migrate.testing;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Statement;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a seed does to an empty database, as far as its dialect can: it creates a schema and changes it.
 *
 * <p>Some operations stand in the database's own words, with what they do as their effect.
 */
public final class Story {

    private static final int CHANGES = 8;
    private static final int ONE_IN_OWN_WORDS = 4;

    /**
     * An operation.
     *
     * @param meets the portable schema it meets
     * @param before the schema it meets, in the database's words
     * @param lowered the operation, in the database's words
     */
    public record Step(Operation operation, Schema meets, Schema before, List<Operation> lowered) {

        /** Returns the schema after it, in the database's words. */
        public Schema after() {
            return Replay.apply(before, lowered);
        }
    }

    private final long seed;
    private final Dialect dialect;
    private final List<Step> steps = new ArrayList<>();
    private Schema portable = Schema.empty();
    private Schema spoken = Schema.empty();

    private Story(long seed, Dialect dialect) {
        this.seed = seed;
        this.dialect = dialect;
    }

    /** Returns the steps of a seed. */
    public static List<Step> of(long seed, Dialect dialect, Set<Trait> traits) {
        Story story = new Story(seed, dialect);
        story.create(RandomSchemas.of(seed, traits));
        for (int i = 0; i < CHANGES; i++) {
            story.change(RandomOperations.of(seed * CHANGES + i, story.portable, traits));
        }
        return List.copyOf(story.steps);
    }

    private void create(Schema schema) {
        schema.enums().values().forEach(each -> step(new CreateEnum(each)));
        for (Table table : schema.tables().values()) {
            step(new CreateTable(table.withIndexes(List.of())
                    .withConstraints(table.constraints().stream()
                            .filter(each -> !(each instanceof ForeignKey))
                            .toList())));
        }
        for (Table table : schema.tables().values()) {
            table.indexes().forEach(index -> step(new CreateIndex(table.name(), index)));
            for (ForeignKey key : table.foreignKeys()) {
                step(new AlterTable(table.name(), List.of(new AddConstraint(key))));
            }
        }
        for (Sequence sequence : schema.sequences().values()) {
            step(new CreateSequence(sequence));
        }
    }

    /** Later operations build upon earlier ones, so the first one that is refused ends them. */
    private void change(List<Operation> operations) {
        for (Operation operation : operations) {
            if (!step(operation)) {
                return;
            }
        }
    }

    private boolean step(Operation operation) {
        if (!fits(operation)) {
            return false;
        }
        try {
            List<Operation> lowered = dialect.lowering().rewriteAll(List.of(operation), spoken);
            add(inOwnWords(operation, statements(lowered)));
            return true;
        } catch (UnsupportedOperationInDialectException refused) {
            return false;
        }
    }

    /** Returns whether the tables are there that an operation needs: those that were refused are not. */
    private boolean fits(Operation operation) {
        if (operation instanceof IfNeeded needed) {
            return fits(needed.operation());
        }
        if (operation instanceof CreateIndex create) {
            return portable.table(create.table()) != null;
        }
        if (operation instanceof AlterTable alter) {
            return portable.table(alter.table()) != null
                    && alter.changes().stream()
                            .allMatch(each -> !(each instanceof AddConstraint add)
                                    || !(add.constraint() instanceof ForeignKey key)
                                    || portable.table(key.referencedTable()) != null);
        }
        return true;
    }

    private List<String> statements(List<Operation> lowered) {
        List<String> statements = new ArrayList<>();
        Replay state = Replay.from(spoken);
        for (Operation each : lowered) {
            dialect.writer().write(each, state).stream().map(Statement::sql).forEach(statements::add);
            state.apply(each);
        }
        return statements;
    }

    private Operation inOwnWords(Operation operation, List<String> statements) {
        boolean rows = operation instanceof InsertRows
                || operation instanceof UpdateRows
                || operation instanceof DeleteRows
                || operation instanceof CopyRows;
        return statements.size() == 1 && !rows && (seed + steps.size()) % ONE_IN_OWN_WORDS == 0
                ? new ExecuteSql(statements.get(0), List.of(operation), true)
                : operation;
    }

    private void add(Operation operation) {
        List<Operation> lowered = dialect.lowering().rewriteAll(List.of(operation), spoken);
        steps.add(new Step(operation, portable, spoken, lowered));
        spoken = Replay.apply(spoken, lowered);
        portable = Replay.apply(portable, List.of(operation));
    }
}
