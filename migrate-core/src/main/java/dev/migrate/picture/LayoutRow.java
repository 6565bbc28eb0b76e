package dev.migrate.picture;

import java.util.List;

/**
 * A revision's place in a picture.
 *
 * @param column the number of its lane
 * @param before the lanes in its line, its own included
 * @param moves what leads to the next line, and how the lanes lie when each begins
 * @param after the lanes in the next line, without one that begins there
 */
record LayoutRow(PictureNode node, int column, List<Lane> before, List<Step> moves, List<Lane> after) {

    /** A move, and the lanes that it moves. */
    record Step(Move move, List<Lane> lanes) {

        String draw() {
            Canvas canvas = new Canvas(lanes.size() + 1);
            move.draw(canvas, lanes);
            return canvas.text();
        }
    }
}
