package dev.migrate.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPictureTests {

    private static void assertDraws(String picture, String... revisions) {
        assertThat(String.join("\n", draw(TestPicture.parse(revisions))) + "\n").isEqualTo(picture);
    }

    private static List<String> draw(List<PictureNode> nodes) {
        return TextPicture.lines(nodes, node -> List.of("#" + node.id()));
    }

    private static SortedSet<String> edges(List<PictureNode> nodes) {
        SortedSet<String> edges = new TreeSet<>();
        for (PictureNode node : nodes) {
            node.parents().forEach(parent -> edges.add(node.id() + " -> " + parent));
            node.dependencies().forEach(other -> edges.add(node.id() + " -> " + other));
        }
        return edges;
    }

    @Test
    void drawsABranchAndItsMerge() {
        assertDraws("""
                * #m
                |\\
                * | #b
                | * #c
                |/
                * #a
                """, "m: b c", "b: a", "c: a", "a");
    }

    @Test
    void drawsTwoHeads() {
        assertDraws("""
                * #c
                | * #b
                |/
                * #a
                """, "c: a", "b: a", "a");
    }

    @Test
    void drawsAMergeOfFour() {
        assertDraws("""
                * #m
                |\\
                |\\ \\
                |\\ \\ \\
                * | | | #b
                | * | | #c
                |/ / /
                | * | #d
                |/ /
                | * #e
                |/
                * #a
                """, "m: b c d e", "b: a", "c: a", "d: a", "e: a", "a");
    }

    @Test
    void drawsABranchThatRunsForLong() {
        assertDraws("""
                * #m
                |\\
                * | #d
                * | #c
                |\\|
                * | #b
                | * #z
                |/
                * #a
                """, "m: d z", "d: c", "c: b z", "b: a", "z: a", "a");
    }

    @Test
    void keepsSeveralRootsApart() {
        assertDraws("""
                * #b
                * #a

                * #z
                * #y
                """, "b: a", "a", "z: y", "y");
        assertDraws("""
                * #m
                |\\
                * | #a
                 /
                * #z
                * #y
                """, "m: a z", "a", "z: y", "y");
    }

    @Test
    void drawsDependenciesDotted() {
        assertDraws("""
                * #b
                |\\
                * : #a
                 /
                * #z
                """, "b: a / z", "a", "z");
    }

    @Test
    void leadsUnderTheLanesInBetween() {
        assertDraws("""
                * #m
                |\\
                |\\ \\
                * | | #x
                |\\|-|
                * | | #w
                | * | #y
                |/ /
                | * #z
                |/
                * #a
                """, "m: x y z", "x: w z", "w: a", "y: a", "z: a", "a");
    }

    @Test
    void putsSeveralLinesBesideARevision() {
        List<String> lines = TextPicture.lines(
                TestPicture.parse("m: b c", "b: a", "c: a", "a"), node -> List.of("#" + node.id(), "", "    text"));
        assertThat(String.join("\n", lines) + "\n").isEqualTo("""
                * #m
                |
                |     text
                |\\
                * | #b
                | |
                | |     text
                | * #c
                | |
                | |     text
                |/
                * #a

                      text
                """);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyEdgeIsDrawnAndNoOther(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<PictureNode> nodes = TestPicture.random(1 + random.nextInt(40), random);
            List<String> picture = draw(nodes);
            assertThat(TextReader.edges(picture)).as(String.join("\n", picture)).isEqualTo(edges(nodes));
            assertThat(draw(nodes)).isEqualTo(picture);
        }
    }

    @Test
    void tenThousandRevisionsTakeATextThatGrowsLinearly() {
        List<PictureNode> nodes = new ArrayList<>();
        for (int i = 10_000; i > 0; i--) {
            String merge = i % 10 == 0 ? " n" + (i - 5) : "";
            nodes.addAll(TestPicture.parse("n" + i + ": n" + (i - 1) + merge));
        }
        nodes.addAll(TestPicture.parse("n0"));
        List<String> picture = draw(nodes);
        assertThat(picture).hasSizeLessThan(13_000);
        assertThat(TextReader.edges(picture)).isEqualTo(edges(nodes));
    }
}
