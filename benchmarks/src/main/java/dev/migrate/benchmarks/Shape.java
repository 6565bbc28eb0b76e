package dev.migrate.benchmarks;

import dev.migrate.revision.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a history looks like. */
enum Shape {
    /** Each revision follows the one before. */
    LINEAR {
        @Override
        List<Integer> parents(int index) {
            return index == 0 ? List.of() : List.of(index - 1);
        }

        @Override
        List<Integer> dependencies(int index) {
            return List.of();
        }
    },
    /** Ten branches side by side that are merged after every thousand revisions and depend on each other. */
    BRANCHY {
        @Override
        List<Integer> parents(int index) {
            int place = index % BLOCK;
            if (place == 0) {
                return IntStream.range(Math.max(0, index - WIDTH), index)
                        .boxed()
                        .toList();
            }
            return List.of(place <= WIDTH ? index - place : index - WIDTH);
        }

        @Override
        List<Integer> dependencies(int index) {
            return index % 7 == 0 && index % BLOCK > WIDTH ? List.of(index - WIDTH + 3) : List.of();
        }
    };

    private static final int WIDTH = 10;
    private static final int BLOCK = 1_000;

    abstract List<Integer> parents(int index);

    abstract List<Integer> dependencies(int index);

    List<RevisionNode> nodes(int count) {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(node(i));
        }
        return nodes;
    }

    RevisionNode node(int index) {
        return new RevisionNode(
                id(index),
                parents(index).stream().map(Shape::id).toList(),
                index % BLOCK == 1 ? List.of("branch" + index) : List.of(),
                dependencies(index).stream().map(Shape::id).toList(),
                "add column " + index);
    }

    /** Returns an id that says nothing of the revision's place, as random ones do. */
    static String id(int index) {
        return String.format(Locale.ROOT, "%012x", (index * 0x9E3779B97F4A7C15L) >>> 16);
    }
}
