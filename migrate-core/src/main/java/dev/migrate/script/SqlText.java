package dev.migrate.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a SQL revision: UTF-8, with or without a byte order mark. */
final class SqlText {

    private SqlText() {}

    static String decode(String place, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new ScriptException(
                    place,
                    "A SQL revision must be UTF-8.\n    file  " + place + "\n    byte  " + (in.position() + 1)
                            + "\nSave the file as UTF-8.");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
