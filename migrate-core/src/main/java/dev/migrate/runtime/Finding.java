package dev.migrate.runtime;

import dev.migrate.dialect.Aftermath.Fate;
import java.util.List;

/**
 * What was found of a statement that was not seen to end.
 *
 * @param facts what speaks for and against it, where it cannot be told
 */
record Finding(Fate fate, List<String> facts) {

    static Finding of(Fate fate) {
        return new Finding(fate, List.of());
    }

    static Finding unknown(String fact) {
        return new Finding(Fate.UNKNOWN, List.of(fact));
    }
}
