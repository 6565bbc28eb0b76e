package dev.migrate.plan;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Presence;
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
    private final LiveObjects objects;
    private final boolean live;
    private final List<Operation> done = new ArrayList<>();
    private final ObjectsSince objectsSince = new ObjectsSince();
    private @Nullable Replay replay;
    private boolean sure = true;

    private SchemaState(Supplier<Schema> base, LiveObjects objects, boolean live) {
        this.base = base;
        this.objects = objects;
        this.live = live;
    }

    /** Returns a state that reads its base when it is first asked for a table. */
    public static SchemaState lazy(Supplier<Schema> base) {
        return new SchemaState(base, LiveObjects.of(base), false);
    }

    /**
     * Returns a state of a database, which is read when it is first asked for a table.
     *
     * @param objects tells what the database has when it is asked
     */
    public static SchemaState live(Supplier<Schema> base, LiveObjects objects) {
        return new SchemaState(base, objects, true);
    }

    /** Returns the state behind another one, which is planned when the first table is asked for. */
    public static SchemaState after(Supplier<SchemaState> before) {
        List<SchemaState> once = new ArrayList<>();
        Supplier<SchemaState> planned = () -> {
            if (once.isEmpty()) {
                once.add(before.get());
            }
            return once.get(0);
        };
        return new SchemaState(() -> planned.get().schema(), LiveObjects.of(planned), false);
    }

    /** Returns a state that starts from a known schema. */
    public static SchemaState of(Schema schema) {
        SchemaState state = lazy(() -> schema);
        state.replay();
        return state;
    }

    /** Says that an operation, in the database's words, has been done; what no inspector reads is not kept. */
    public void apply(Operation operation) {
        if (operation instanceof DefinitionOperation definition) {
            objectsSince.add(definition);
            return;
        }
        if (operation instanceof Operation.CreateSchema create) {
            objectsSince.addSchema(create.name(), true);
            return;
        }
        if (operation instanceof Operation.DropSchema drop) {
            objectsSince.addSchema(drop.name(), false);
            return;
        }
        if (operation instanceof SchemaOperation.RenameSchema rename) {
            objectsSince.addSchema(rename.from(), false);
            objectsSince.addSchema(rename.to(), true);
        }
        if (operation instanceof Operation.RenameTable rename) {
            objectsSince.add(rename);
        }
        if (replay == null) {
            done.add(operation);
        } else {
            replay.apply(operation);
        }
    }

    /** Says that a statement has been executed; what it grants on a view belongs to the view. */
    void executed(String sql) {
        objectsSince.executed(sql);
    }

    /** Says that something has been done of which nothing is known, or after which the database checks less. */
    void doubt() {
        sure = false;
    }

    /** Returns whether the schema is known well enough to say what the database would refuse. */
    @Override
    public boolean isSure() {
        return sure;
    }

    /** Says that all of it has been done to the database as well, so that a base read from now on contains it. */
    public void settle() {
        done.clear();
        if (live) {
            objectsSince.forget();
        }
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

    @Override
    public List<Table> takingFrom(TableName sequence) {
        return replay().takingFrom(sequence);
    }

    @Override
    public List<KnownView> viewsOver(TableName table) {
        return objectsSince.over(table, objects);
    }

    @Override
    public Presence presence(DefinitionName name) {
        return objectsSince.presence(name, objects);
    }

    @Override
    public Presence presenceOfSchema(Identifier name) {
        return objectsSince.presenceOfSchema(name, objects);
    }

    /** Returns the schema so far. */
    public Schema schema() {
        return replay().schema();
    }
}
