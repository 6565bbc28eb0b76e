package dev.migrate.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Graphs that tests draw. */
final class TestPicture {

    private TestPicture() {}

    /** Reads revisions, newest first: {@code m: b c / d} follows b and c and depends on d. */
    static List<PictureNode> parse(String... revisions) {
        return Arrays.stream(revisions).map(TestPicture::node).toList();
    }

    private static PictureNode node(String text) {
        String[] parts = text.split(":", 2);
        String[] targets = (parts.length == 1 ? "" : parts[1]).split("/", 2);
        return new PictureNode(
                parts[0], ids(targets[0]), ids(targets.length == 1 ? "" : targets[1]), List.of(), List.of(), "");
    }

    private static List<String> ids(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    /** Makes a graph with branches, merges of up to five, dependencies and several roots. */
    static List<PictureNode> random(int size, Random random) {
        List<PictureNode> nodes = new ArrayList<>();
        int reach = 1 + random.nextInt(12);
        for (int i = 0; i < size; i++) {
            List<Integer> older = new ArrayList<>();
            for (int back = 1; back <= Math.min(i, reach); back++) {
                older.add(i - back);
            }
            Collections.shuffle(older, random);
            int parents = Math.min(
                    older.size(), random.nextInt(8) == 0 ? random.nextInt(6) : random.nextInt(10) == 0 ? 0 : 1);
            int dependencies = random.nextInt(5) == 0 ? Math.min(older.size() - parents, random.nextInt(3)) : 0;
            nodes.add(new PictureNode(
                    "n" + i,
                    names(older.subList(0, parents)),
                    names(older.subList(parents, parents + dependencies)),
                    List.of(),
                    List.of(),
                    ""));
        }
        Collections.reverse(nodes);
        return nodes;
    }

    private static List<String> names(List<Integer> numbers) {
        return numbers.stream().map(number -> "n" + number).toList();
    }
}
