package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a typed line into words, as a shell does: at blanks that are not between quotes. */
final class Words {

    private Words() {}

    /**
     * Returns the words of a line.
     *
     * @throws MigrateException if a quote has no end
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        int opened = 0;
        boolean started = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                opened = i;
                started = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
            } else {
                word.append(c);
                started = true;
            }
        }
        if (quote != 0) {
            throw unclosed(line, opened);
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }

    private static MigrateException unclosed(String line, int opened) {
        char quote = line.charAt(opened);
        return new MigrateException(
                ExitCode.USAGE,
                "A quote that begins in column " + (opened + 1) + " has no end.\n    line  " + line.replace('\n', ' ')
                        + "\n          " + " ".repeat(opened) + "^\nEnd it with " + quote
                        + ", or put what contains it between "
                        + (quote == '"' ? "single quotes: '…\"…'" : "double quotes: \"…'…\""));
    }
}
