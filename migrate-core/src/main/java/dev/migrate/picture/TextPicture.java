package dev.migrate.picture;

import dev.migrate.picture.LayoutRow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A picture made of characters: a star for each revision, lines down to those it follows, dotted ones to those it
 * depends on.
 */
public final class TextPicture {

    private TextPicture() {}

    /**
     * Draws revisions.
     *
     * @param nodes each before those it follows and depends on
     * @param text the lines that stand beside a revision, at least one
     */
    public static List<String> lines(List<PictureNode> nodes, Function<PictureNode, List<String>> text) {
        List<String> lines = new ArrayList<>();
        for (LayoutRow row : Layout.of(nodes)) {
            addRevision(lines, row, text.apply(row.node()));
            for (Step step : row.moves()) {
                lines.add(step.draw());
            }
        }
        return lines;
    }

    private static void addRevision(List<String> lines, LayoutRow row, List<String> text) {
        Canvas canvas = new Canvas(row.before().size());
        canvas.straight(row.before(), 0, row.before().size());
        canvas.lane(row.column(), '*');
        lines.add(beside(canvas, row, text.get(0)));
        canvas.lane(row.column(), stem(row));
        for (String line : text.subList(1, text.size())) {
            lines.add(beside(canvas, row, line));
        }
    }

    private static String beside(Canvas canvas, LayoutRow row, String text) {
        String picture = canvas.text();
        int width = 2 * row.before().size();
        return (picture + " ".repeat(width - picture.length()) + text).stripTrailing();
    }

    /** Returns what leads down from a revision, nothing where it is the last of its line. */
    private static char stem(LayoutRow row) {
        List<Lane> lanes =
                row.moves().isEmpty() ? row.after() : row.moves().get(0).lanes();
        boolean ends = row.moves().stream().anyMatch(step -> step.move().isEnd()) || lanes.size() <= row.column();
        return ends ? ' ' : Canvas.straight(lanes.get(row.column()));
    }
}
