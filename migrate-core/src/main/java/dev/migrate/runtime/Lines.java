package dev.migrate.runtime;

/** Facts of a message, one a line. */
final class Lines {

    private Lines() {}

    /** Returns an indented line of a key and a value whose further lines stand below the first. */
    static String entry(String key, String value) {
        return "    " + key + value.strip().replace("\n", "\n    " + " ".repeat(key.length()));
    }
}
