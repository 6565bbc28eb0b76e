package dev.migrate.dialect;

/**
 * How a database of one version treats changes of its schema, as data: what decides how revisions are run on it.
 *
 * @param transactionalDdl whether a statement that changes the schema can be rolled back
 * @param lockIsTransaction whether the transaction of a revision is itself the lock, so that heads are read again in it
 * @param recreatesTables whether some changes of a table make a new one, so that neighbouring changes are better joined
 * @param inventsValues whether a column that becomes not null gets values of the database's own choice in rows that have
 *     none, instead of being refused
 * @param abilities what the database can do of that which not every database can, which its lowering asks for
 */
public record Capabilities(
        boolean transactionalDdl,
        boolean lockIsTransaction,
        boolean recreatesTables,
        boolean inventsValues,
        Abilities abilities) {}
