package dev.migrate.command;

/** What is special about a revision's place in the graph or in the database. */
public enum Mark {
    /** No revision has it as a parent. */
    HEAD,
    /** A revision of another branch depends on it, so that it has no row of its own in the version table. */
    IMPLIED,
    /** It is a row of the version table. */
    CURRENT,
    /** More than one revision has it as a parent. */
    BRANCHPOINT,
    /** It has more than one parent. */
    MERGEPOINT
}
