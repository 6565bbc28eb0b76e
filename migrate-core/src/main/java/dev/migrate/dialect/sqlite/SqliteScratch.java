package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Scratch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of its own in memory. */
record SqliteScratch() implements Scratch {

    @Override
    public <R> R lend(Work<R> work) throws SQLException {
        try (Connection place = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            return work.in(place);
        }
    }
}
