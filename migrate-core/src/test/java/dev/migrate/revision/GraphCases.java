package dev.migrate.revision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads tables of cases.
 *
 * <p>A line {@code graph a <- b; a <- c} says which graph the following cases are about. A case is
 * {@code command target from rows = outcome}, or {@code command target from rows ! ErrorClass} with the lines of the
 * message below it, indented by four spaces. Without {@code from} the database is at the base. What follows a {@code #}
 * at the beginning of a line is a comment.
 */
final class GraphCases {

    private static final Pattern CASE = Pattern.compile("(?<command>[a-z-]+)(?: +(?!from )(?<target>[^ =!]\\S*))?"
            + "(?: +from +(?<rows>\\S+))? +(?<mark>[=!]) ?(?<outcome>.*)");
    private static final String GRAPH = "graph";
    private static final String INDENT = "    ";

    private final String file;
    private final List<GraphCase> cases = new ArrayList<>();
    private String graph = "";

    private GraphCases(String file) {
        this.file = file;
    }

    /** Returns the cases of a file beside this class. */
    static List<GraphCase> of(String file) {
        GraphCases cases = new GraphCases(file);
        List<String> lines = read(file);
        for (int i = 0; i < lines.size(); i++) {
            cases.line(lines, i);
        }
        return cases.cases;
    }

    private void line(List<String> lines, int index) {
        String line = lines.get(index);
        if (line.startsWith(GRAPH)) {
            graph = line.substring(GRAPH.length()).strip();
        } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(INDENT)) {
            add(lines, index);
        }
    }

    private void add(List<String> lines, int index) {
        String place = file + ":" + (index + 1);
        Matcher matcher = CASE.matcher(lines.get(index));
        if (!matcher.matches()) {
            throw new IllegalStateException(place + " is no case: " + lines.get(index));
        }
        String rows = matcher.group("rows");
        String target = matcher.group("target");
        boolean fails = matcher.group("mark").equals("!");
        String outcome = matcher.group("outcome").strip();
        cases.add(new GraphCase(
                place,
                graph,
                matcher.group("command"),
                target == null ? "" : target,
                rows == null ? "base" : rows,
                fails ? "! " + outcome + "\n" + message(lines, index + 1) : outcome));
    }

    private static String message(List<String> lines, int from) {
        int to = from;
        while (to < lines.size() && lines.get(to).startsWith(INDENT)) {
            to++;
        }
        return String.join(
                "\n",
                lines.subList(from, to).stream()
                        .map(line -> line.substring(INDENT.length()))
                        .toList());
    }

    private static List<String> read(String file) {
        try (InputStream in = GraphCases.class.getResourceAsStream("/graph/" + file)) {
            if (in == null) {
                throw new IllegalStateException("There is no table " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
