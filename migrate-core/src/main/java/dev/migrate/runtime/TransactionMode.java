package dev.migrate.runtime;

/** How many revisions share a transaction. */
public enum TransactionMode {
    /** Each revision has its own. */
    PER_REVISION,
    /** All revisions of a run have one, where the database can. */
    ALL
}
