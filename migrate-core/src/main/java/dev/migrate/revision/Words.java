package dev.migrate.revision;

import java.util.List;

/** Small pieces of messages. */
final class Words {

    static final int MOST_FACTS = 20;
    private static final List<String> NUMBERS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private Words() {}

    static String number(int count) {
        return count < NUMBERS.size() ? NUMBERS.get(count) : Integer.toString(count);
    }

    /** Returns "one id is" or "two ids are". */
    static String count(int count, String noun) {
        return number(count) + " " + noun + (count == 1 ? " is" : "s are");
    }

    static String revisions(int count) {
        return number(count) + (count == 1 ? " revision" : " revisions");
    }

    static String fact(String id, String message) {
        return message.isBlank() ? id : id + "  " + oneLine(message);
    }

    static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }

    static String facts(List<RevisionNode> nodes, String prefix) {
        return facts(nodes.stream()
                .map(node -> prefix + fact(node.id(), node.message()))
                .toList());
    }

    /** Returns a line for each fact, and for very many only the first ones. */
    static String facts(List<String> facts) {
        StringBuilder lines = new StringBuilder();
        facts.stream()
                .limit(MOST_FACTS)
                .forEach(fact -> lines.append("    ").append(fact).append('\n'));
        if (facts.size() > MOST_FACTS) {
            lines.append("    and ").append(facts.size() - MOST_FACTS).append(" more\n");
        }
        return lines.toString();
    }
}
