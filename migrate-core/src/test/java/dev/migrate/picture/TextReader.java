package dev.migrate.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a picture as a person does: follows every line down, character by character, to the star where it ends. */
final class TextReader {

    private final SortedSet<String> edges = new TreeSet<>();
    private final List<SortedSet<String>> lanes = new ArrayList<>();
    private int star = -1;

    /** Returns the edges of a picture whose revisions have their id, behind a #, beside them. */
    static SortedSet<String> edges(List<String> picture) {
        TextReader reader = new TextReader();
        picture.forEach(reader::read);
        return reader.edges;
    }

    private void read(String line) {
        if (line.contains("*")) {
            revision(line);
        } else if (line.contains("\\") && at(line, line.indexOf('\\') + 1) == ' ') {
            fork(line);
        } else if (line.contains("\\")) {
            int from = line.indexOf('\\') / 2;
            lead(from, end(line, from, 1));
        } else if (line.contains("/")) {
            left(line);
        } else {
            endBlank(line);
        }
    }

    private void revision(String line) {
        String id = line.substring(line.indexOf('#') + 1);
        star = line.indexOf('*') / 2;
        endBlank(line.substring(0, line.indexOf('#')));
        while (lanes.size() <= star) {
            lanes.add(new TreeSet<>());
        }
        lanes.get(star).forEach(child -> edges.add(child + " -> " + id));
        lanes.set(star, new TreeSet<>(List.of(id)));
    }

    private void fork(String line) {
        int at = line.indexOf('\\') / 2;
        if (at != star) {
            throw new IllegalStateException("a line begins beside the star: " + line);
        }
        lanes.add(at + 1, new TreeSet<>(lanes.get(at)));
    }

    private static int end(String line, int from, int direction) {
        int lane = from + direction;
        while (at(line, 2 * lane + direction) == '-') {
            lane += direction;
        }
        return lane;
    }

    private void lead(int from, int to) {
        lanes.get(to).addAll(lanes.get(from));
    }

    private void left(String line) {
        int from = line.indexOf('/') / 2 + 1;
        if (at(line, 2 * from - 2) == ' ') {
            lanes.remove(from - 1);
            return;
        }
        int to = end(line, from, -1);
        if (at(line, 2 * from) == ' ') {
            lead(from, to);
            lanes.remove(from);
        } else {
            lead(from, to);
        }
    }

    /** Ends the lanes that do not go on. */
    private void endBlank(String line) {
        for (int lane = lanes.size() - 1; lane >= 0; lane--) {
            if (at(line, 2 * lane) == ' ') {
                lanes.remove(lane);
            }
        }
    }

    private static char at(String line, int index) {
        return index >= 0 && index < line.length() ? line.charAt(index) : ' ';
    }
}
