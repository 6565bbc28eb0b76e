package dev.migrate.operation;

import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Many statements in a row that change rows only and stand in a file, where they are read again each time they are needed:
 * together they may be larger than the memory.
 */
public final class StatementRun implements CustomOperation {

    /**
     * Takes a statement.
     *
     * @param <E> how it may fail
     */
    @FunctionalInterface
    public interface Visitor<E extends Exception> {

        /**
         * Takes a statement.
         *
         * @param line the line it starts in, from 1
         * @param column the character in the line, from 1
         */
        void statement(int line, int column, String sql) throws E;
    }

    /** Reads the statements. */
    @FunctionalInterface
    public interface Source {

        /** Hands over each statement, in order. */
        <E extends Exception> void each(Visitor<E> visitor) throws E;
    }

    private final long count;
    private final String hash;
    private final Source source;

    /**
     * Creates a run of statements.
     *
     * @param count how many there are
     * @param hash the same for the same statements only
     */
    public StatementRun(long count, String hash, Source source) {
        this.count = count;
        this.hash = hash;
        this.source = source;
    }

    /** Returns how many statements there are. */
    public long count() {
        return count;
    }

    /** Hands over each statement, in order. */
    public <E extends Exception> void each(Visitor<E> visitor) throws E {
        source.each(visitor);
    }

    /** Returns the statements as operations of their own, all of which are then in memory. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        this.<RuntimeException>each((line, column, sql) -> operations.add(new ExecuteSql(sql, null, true)));
        return operations;
    }

    @Override
    public String name() {
        return count + (count == 1 ? " statement " : " statements ") + hash;
    }

    @Override
    public List<String> statements(String dialect) {
        return List.of();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatementRun that && count == that.count && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, hash);
    }

    @Override
    public String toString() {
        return name();
    }
}
