package dev.migrate.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How alike two names are, by their words. */
final class NameLikeness {

    private NameLikeness() {}

    /** Returns the letters and digits of a name in lower case: all that naming strategies leave alone. */
    static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** Returns the words of a name: {@code fullName2} and {@code full_name_2} are full, name and 2. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word :
                name.split("[^\\p{L}\\p{Nd}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{L})(?=\\p{Nd})", -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** Returns the words that two names share. */
    static Set<String> shared(String one, String other) {
        Set<String> shared = new LinkedHashSet<>(words(one));
        shared.retainAll(words(other));
        return shared;
    }

    /** Returns how alike two names are, from 0 to 100. */
    static int percent(String one, String other) {
        String first = letters(one);
        String second = letters(other);
        int longest = Math.max(first.length(), second.length());
        int edits = longest == 0 ? 0 : 100 - 100 * distance(first, second) / longest;
        Set<String> all = new LinkedHashSet<>(words(one));
        all.addAll(words(other));
        int words = all.isEmpty() ? 0 : 100 * shared(one, other).size() / all.size();
        return Math.max(edits, words);
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
