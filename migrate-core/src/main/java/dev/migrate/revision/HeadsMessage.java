package dev.migrate.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Says that there are several heads, where they part, and what to do about it. */
final class HeadsMessage {

    private static final int GAP = 3;

    private final Request request;
    private final Graph graph;

    HeadsMessage(Request request) {
        this.request = request;
        this.graph = request.graph();
    }

    MultipleHeadsException multipleHeads(BitSet heads) {
        List<RevisionNode> nodes = graph.nodes(heads);
        return new MultipleHeadsException(
                nodes, first(nodes.size()) + Words.facts(facts(nodes, origin(heads))) + advice(nodes));
    }

    private String first(int count) {
        String branch = request.target().branch();
        return request.cannot() + ": there are " + Words.number(count) + " heads"
                + (branch == null ? "" : " on branch " + branch) + ".\n";
    }

    private static List<String> facts(List<RevisionNode> heads, String origin) {
        List<String> facts = new ArrayList<>();
        int ids = heads.stream().mapToInt(head -> head.id().length()).max().orElse(0);
        for (RevisionNode head : heads) {
            facts.add((pad(head.id(), ids) + "  " + Words.oneLine(head.message())).strip());
        }
        int last = Math.min(facts.size(), Words.MOST_FACTS) - 1;
        if (!origin.isEmpty()) {
            int width = facts.stream().mapToInt(String::length).max().orElse(0);
            facts.set(last, pad(facts.get(last), width + GAP) + origin);
        }
        return facts;
    }

    /** Returns "both follow x", x being where the heads part, or nothing if they never were one. */
    private String origin(BitSet heads) {
        BitSet shared = new BitSet();
        shared.set(0, graph.size());
        for (int head = heads.nextSetBit(0); head >= 0 && !shared.isEmpty(); head = heads.nextSetBit(head + 1)) {
            shared.and(graph.ancestorsByParents(Edges.only(head)));
        }
        if (shared.isEmpty()) {
            return "";
        }
        String parting = graph.nodes(graph.maximal(shared)).stream()
                .map(RevisionNode::id)
                .collect(Collectors.joining(" and "));
        return both(heads.cardinality()) + " follow " + parting;
    }

    private String advice(List<RevisionNode> heads) {
        String branch = request.target().branch();
        String target = branch == null ? RevisionNames.HEADS : branch + "@" + RevisionNames.HEADS;
        String merge = "mvn migrate:merge -Drevisions=" + target + " -Dmessage=\"merge heads\"";
        String first = "Merge them: ";
        String second = "or " + request.action().verb() + " " + both(heads.size()) + ": ";
        String other = request.action().type(target);
        if (!takesSeveral()) {
            second = "or name one: ";
            other = request.action().type(heads.get(0).id());
        }
        int width = Math.max(first.length(), second.length());
        return pad(first, width) + merge + "\n" + pad(second, width) + other;
    }

    private boolean takesSeveral() {
        boolean one = request.action() == Action.DOWNGRADE || request.action() == Action.FOLLOW;
        return !one && !request.target().isRelative();
    }

    private static String both(int count) {
        return count == 2 ? "both" : "all";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
