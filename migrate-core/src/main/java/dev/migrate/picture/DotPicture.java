package dev.migrate.picture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A picture in the language of Graphviz: the first revision at the bottom. */
public final class DotPicture {

    private DotPicture() {}

    /** Returns the text of the graph, for {@code dot -Tsvg}. */
    public static String of(List<PictureNode> nodes) {
        Set<String> shown = new TreeSet<>();
        nodes.forEach(node -> shown.add(node.id()));
        StringBuilder text = new StringBuilder("digraph history {\n    rankdir=BT;\n"
                + "    node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n");
        for (PictureNode node : nodes) {
            text.append("    ")
                    .append(quoted(node.id()))
                    .append(" [label=")
                    .append(label(node))
                    .append(style(node))
                    .append("];\n");
        }
        for (PictureNode node : nodes) {
            edges(text, shown, node, node.parents(), ";\n");
            edges(text, shown, node, node.dependencies(), " [style=dashed];\n");
        }
        return text.append("}\n").toString();
    }

    private static void edges(
            StringBuilder text, Set<String> shown, PictureNode node, List<String> targets, String end) {
        for (String target : targets) {
            if (shown.contains(target)) {
                text.append("    ")
                        .append(quoted(target))
                        .append(" -> ")
                        .append(quoted(node.id()))
                        .append(end);
            }
        }
    }

    private static String label(PictureNode node) {
        String first = escape((node.id() + " " + Words.marks(node)).strip());
        String message = escape(Words.oneLine(node.message()));
        return '"' + first + (message.isEmpty() ? "" : "\\n" + message) + '"';
    }

    private static String style(PictureNode node) {
        if (node.marks().contains("current")) {
            return ", style=\"rounded,filled\", fillcolor=\"#2da44e\", fontcolor=\"#ffffff\"";
        }
        return node.marks().contains("head") ? ", penwidth=2" : "";
    }

    private static String quoted(String text) {
        return '"' + escape(text) + '"';
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
