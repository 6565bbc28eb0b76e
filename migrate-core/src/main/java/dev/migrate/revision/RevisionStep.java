package dev.migrate.revision;

/**
 * One step of a path: the revision that is run or stamped, and what becomes of the version table.
 *
 * @param kind what is done with the revision
 * @param revision the revision; for a stamp that only takes rows away, the one whose row goes
 * @param change the rows that this step removes and adds
 */
public record RevisionStep(Kind kind, RevisionNode revision, HeadChange change) {

    /** What a step does with its revision. */
    public enum Kind {
        /** Runs its upgrade. */
        UPGRADE,
        /** Runs its downgrade. */
        DOWNGRADE,
        /** Runs nothing and changes the version table only. */
        STAMP
    }
}
