package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the goals take is what the pages of docs say, in both directions; the descriptor is the one that is packaged. */
class DocumentedOptionsTests {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| [^|]* \\| `-D([A-Za-z]+)=?[a-z]*` \\|");
    private static final Pattern GOAL = Pattern.compile("mvn [^`\n]*?migrate:([a-z-]+)");
    private static final Pattern SETTING = Pattern.compile("(?<![\\w-])-D([A-Za-z][\\w.]*)");

    /** The settings of the application and of Maven's and Spring Boot's plug-ins, which the pages name as well. */
    private static final Pattern OTHERS =
            Pattern.compile("spring.*|migrate\\.(run|on-startup)|plugin|goal|test|maven\\..*");

    /** Returns the settings of each goal, as they are typed. */
    private static Map<String, SortedSet<String>> goals() throws Exception {
        Document plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile());
        Map<String, SortedSet<String>> goals = new LinkedHashMap<>();
        NodeList mojos = plugin.getElementsByTagName("mojo");
        for (int i = 0; i < mojos.getLength(); i++) {
            Element mojo = (Element) mojos.item(i);
            String goal = mojo.getElementsByTagName("goal").item(0).getTextContent();
            goals.put(goal, settings(mojo));
        }
        return goals;
    }

    private static SortedSet<String> settings(Element mojo) {
        SortedSet<String> settings = new TreeSet<>();
        NodeList values = mojo.getElementsByTagName("configuration").item(0).getChildNodes();
        for (int i = 0; i < values.getLength(); i++) {
            Node value = values.item(i);
            String text = value.getTextContent().strip();
            if (text.matches("\\$\\{[\\w.]+}") && !text.matches("\\$\\{(session|mojoExecution|project\\..*)}")) {
                settings.add(text.substring(2, text.length() - 1));
            }
        }
        if (settings.contains("migrate.revision")) {
            settings.add("revision");
        }
        return settings;
    }

    private static String page(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1));
    }

    @Test
    void everyOptionOfTheCommandLineIsASettingOfItsGoal() throws Exception {
        Map<String, SortedSet<String>> goals = goals();
        Map<String, SortedSet<String>> documented = new LinkedHashMap<>();
        for (MatchResult row : ROW.matcher(page("commands.md")).results().toList()) {
            documented.computeIfAbsent(row.group(1), goal -> new TreeSet<>()).add(row.group(2));
        }
        assertThat(documented).hasSizeGreaterThan(10);
        documented.forEach(
                (goal, settings) -> assertThat(goals.get(goal)).as(goal).containsAll(settings));
    }

    @Test
    void everySettingOfAGoalIsInTheReference() throws Exception {
        SortedSet<String> settings = new TreeSet<>();
        goals().values().forEach(settings::addAll);
        assertThat(found(SETTING, page("commands.md"))).containsAll(settings);
    }

    @Test
    void everyGoalAndSettingThatThePagesNameExists() throws Exception {
        Map<String, SortedSet<String>> goals = goals();
        SortedSet<String> settings = new TreeSet<>();
        goals.values().forEach(settings::addAll);
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page : pages.filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(page);
                assertThat(found(GOAL, text)).as(page.toString()).isSubsetOf(goals.keySet());
                assertThat(found(SETTING, text)
                                .filter(each -> !OTHERS.matcher(each).matches()))
                        .as(page.toString())
                        .isSubsetOf(settings);
            }
        }
    }
}
