package dev.migrate.script;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The placeholders of a revision. What has been applied is known by the text of the upgrade, so a downgrade that had one of its
 * own could run with another value than was meant, and nobody would notice.
 */
final class UsedPlaceholders {

    private final MalformedScript malformed;
    private final Map<String, TextPlace> upgrades = new LinkedHashMap<>();
    private final Map<String, TextPlace> downgrades = new LinkedHashMap<>();

    UsedPlaceholders(MalformedScript malformed) {
        this.malformed = malformed;
    }

    /** Returns what is told the placeholders of a section. */
    Placeholders.Used of(SqlPiece section) {
        Map<String, TextPlace> places = section.direction().equals("downgrade") ? downgrades : upgrades;
        return places::putIfAbsent;
    }

    /** Refuses what only the downgrade has. */
    void check() {
        downgrades.forEach((name, at) -> {
            if (!upgrades.containsKey(name)) {
                throw malformed.of(
                        at,
                        "the placeholder ${" + name
                                + "} stands in the downgrade and not in the upgrade, so that nobody would"
                                + " notice another value",
                        upgrades.isEmpty() ? "no placeholder" : "${" + String.join("}, ${", upgrades.keySet()) + "}",
                        "Write the value itself, or make it a part of the upgrade, too.");
            }
        });
    }
}
