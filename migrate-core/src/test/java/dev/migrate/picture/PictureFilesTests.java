package dev.migrate.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureFilesTests {

    private static final String NASTY =
            "</text><script>alert('1')</script> \"quoted\" & \\ `code` #1; [x] {y} \u0000\u0007\r\nnext \uD800 é 漢";

    private static PictureNode node(String id, List<String> parents, String message) {
        return new PictureNode(id, parents, List.of(), List.of("shop"), List.of("head", "current"), message);
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document svg, String name) {
        List<Element> found = new ArrayList<>();
        NodeList list = svg.getElementsByTagName(name);
        for (int i = 0; i < list.getLength(); i++) {
            found.add((Element) list.item(i));
        }
        return found;
    }

    @Test
    void whatAuthorsWriteIsEscapedInSvg() throws Exception {
        String svg = SvgPicture.of(List.of(node("a1", List.of(), NASTY)));
        Document document = parse(svg);
        assertThat(elements(document, "script")).isEmpty();
        assertThat(svg).doesNotContain("<script", "href", "@import", "url(", "foreignObject");
        assertThat(elements(document, "text"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "a1",
                        "shop",
                        "head",
                        "current",
                        "</text><script>alert('1')</script> \"quoted\" & \\ `code` #1; [x] {y}     next \uFFFD é 漢");
    }

    @Test
    void whatAuthorsWriteIsEscapedInMermaid() {
        assertThat(MermaidPicture.of(List.of(node("a1", List.of(), NASTY)))).isEqualTo("""
                flowchart BT
                    r0["a1 (shop) (head) (current)<br/>#60;/text#62;#60;script#62;alert('1')#60;/script#62; \
                #34;quoted#34; #38; #92; #96;code#96; #35;1#59; #91;x#93; #123;y#125;     next \uFFFD é 漢"]:::current
                    classDef head stroke-width:3px
                    classDef current fill:#2da44e,stroke:#1a7f37,color:#ffffff
                """);
    }

    @Test
    void whatAuthorsWriteIsEscapedInDot() {
        assertThat(DotPicture.of(List.of(node("a1", List.of(), NASTY))))
                .contains(
                        "label=\"a1 (shop) (head) (current)\\n</text><script>alert('1')</script> \\\"quoted\\\" & \\\\ `code`");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEdgeIsInEveryFile(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<PictureNode> nodes = TestPicture.random(1 + random.nextInt(40), random);
            SortedSet<String> edges = edges(nodes);
            assertThat(found(DotPicture.of(nodes), "\"(\\w+)\" -> \"(\\w+)\"")).isEqualTo(edges);
            assertThat(mermaid(nodes)).isEqualTo(edges);
            assertThat(SvgReader.edges(parse(SvgPicture.of(nodes)), nodes)).isEqualTo(edges);
        }
    }

    private static SortedSet<String> mermaid(List<PictureNode> nodes) {
        SortedSet<String> edges = new TreeSet<>();
        for (String edge : found(MermaidPicture.of(nodes), "r(\\d+) -\\.?-> r(\\d+)")) {
            String[] ends = edge.split(" ", -1);
            edges.add(nodes.get(Integer.parseInt(ends[0])).id() + " "
                    + nodes.get(Integer.parseInt(ends[1])).id());
        }
        return edges;
    }

    private static SortedSet<String> found(String text, String edge) {
        SortedSet<String> found = new TreeSet<>();
        Pattern.compile(edge)
                .matcher(text)
                .results()
                .forEach(match -> found.add(match.group(1) + " " + match.group(2)));
        return found;
    }

    private static SortedSet<String> edges(List<PictureNode> nodes) {
        SortedSet<String> edges = new TreeSet<>();
        for (PictureNode node : nodes) {
            node.parents().forEach(parent -> edges.add(parent + " " + node.id()));
            node.dependencies().forEach(other -> edges.add(other + " " + node.id()));
        }
        return edges;
    }

    /** Follows the lines of an SVG picture from circle to circle, row by row. */
    private static final class SvgReader {

        static SortedSet<String> edges(Document svg, List<PictureNode> nodes) {
            SortedSet<String> edges = new TreeSet<>();
            List<SortedSet<String>> above = new ArrayList<>();
            List<Element> circles = elements(svg, "circle");
            List<Element> paths = elements(svg, "path");
            for (int row = 0; row < circles.size(); row++) {
                int y = Integer.parseInt(circles.get(row).getAttribute("cy"));
                String id = nodes.get(row).id();
                int own = Integer.parseInt(circles.get(row).getAttribute("cx"));
                at(above, own).forEach(child -> edges.add(id + " " + child));
                List<SortedSet<String>> below = new ArrayList<>();
                for (Element path : paths) {
                    int[] ends = ends(path.getAttribute("d"));
                    if (ends[1] == y) {
                        at(below, ends[2]).addAll(ends[0] == own ? new TreeSet<>(List.of(id)) : at(above, ends[0]));
                    }
                }
                above = below;
            }
            return edges;
        }

        private static SortedSet<String> at(List<SortedSet<String>> lanes, int x) {
            while (lanes.size() <= x) {
                lanes.add(new TreeSet<>());
            }
            return lanes.get(x);
        }

        private static int[] ends(String path) {
            String[] numbers = path.substring(1).split("[VC ]", -1);
            int x = Integer.parseInt(numbers[0]);
            int to = numbers.length == 3 ? x : Integer.parseInt(numbers[numbers.length - 2]);
            return new int[] {x, Integer.parseInt(numbers[1]), to};
        }
    }
}
