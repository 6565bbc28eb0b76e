package dev.migrate.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;

/** The part of a SQL text that is being looked at: it grows at its end and gives up what was read. */
final class SqlWindow implements Closeable {

    private static final int STEP = 1 << 16;

    private final ScriptFile file;
    private final Reader in;
    private long left;
    private long offset;
    private String text = "";

    /** Creates a window on the characters of a text from one, from 0, to before another; it is empty until it grows. */
    SqlWindow(ScriptFile file, Reader in, long from, long to) throws IOException {
        this.file = file;
        this.in = in;
        this.left = to - from;
        this.offset = from;
        for (long rest = from; rest > 0; ) {
            rest -= in.skip(rest);
        }
    }

    String text() {
        return text;
    }

    /** Returns the number of the first character in the whole text, from 0. */
    long offset() {
        return offset;
    }

    /** Gives up what stands before a place and reads on; returns false, and does neither, where there is no more. */
    boolean more(int from) {
        if (left == 0) {
            return false;
        }
        char[] read = new char[(int) Math.min(left, Math.max(STEP, text.length() - from))];
        int count = fill(read);
        left = count < read.length ? 0 : left - count;
        text = text.substring(from).concat(new String(read, 0, count));
        offset += from;
        return true;
    }

    private int fill(char[] target) {
        try {
            int count = 0;
            for (int read = 0; read >= 0 && count < target.length; count += Math.max(0, read)) {
                read = in.read(target, count, target.length - count);
            }
            return count;
        } catch (IOException e) {
            throw ScriptReader.unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw ScriptReader.unreadable(file, e);
        }
    }
}
