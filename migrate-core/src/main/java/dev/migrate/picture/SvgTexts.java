package dev.migrate.picture;

import java.util.List;

/** The revisions of an SVG picture and the words beside them. */
final class SvgTexts {

    private static final int GAP = 10;
    private static final double ID = 7.3;
    private static final double BADGE = 6.4;
    private static final double MESSAGE = 7.2;
    private static final int LONGEST = 100;

    private final StringBuilder text = new StringBuilder();
    private int width = 220;

    void add(LayoutRow row, int index) {
        PictureNode node = row.node();
        int y = SvgLines.y(index);
        text.append("<g><title>")
                .append(escape(title(node)))
                .append("</title>\n<circle class=\"f")
                .append(SvgLines.color(row.before().get(row.column())))
                .append("\" cx=\"")
                .append(SvgLines.x(row.column()))
                .append("\" cy=\"")
                .append(y)
                .append("\" r=\"6\"/>\n");
        int lanes = Math.max(row.before().size(), row.after().size());
        int x = words("id", SvgLines.x(lanes), y, shortened(node.id()), ID) + GAP;
        for (String label : node.labels()) {
            x = badge("", x, y, label);
        }
        for (String mark : node.marks()) {
            x = badge(mark.equals("current") ? "current" : "", x, y, mark);
        }
        String message = shortened(Words.oneLine(node.message()));
        if (!message.isEmpty()) {
            text.append("<text x=\"")
                    .append(x)
                    .append("\" y=\"")
                    .append(y + 4)
                    .append("\">")
                    .append(escape(message))
                    .append("</text>\n");
        }
        text.append("</g>\n");
        width = Math.max(width, x + (int) (columns(message) * MESSAGE) + 2 * SvgLines.MARGIN);
    }

    int width() {
        return width;
    }

    private int badge(String kind, int x, int y, String word) {
        int end = x + 12 + (int) Math.ceil(columns(word) * BADGE);
        text.append("<rect class=\"box ")
                .append(kind)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y - 9)
                .append("\" width=\"")
                .append(end - x)
                .append("\" height=\"18\" rx=\"9\"/>\n");
        words(("badge " + kind).strip(), x + 6, y, word, BADGE);
        return end + GAP - 4;
    }

    /** Writes words that take exactly the room that was reckoned for them, whatever the reader's font. */
    private int words(String kind, int x, int y, String words, double each) {
        int length = (int) Math.ceil(columns(words) * each);
        text.append("<text class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y + 4)
                .append("\" textLength=\"")
                .append(length)
                .append("\" lengthAdjust=\"spacingAndGlyphs\">")
                .append(escape(words))
                .append("</text>\n");
        return x + length;
    }

    private static String title(PictureNode node) {
        List<String> down = node.parents();
        String place = (down.isEmpty() ? "<base>" : String.join(", ", down)) + " -> " + node.id();
        return (place + " " + Words.oneLine(node.message())).strip();
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Returns the number of narrow characters that take the same room. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
