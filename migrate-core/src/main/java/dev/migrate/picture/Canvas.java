package dev.migrate.picture;

import java.util.Arrays;
import java.util.List;

/** One line of a text: lanes in the even columns, what leads from one to another in the odd ones. */
final class Canvas {

    private final char[] line;

    Canvas(int lanes) {
        line = new char[2 * lanes];
        Arrays.fill(line, ' ');
    }

    static char straight(Lane lane) {
        return lane.dotted() ? ':' : '|';
    }

    void straight(List<Lane> lanes, int from, int to) {
        for (int lane = from; lane < to; lane++) {
            line[2 * lane] = straight(lanes.get(lane));
        }
    }

    void lane(int lane, char character) {
        line[2 * lane] = character;
    }

    /** Writes into the gap behind a lane. */
    void gap(int lane, char character) {
        line[2 * lane + 1] = character;
    }

    void shiftLeft(int from, int to) {
        for (int lane = from; lane < to; lane++) {
            gap(lane - 1, '/');
        }
    }

    /** Leads from a lane to another, under those in between. */
    void horizontal(int from, int to) {
        if (from < to) {
            gap(from, '\\');
            for (int lane = from + 1; lane < to; lane++) {
                gap(lane, '-');
            }
        } else {
            gap(from - 1, '/');
            for (int lane = from - 2; lane >= to; lane--) {
                gap(lane, '-');
            }
        }
    }

    String text() {
        return new String(line).stripTrailing();
    }
}
