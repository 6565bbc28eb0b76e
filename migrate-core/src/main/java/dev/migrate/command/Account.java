package dev.migrate.command;

import dev.migrate.runtime.HistoryEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a history still holds: for each revision the entry that made it applied last. */
final class Account {

    private final Map<String, AppliedInfo> applied = new LinkedHashMap<>();

    private Account() {}

    /**
     * Reads a history, oldest first. A stamp says anew where the database is; what it implies is not known to the history,
     * so that only what ran before with a checksum is kept for comparison.
     */
    static Account of(List<HistoryEntry> history) {
        Account account = new Account();
        history.stream().map(AppliedInfo::of).forEach(account::add);
        return account;
    }

    private void add(AppliedInfo entry) {
        if (entry.state().equals("FAILED")) {
            return;
        }
        applied.remove(entry.revision());
        if (entry.state().equals("APPLIED") && !entry.direction().equals("DOWNGRADE")) {
            applied.put(entry.revision(), entry);
        }
    }

    /** Returns the entries, oldest first. */
    List<AppliedInfo> entries() {
        return new ArrayList<>(applied.values());
    }
}
