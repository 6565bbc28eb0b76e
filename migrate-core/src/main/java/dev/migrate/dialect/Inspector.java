package dev.migrate.dialect;

import dev.migrate.schema.KnownView;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads the schema of a database in a constant number of catalog queries. */
public interface Inspector {

    /**
     * Reads the connection's default schema: all tables, sequences, constraints and indexes in it.
     *
     * @throws SQLException if the catalog cannot be read
     */
    Schema read() throws SQLException;

    /**
     * Reads some tables and those that have foreign keys to them, and no others; with all sequences of their schemas.
     *
     * @param tables names that need not exist; one without a schema is looked for in the default one
     * @throws SQLException if the catalog cannot be read
     */
    Schema read(Set<TableName> tables) throws SQLException;

    /**
     * Returns the views that read a table, directly or through others, in an order in which they can be created, if the
     * database does not see to them itself.
     *
     * @throws SQLException if the catalog cannot be read
     */
    default List<KnownView> viewsOver(TableName table) throws SQLException {
        return List.of();
    }
}
