package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8, with or without a byte order mark, and refuses everything else with the number of the byte. */
final class Utf8Reader extends Reader {

    private static final int SIZE = 1 << 15;

    private final String place;
    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private long before;
    private boolean ended;
    private boolean begun;

    Utf8Reader(String place, InputStream in) {
        this.place = place;
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            if (decoder.decode(bytes, out, ended).isError()) {
                throw malformed(before + bytes.position() + 1);
            }
            int count = withoutMark(target, offset, out.position());
            if (count > 0 || length == 0) {
                return count;
            }
            if (ended) {
                return -1;
            }
            out.clear();
            fill();
        }
    }

    private int withoutMark(char[] target, int offset, int count) {
        if (begun || count == 0) {
            return count;
        }
        begun = true;
        if (target[offset] != '\uFEFF') {
            return count;
        }
        System.arraycopy(target, offset + 1, target, offset, count - 1);
        return count - 1;
    }

    private void fill() throws IOException {
        before += bytes.position();
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        int from = bytes.position();
        bytes.position(from + Math.max(0, count)).flip();
        int nul = SqlText.indexOfNul(bytes.array(), from, bytes.limit());
        if (nul >= 0) {
            throw SqlText.nul(place, before + nul + 1);
        }
    }

    private ScriptException malformed(long number) {
        return new ScriptException(
                place,
                "A SQL revision must be UTF-8.\n    file  " + place + "\n    byte  " + number
                        + "\nSave the file as UTF-8.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
