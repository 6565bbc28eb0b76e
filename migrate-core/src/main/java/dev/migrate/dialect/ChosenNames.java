package dev.migrate.dialect;

import dev.migrate.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Names of constraints and indexes that nobody gave: {@code ck_<table>_<column>} and the like. */
public final class ChosenNames {

    private static final int DIGITS = 8;

    private ChosenNames() {}

    /**
     * Returns the parts joined by {@code _}; cut and ended by a hash where that is too long, numbered where it is taken.
     *
     * @param parts the kind ({@code pk}, {@code uq}, {@code fk}, {@code ck}, {@code ix}), the table, the columns
     */
    public static Identifier free(List<String> parts, Predicate<Identifier> taken, int maxBytes) {
        String whole = String.join("_", parts);
        Identifier name = identifier(fitted(whole, maxBytes));
        for (int number = 2; taken.test(name); number++) {
            name = identifier(fitted(whole + "_" + number, maxBytes));
        }
        return name;
    }

    /** Returns whether a name is short enough. */
    public static boolean fits(Identifier name, int maxBytes) {
        return bytes(name.text()) <= maxBytes;
    }

    /**
     * Returns the letters of a name that a chosen one can be made of.
     *
     * <p>A letter that is two in upper case, as {@code ß} is, becomes the two: a database that folds to upper case has no
     * other way of storing it.
     */
    public static String plain(Identifier name) {
        StringBuilder text = new StringBuilder();
        name.text().codePoints().forEach(c -> {
            String letter = Character.toString(c);
            String folded = letter.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            text.append(folded.equals(letter.toLowerCase(Locale.ROOT)) ? letter : folded);
        });
        return text.toString().replaceAll("[^\\p{L}\\p{Nd}_$]", "_");
    }

    private static Identifier identifier(String text) {
        return Identifier.isPlain(text) ? Identifier.of(text.toLowerCase(Locale.ROOT)) : Identifier.quoted(text);
    }

    private static String fitted(String name, int maxBytes) {
        if (bytes(name) <= maxBytes) {
            return name;
        }
        int end = name.length();
        while (bytes(name.substring(0, end)) > maxBytes - DIGITS - 1 || Character.isLowSurrogate(name.charAt(end))) {
            end--;
        }
        return name.substring(0, end) + "_" + hash(name);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
