package dev.migrate.picture;

import java.util.List;

/** What happens to lanes between two revisions; each is one line of a text. */
sealed interface Move {

    /** Draws the move of these lanes, which lie as they did before it. */
    void draw(Canvas canvas, List<Lane> lanes);

    /** Returns whether a lane comes to its end without leading anywhere. */
    default boolean isEnd() {
        return false;
    }

    /** A new lane begins to the right of one, and those behind it move to the right. */
    record Fork(int at) implements Move {

        @Override
        public void draw(Canvas canvas, List<Lane> lanes) {
            canvas.straight(lanes, 0, at + 1);
            for (int lane = at; lane < lanes.size(); lane++) {
                canvas.gap(lane, '\\');
            }
        }
    }

    /** A line leads from one lane to another, and both go on. */
    record Connect(int from, int to) implements Move {

        @Override
        public void draw(Canvas canvas, List<Lane> lanes) {
            canvas.straight(lanes, 0, lanes.size());
            canvas.horizontal(from, to);
        }
    }

    /** A lane ends in one to the left of it, and those behind it move to the left. */
    record Join(int from, int into) implements Move {

        @Override
        public void draw(Canvas canvas, List<Lane> lanes) {
            canvas.straight(lanes, 0, from);
            canvas.horizontal(from, into);
            canvas.shiftLeft(from + 1, lanes.size());
        }
    }

    /** A lane has ended, and those behind it move to the left. */
    record Close(int at) implements Move {

        @Override
        public void draw(Canvas canvas, List<Lane> lanes) {
            canvas.straight(lanes, 0, at);
            canvas.shiftLeft(at + 1, lanes.size());
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** The last lane has ended, and another will begin in its place. */
    record Gap(int at) implements Move {

        @Override
        public void draw(Canvas canvas, List<Lane> lanes) {
            canvas.straight(lanes, 0, at);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }
}
