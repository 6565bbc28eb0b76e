package dev.migrate.script;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words that are nearly others. */
final class Typos {

    private static final int LONG = 8;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ _]+");

    private Typos() {}

    /** Returns the known word that a word is taken for, or null; a known word is none. */
    static @Nullable String meant(String word, List<String> known) {
        return word.isEmpty() || known.contains(word) ? null : nearest(word, known);
    }

    private static @Nullable String nearest(String word, List<String> known) {
        String plain = BETWEEN_WORDS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("-");
        String nearest = null;
        int least = plain.length() < LONG ? 2 : 3;
        for (String each : known) {
            int distance = distance(plain, each);
            if (distance < least) {
                nearest = each;
                least = distance;
            }
        }
        return nearest;
    }

    /** Returns how many letters have to be added, removed or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
