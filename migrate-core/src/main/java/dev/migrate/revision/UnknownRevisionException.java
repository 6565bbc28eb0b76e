package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** A name that stands for no revision: typed as a target, or written in a revision as parent or dependency. */
@SuppressWarnings("serial")
public final class UnknownRevisionException extends MigrateException {

    private final List<String> names;

    private UnknownRevisionException(ExitCode exitCode, List<String> names, String message) {
        super(exitCode, message);
        this.names = names;
    }

    static UnknownRevisionException typed(String name, String message) {
        return new UnknownRevisionException(ExitCode.USAGE, List.of(name), message);
    }

    static UnknownRevisionException written(List<String> names, String message) {
        return new UnknownRevisionException(ExitCode.REFUSED, names, message);
    }

    /** Returns the names that no revision has, sorted. */
    public List<String> names() {
        return names;
    }
}
