package dev.migrate.picture;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines between the revisions of an SVG picture. */
final class SvgLines {

    static final int MARGIN = 12;
    private static final int LANE = 18;
    private static final int ROW = 30;
    private static final int COLORS = 6;

    private final StringBuilder text = new StringBuilder();

    static int x(int lane) {
        return MARGIN + 8 + lane * LANE;
    }

    static int y(int row) {
        return top(row) + ROW / 2;
    }

    static int top(int row) {
        return MARGIN + row * ROW;
    }

    static int color(Lane lane) {
        return lane.color() % COLORS;
    }

    /** Adds what leads from a row to the next. */
    void add(LayoutRow row, int index, @Nullable LayoutRow next) {
        if (next == null) {
            return;
        }
        List<Lane> after = next.before();
        for (int lane = 0; lane < row.before().size(); lane++) {
            if (lane != row.column()) {
                int to = lane(after, row.before().get(lane).target());
                line(index, lane, to, after.get(to), after.get(to).dotted());
            }
        }
        edges(row, index, after, row.node().parents(), false);
        edges(row, index, after, row.node().dependencies(), true);
    }

    private void edges(LayoutRow row, int index, List<Lane> after, List<String> targets, boolean dotted) {
        for (Iterator<String> each = targets.stream().distinct().iterator(); each.hasNext(); ) {
            int to = lane(after, each.next());
            if (to >= 0) {
                Lane lane = row.before().stream().anyMatch(old -> old.target()
                                .equals(after.get(to).target()))
                        ? row.before().get(row.column())
                        : after.get(to);
                line(index, row.column(), to, lane, dotted);
            }
        }
    }

    private static int lane(List<Lane> lanes, String target) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).target().equals(target)) {
                return i;
            }
        }
        return -1;
    }

    private void line(int row, int from, int to, Lane lane, boolean dotted) {
        text.append("<path class=\"s")
                .append(color(lane))
                .append(dotted ? " dotted" : "")
                .append("\" d=\"M")
                .append(x(from))
                .append(' ')
                .append(y(row));
        if (from == to) {
            text.append("V").append(y(row + 1));
        } else {
            int middle = y(row) + ROW / 2;
            text.append("C")
                    .append(x(from))
                    .append(' ')
                    .append(middle)
                    .append(' ')
                    .append(x(to))
                    .append(' ')
                    .append(middle)
                    .append(' ')
                    .append(x(to))
                    .append(' ')
                    .append(y(row + 1));
        }
        text.append("\"/>\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
