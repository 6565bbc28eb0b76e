package dev.migrate.dialect;

/**
 * What a database of one version can do, as data.
 *
 * @param transactionalDdl whether a statement that changes the schema can be rolled back
 * @param lockIsTransaction whether the transaction of a revision is itself the lock, so that heads are read again in it
 * @param recreatesTables whether some changes of a table make a new one, so that neighbouring changes are better joined
 * @param schemas whether there are schemas beside the default one
 * @param comments whether tables and columns can have comments
 * @param maxIdentifierBytes the greatest length of a name in UTF-8
 */
public record Capabilities(
        boolean transactionalDdl,
        boolean lockIsTransaction,
        boolean recreatesTables,
        boolean schemas,
        boolean comments,
        int maxIdentifierBytes) {}
