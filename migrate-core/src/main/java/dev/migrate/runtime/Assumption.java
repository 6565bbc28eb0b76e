package dev.migrate.runtime;

/** What a person says of a statement of which it cannot be told whether it was executed. */
public enum Assumption {
    /** It was executed. */
    DONE,
    /** Nothing of it was executed, or nothing is left of it. */
    NOT_DONE
}
