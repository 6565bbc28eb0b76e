package dev.migrate;

import org.jspecify.annotations.Nullable;

/**
 * An expected failure of Migrate, with a message made for its reader: what happened, the facts, what to type next.
 *
 * <p>Whoever prints it prints the message alone; the stack trace says nothing more.
 */
public class MigrateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** Creates a failure without a cause. */
    public MigrateException(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    /** Creates a failure with the error that led to it. */
    public MigrateException(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Returns what a command that fails with this ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Returns the message, which is never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
