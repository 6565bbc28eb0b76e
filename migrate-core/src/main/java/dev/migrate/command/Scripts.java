package dev.migrate.command;

/** Writes what commands would run as SQL scripts, statement by statement, so that they need not fit into the memory. */
public final class Scripts {

    private final Offline offline;

    Scripts(Offline offline) {
        this.offline = offline;
    }

    /**
     * Writes the script that an upgrade would run.
     *
     * @param range a target, which is reached from the base, or two as {@code from:to}, {@code current:head} included
     */
    public void upgrade(String range) {
        offline.upgrade(range);
    }

    /** Writes the script that a downgrade would run; the range is {@code from:to}. */
    public void downgrade(String range) {
        offline.downgrade(range);
    }

    /**
     * Writes the script that a stamp would run.
     *
     * @param targets comma separated; the database is at the base, or one of them is {@code from:to}
     */
    public void stamp(String targets) {
        offline.stamp(targets);
    }

    /** Writes the script that creates the version table, and nothing else. */
    public void ensureVersion() {
        offline.ensureVersion();
    }
}
