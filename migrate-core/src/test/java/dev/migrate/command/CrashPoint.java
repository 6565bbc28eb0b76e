package dev.migrate.command;

import java.util.Locale;

/** What a statement does to the state that a process which dies leaves behind. */
enum CrashPoint {
    /** Creates a table of Migrate's. */
    TABLE,
    /** Takes, renews or releases the lock, or says what its holder does. */
    LOCK,
    /** Notes in the journal what is planned. */
    PLANNED,
    /** Notes in the journal that a statement is about to run. */
    STARTED,
    /** Notes in the journal that a statement has run. */
    DONE,
    /** Makes the journal empty again, or changes what else it says. */
    JOURNAL,
    /** Writes a row of the history. */
    HISTORY,
    /** Changes the heads, with the row of the history and the end of the journal where the driver sends them together. */
    HEAD,
    /** Ends a transaction. */
    COMMIT,
    /** Does work of a revision. */
    WORK,
    /** Changes nothing. */
    READ;

    static CrashPoint of(String sql) {
        String text = sql.strip().toLowerCase(Locale.ROOT);
        if (text.equals("commit")) {
            return COMMIT;
        }
        if (isLock(text)) {
            return LOCK;
        }
        if (text.matches("(?s)(select|with|show|pragma|set|explain|values|begin|rollback|reset|savepoint)\\b.*")) {
            return READ;
        }
        if (text.contains("migrate_")) {
            return own(text);
        }
        return WORK;
    }

    private static boolean isLock(String text) {
        return text.matches("(?s).*(pg_try_advisory_lock|pg_advisory_unlock|select get_lock|release_lock).*")
                || text.matches("(?s)(set application_name|select set_config\\('application_name').*")
                || text.startsWith("begin immediate")
                || text.contains("migrate_lock") && !text.startsWith("select") && !text.startsWith("create");
    }

    private static CrashPoint own(String text) {
        if (text.startsWith("create ") || text.startsWith("alter ")) {
            return TABLE;
        }
        if (text.contains(" migrate_version ")) {
            return HEAD;
        }
        if (text.startsWith("insert into migrate_history")) {
            return HISTORY;
        }
        if (text.contains("'started'")) {
            return STARTED;
        }
        if (text.startsWith("insert into migrate_step")) {
            return PLANNED;
        }
        return text.contains("'done'") ? DONE : JOURNAL;
    }
}
