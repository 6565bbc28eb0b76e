package dev.migrate.operation;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** A text of operations that {@link OperationTextParser} cannot read. */
public final class MalformedOperationException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String found;
    private final String expected;

    MalformedOperationException(int offset, String found, String expected) {
        super(
                ExitCode.USAGE,
                "Cannot read the text of an operation.\n    at        character " + (offset + 1) + "\n    found     "
                        + found + "\n    expected  " + expected);
        this.offset = offset;
        this.found = found;
        this.expected = expected;
    }

    /** Returns where in the text it is, counted in characters from 0. */
    public int offset() {
        return offset;
    }

    /** Returns what stands there, in words. */
    public String found() {
        return found;
    }

    /** Returns what could stand there, in words. */
    public String expected() {
        return expected;
    }
}
