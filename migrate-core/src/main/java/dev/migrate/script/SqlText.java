package dev.migrate.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of a SQL revision: UTF-8, with or without a byte order mark, and without the character NUL, at which some drivers
 * end a statement and keep silent about the rest.
 */
final class SqlText {

    /** What stands for bytes that are no character; a text may have it as well. */
    private static final char REPLACEMENT = '\uFFFD';

    private SqlText() {}

    static String decode(String place, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(place, bytes);
        }
        if (text.indexOf('\0') >= 0) {
            throw nul(place, indexOfNul(bytes, 0, bytes.length) + 1L);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Returns where a range has its first byte zero, which in UTF-8 is nothing but the character, or -1. */
    static int indexOfNul(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the refusal of the character NUL at the byte of a number, from 1. */
    static ScriptException nul(String place, long number) {
        return new ScriptException(
                place,
                "A SQL revision must not have the character NUL.\n    file  " + place + "\n    byte  " + number
                        + "\nTake it out, or save the file as UTF-8 if it is UTF-16.");
    }

    private static void requireUtf8(String place, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new ScriptException(
                    place,
                    "A SQL revision must be UTF-8.\n    file  " + place + "\n    byte  " + (in.position() + 1)
                            + "\nSave the file as UTF-8.");
        }
    }
}
