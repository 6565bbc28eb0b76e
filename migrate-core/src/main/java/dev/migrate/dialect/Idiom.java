package dev.migrate.dialect;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a database prints expressions, where that is not as PostgreSQL does.
 *
 * @param foldsCasts whether casts that a database adds are left away, and literals with a type become casts
 * @param turnsNegations whether the negation of a comparison is the opposite comparison
 * @param synonyms the functions that are printed under another name, in lower case
 */
public record Idiom(boolean foldsCasts, boolean turnsNegations, Map<String, String> synonyms) {

    /** PostgreSQL's, which is close to the standard's. */
    public static final Idiom STANDARD = new Idiom(true, false, Map.of());

    /** Copies the synonyms. */
    public Idiom {
        synonyms = Collections.unmodifiableMap(new TreeMap<>(synonyms));
    }

    /** Returns the name under which a function is printed. */
    String function(String name) {
        return synonyms.getOrDefault(name, name);
    }
}
