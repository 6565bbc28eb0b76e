package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.sql.SQLException;

/** Carries a database's error through code that cannot throw it. */
final class UncheckedSqlException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final SQLException error;

    UncheckedSqlException(SQLException error) {
        super(ExitCode.ENVIRONMENT, String.valueOf(error.getMessage()), error);
        this.error = error;
    }

    SQLException error() {
        return error;
    }
}
