package dev.migrate.schema;

/** Whether something is there. */
public enum Presence {
    /** It is. */
    THERE,
    /** It is not. */
    MISSING,
    /** Nobody can say. */
    UNKNOWN;

    /** Returns what a question that always has an answer says. */
    public static Presence of(boolean there) {
        return there ? THERE : MISSING;
    }
}
