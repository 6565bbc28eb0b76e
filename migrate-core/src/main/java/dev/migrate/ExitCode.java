package dev.migrate;

/** What a command ended with: the process's exit code and the kind of a {@link MigrateException}. */
public enum ExitCode {
    /** Done, which includes that there was nothing to do. */
    DONE(0),
    /** Differences, findings or a failed step. */
    FAILED(1),
    /** The command line or the input is malformed. */
    USAGE(2),
    /** Refused: a person has to decide. */
    REFUSED(3),
    /** The database is in a state that the revisions do not explain. */
    UNKNOWN_STATE(4),
    /** Another process holds the lock. */
    LOCKED(5),
    /** Connection, permission or disk. */
    ENVIRONMENT(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** Returns the number the operating system sees. */
    public int code() {
        return code;
    }
}
