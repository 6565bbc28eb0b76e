package dev.migrate.runtime;

import java.sql.SQLException;

/** Carries a database's error through code that cannot throw it. */
final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException error;

    UncheckedSqlException(SQLException error) {
        super(error);
        this.error = error;
    }

    SQLException error() {
        return error;
    }
}
