package dev.migrate.picture;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands beside a revision in the pictures that are files. */
final class Words {

    private Words() {}

    /** Returns the labels and marks of a revision, each between parentheses. */
    static String marks(PictureNode node) {
        return Stream.of(node.labels(), node.marks())
                .flatMap(List::stream)
                .map(word -> "(" + word + ")")
                .collect(Collectors.joining(" "));
    }

    /** Returns a text in one line, without characters that files of text must not have. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
                .map(c -> isUnpaired(c) || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean isUnpaired(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
