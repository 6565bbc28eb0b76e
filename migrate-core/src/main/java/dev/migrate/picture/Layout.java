package dev.migrate.picture;

import dev.migrate.picture.LayoutRow.Step;
import dev.migrate.picture.Move.Close;
import dev.migrate.picture.Move.Connect;
import dev.migrate.picture.Move.Fork;
import dev.migrate.picture.Move.Gap;
import dev.migrate.picture.Move.Join;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays revisions out in lanes, in time linear in the size of the picture.
 *
 * <p>There is one lane for each revision that is still to come and that a revision above it leads to, so a line joins
 * the lane of its revision as soon as it can. Lanes have no holes between them.
 */
final class Layout {

    private final Set<String> shown = new HashSet<>();
    private final List<Lane> lanes = new ArrayList<>();
    private List<Step> moves = new ArrayList<>();
    private int colors;

    private Layout() {}

    /**
     * Lays revisions out.
     *
     * @param nodes each before those it follows and depends on
     */
    static List<LayoutRow> of(List<PictureNode> nodes) {
        Layout layout = new Layout();
        nodes.forEach(node -> layout.shown.add(node.id()));
        List<LayoutRow> rows = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 1;
            rows.add(layout.row(nodes.get(i), last ? null : nodes.get(i + 1).id()));
        }
        return rows;
    }

    private LayoutRow row(PictureNode node, @Nullable String next) {
        int column = lane(node.id());
        if (column < 0) {
            column = lanes.size();
            lanes.add(new Lane(node.id(), false, colors++));
        }
        List<Lane> before = List.copyOf(lanes);
        moves = new ArrayList<>();
        leave(node, column);
        boolean taken = next != null && lane(next) < 0 && lanes.size() == column;
        if (taken) {
            moves.add(new Step(new Gap(column), List.copyOf(lanes)));
        }
        return new LayoutRow(node, column, before, List.copyOf(moves), List.copyOf(lanes));
    }

    private int lane(String target) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).target().equals(target)) {
                return i;
            }
        }
        return -1;
    }

    private void move(Move move) {
        moves.add(new Step(move, List.copyOf(lanes)));
    }

    /** Leads the lines of a revision on to what it follows and depends on. */
    private void leave(PictureNode node, int column) {
        List<String> begun = new ArrayList<>();
        List<String> reached = new ArrayList<>();
        for (String target : targets(node)) {
            (lane(target) < 0 ? begun : reached).add(target);
        }
        if (!begun.isEmpty()) {
            go(node, column, begun);
            reached.forEach(target -> connect(node, column, target));
        } else if (!reached.isEmpty()) {
            reached.subList(1, reached.size()).forEach(target -> connect(node, column, target));
            join(node, column, reached.get(0));
        } else {
            close(column);
        }
    }

    private Set<String> targets(PictureNode node) {
        Set<String> targets = new LinkedHashSet<>(node.parents());
        targets.addAll(node.dependencies());
        targets.retainAll(shown);
        return targets;
    }

    /** Goes on in the revision's own lane to the first target, and in new ones beside it to the others. */
    private void go(PictureNode node, int column, List<String> targets) {
        int color = lanes.get(column).color();
        lanes.set(column, new Lane(targets.get(0), isDependency(node, targets.get(0)), color));
        for (int i = targets.size() - 1; i > 0; i--) {
            move(new Fork(column));
            lanes.add(column + 1, new Lane(targets.get(i), isDependency(node, targets.get(i)), colors++));
        }
    }

    private void connect(PictureNode node, int column, String target) {
        int lane = lane(target);
        move(new Connect(column, lane));
        lanes.set(lane, lanes.get(lane).joinedBy(isDependency(node, target)));
    }

    /** Ends the lane to the right, be it the revision's own or the target's, in the one to the left. */
    private void join(PictureNode node, int column, String target) {
        int lane = lane(target);
        int into = Math.min(column, lane);
        Lane joined = lanes.get(lane).joinedBy(isDependency(node, target));
        lanes.set(
                column,
                new Lane(
                        node.id(), isDependency(node, target), lanes.get(column).color()));
        move(new Join(Math.max(column, lane), into));
        lanes.set(into, joined);
        lanes.remove(Math.max(column, lane));
    }

    private void close(int column) {
        if (column < lanes.size() - 1) {
            move(new Close(column));
        }
        lanes.remove(column);
    }

    private static boolean isDependency(PictureNode node, String target) {
        return !node.parents().contains(target);
    }
}
