package dev.migrate.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a SQL revision: UTF-8, with or without a byte order mark. */
final class SqlText {

    /** What stands for bytes that are no character; a text may have it as well. */
    private static final char REPLACEMENT = '\uFFFD';

    private SqlText() {}

    static String decode(String place, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(place, bytes);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
