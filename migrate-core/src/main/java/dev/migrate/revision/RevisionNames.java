package dev.migrate.revision;

import java.util.List;
import java.util.Locale;

/** The words that have a meaning of their own, and the rule for those that users may choose. */
final class RevisionNames {

    static final String HEAD = "head";
    static final String HEADS = "heads";
    static final String BASE = "base";
    static final String CURRENT = "current";

    private static final int LONGEST = 64;
    private static final String RESERVED_CHARACTERS = "@+-:";
    private static final List<String> RESERVED_WORDS = List.of(HEAD, HEADS, BASE, CURRENT);

    private RevisionNames() {}

    static boolean isReserved(String name) {
        return RESERVED_WORDS.contains(name);
    }

    static void checkId(String id) {
        check("revision id", id);
    }

    static void checkLabel(String label) {
        check("branch label", label);
    }

    private static void check(String kind, String name) {
        if (name.isEmpty()) {
            throw invalid(kind, name, "it is empty.");
        }
        if (name.length() > LONGEST) {
            throw invalid(kind, name, "it has " + name.length() + " characters, and " + LONGEST + " fit.");
        }
        if (isReserved(name)) {
            throw invalid(kind, name, "the word has a meaning of its own.");
        }
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            if (isForbidden(name.codePointAt(i))) {
                throw invalid(kind, name, "it contains " + describe(name.codePointAt(i)) + ".");
            }
        }
    }

    private static boolean isForbidden(int c) {
        return RESERVED_CHARACTERS.indexOf(c) >= 0
                || c == ','
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c);
    }

    private static String describe(int c) {
        boolean printable = !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c);
        return printable ? "'" + Character.toString(c) + "'" : String.format(Locale.ROOT, "the character U+%04X", c);
    }

    private static InvalidRevisionIdException invalid(String kind, String name, String reason) {
        return new InvalidRevisionIdException(
                name,
                "'" + printable(name) + "' cannot be a " + kind + ": " + reason + "\n"
                        + "Take 1 to " + LONGEST + " characters without @ + - : , or spaces,"
                        + " and none of the words head, heads, base, current.");
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
