package dev.migrate.spring.autoconfigure;

/** What the start of the application does about its database. */
public enum OnStartup {
    /** Runs the pending revisions. */
    UPGRADE,
    /** Refuses to start while revisions are pending. */
    VALIDATE,
    /** Waits until another process has run the pending revisions. */
    WAIT,
    /** Nothing. */
    NONE
}
