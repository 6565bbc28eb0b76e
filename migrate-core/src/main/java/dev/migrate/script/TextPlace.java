package dev.migrate.script;

/**
 * A place in a file.
 *
 * @param line the line, from 1
 * @param column the character in the line, from 1
 */
record TextPlace(int line, int column) {

    /** What is missing has no place. */
    static final TextPlace NOWHERE = new TextPlace(0, 0);

    /** Returns the place behind a file's name: {@code :12:4}. */
    String suffix() {
        return this == NOWHERE ? "" : ":" + line + ":" + column;
    }
}
