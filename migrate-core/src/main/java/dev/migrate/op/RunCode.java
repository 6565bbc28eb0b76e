package dev.migrate.op;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Code that a revision runs among its operations; two are equal if their names and what is said of them are. */
public final class RunCode implements CustomOperation {

    private final String name;
    private final SqlWork work;
    private final List<Operation> effect;
    private final Operations recorder;

    RunCode(String name, SqlWork work, List<Operation> effect, Operations recorder) {
        this.name = name;
        this.work = work;
        this.effect = List.copyOf(effect);
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns the name of the database that it was recorded for. */
    public String dialect() {
        return recorder.dialect();
    }

    /** Returns nothing: what the code does is known only to itself. */
    @Override
    public List<String> statements(String dialect) {
        return List.of();
    }

    /** Returns what its author says that it does to the schema. */
    @Override
    public List<Operation> effect() {
        return effect;
    }

    /**
     * Runs the code.
     *
     * @throws SQLException if the database refuses
     */
    public void run(Connection connection) throws SQLException {
        recorder.setOpen(false);
        try {
            work.run(connection);
        } finally {
            recorder.setOpen(true);
        }
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof RunCode that && name.equals(that.name) && effect.equals(that.effect);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, effect);
    }

    @Override
    public String toString() {
        return "run " + name;
    }
}
