package dev.migrate.op;

import dev.migrate.operation.Operation.CustomOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Code that a revision runs among its operations; two are equal if their names are. */
public final class RunCode implements CustomOperation {

    private final String name;
    private final SqlWork work;
    private final Operations recorder;

    RunCode(String name, SqlWork work, Operations recorder) {
        this.name = name;
        this.work = work;
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns nothing: what the code does is known only to itself. */
    @Override
    public List<String> statements(String dialect) {
        return List.of();
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
        return other instanceof RunCode that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "run " + name;
    }
}
