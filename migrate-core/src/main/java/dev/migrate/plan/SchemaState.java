package dev.migrate.plan;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema that the next operation meets: a base, which is read when it is first asked for, and what has been done
 * since.
 *
 * <p>Its words are those of the database. Not for use by several threads.
 */
public final class SchemaState implements SchemaView {

    private final Supplier<Schema> base;
    private final List<Operation> done = new ArrayList<>();
    private @Nullable Replay replay;

    private SchemaState(Supplier<Schema> base) {
        this.base = base;
    }

    /** Returns a state that reads its base when it is first asked for a table. */
    public static SchemaState lazy(Supplier<Schema> base) {
        return new SchemaState(base);
    }

    /** Returns a state that starts from a known schema. */
    public static SchemaState of(Schema schema) {
        SchemaState state = new SchemaState(() -> schema);
        state.replay();
        return state;
    }

    /** Says that an operation, in the database's words, has been done; what no inspector reads is not kept. */
    public void apply(Operation operation) {
        if (operation instanceof Operation.CreateSchema
                || operation instanceof Operation.DropSchema
                || operation instanceof DefinitionOperation) {
            return;
        }
        if (replay == null) {
            done.add(operation);
        } else {
            replay.apply(operation);
        }
    }

    /** Says that all of it has been done to the database as well, so that a base read from now on contains it. */
    public void settle() {
        done.clear();
    }

    private Replay replay() {
        if (replay == null) {
            replay = Replay.from(base.get()).apply(done);
            done.clear();
        }
        return replay;
    }

    @Override
    public @Nullable Table table(TableName name) {
        return replay().table(name);
    }

    @Override
    public List<Table> referencing(TableName name) {
        return replay().referencing(name);
    }

    @Override
    public @Nullable Sequence sequence(TableName name) {
        return replay().sequence(name);
    }

    @Override
    public @Nullable EnumType enumType(TableName name) {
        return replay().enumType(name);
    }

    @Override
    public List<Table> using(TableName enumType) {
        return replay().using(enumType);
    }

    /** Returns the schema so far. */
    public Schema schema() {
        return replay().schema();
    }
}
