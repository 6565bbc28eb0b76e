package dev.migrate.runtime;

import java.sql.SQLException;
import java.util.List;

/** Steps that run nothing, and what is changed with them. */
@FunctionalInterface
interface Stamping {

    /** Changes what stands in the tables and returns the steps that lead on from there. */
    List<Recording> begin() throws SQLException;
}
