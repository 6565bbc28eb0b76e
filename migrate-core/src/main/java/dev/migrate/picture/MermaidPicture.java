package dev.migrate.picture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A picture as a Mermaid flowchart, which GitHub and GitLab draw in a README: the first revision at the bottom. */
public final class MermaidPicture {

    private MermaidPicture() {}

    /** Returns the text of the flowchart, which a README holds between a line {@code ```mermaid} and a line of three backticks. */
    public static String of(List<PictureNode> nodes) {
        StringBuilder text = new StringBuilder("flowchart BT\n");
        Map<String, String> names = new TreeMap<>();
        for (PictureNode node : nodes) {
            names.put(node.id(), "r" + names.size());
            text.append("    ")
                    .append(names.get(node.id()))
                    .append("[\"")
                    .append(label(node))
                    .append("\"]")
                    .append(style(node))
                    .append('\n');
        }
        for (PictureNode node : nodes) {
            edges(text, names, node, node.parents(), " --> ");
            edges(text, names, node, node.dependencies(), " -.-> ");
        }
        return text.append("    classDef head stroke-width:3px\n")
                .append("    classDef current fill:#2da44e,stroke:#1a7f37,color:#ffffff\n")
                .toString();
    }

    private static void edges(
            StringBuilder text, Map<String, String> names, PictureNode node, List<String> targets, String arrow) {
        for (String target : targets) {
            String from = names.get(target);
            if (from != null) {
                text.append("    ")
                        .append(from)
                        .append(arrow)
                        .append(names.get(node.id()))
                        .append('\n');
            }
        }
    }

    private static String label(PictureNode node) {
        String first = (node.id() + " " + Words.marks(node)).strip();
        String message = Words.oneLine(node.message());
        return escape(first) + (message.isEmpty() ? "" : "<br/>" + escape(message));
    }

    private static String style(PictureNode node) {
        if (node.marks().contains("current")) {
            return ":::current";
        }
        return node.marks().contains("head") ? ":::head" : "";
    }

    /** Writes everything that Mermaid or HTML might read as its own as the number of its character. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ("\"#&<>`\\*_~[]{}|;%".indexOf(c) >= 0) {
                escaped.append('#').append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
