package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Things that have new names by one rule, as another naming strategy gives them.
 *
 * @param rule the rule in a reader's words
 * @param members the candidates, each the best one of its old name
 */
record RenameGroup(String rule, List<Candidate> members) {

    private static final int FEWEST = 3;

    RenameGroup {
        members = List.copyOf(members);
    }

    /** Returns the groups among the best candidates, the greatest first; what speaks against one of them is asked apart. */
    static List<RenameGroup> of(Collection<List<Candidate>> candidates) {
        Map<String, List<Candidate>> byRule = new TreeMap<>();
        for (List<Candidate> each : candidates) {
            Candidate best = each.get(0);
            String rule = rule(best.oldName(), best.to());
            if (!rule.isEmpty() && !best.doubted()) {
                byRule.computeIfAbsent(rule, any -> new ArrayList<>()).add(best);
            }
        }
        return byRule.entrySet().stream()
                .filter(each -> each.getValue().size() >= FEWEST)
                .map(each -> new RenameGroup(each.getKey(), each.getValue()))
                .sorted((one, other) -> other.members().size() - one.members().size())
                .toList();
    }

    private static String rule(Identifier from, Identifier to) {
        String old = from.text();
        String now = to.text();
        if (NameLikeness.letters(old).equals(NameLikeness.letters(now))) {
            return "the same letters in another case or with other underscores";
        }
        if (now.endsWith(old)) {
            return "now with " + now.substring(0, now.length() - old.length()) + " before it";
        }
        if (now.startsWith(old)) {
            return "now with " + now.substring(old.length()) + " behind it";
        }
        if (old.endsWith(now)) {
            return "no longer with " + old.substring(0, old.length() - now.length()) + " before it";
        }
        return old.startsWith(now) ? "no longer with " + old.substring(now.length()) + " behind it" : "";
    }

    /** Returns how many of what there are: {@code 12 columns and 3 tables}. */
    String count() {
        return Stream.of(Candidate.Kind.values())
                .map(this::count)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private String count(Candidate.Kind kind) {
        long count = members.stream().filter(each -> each.kind() == kind).count();
        return count == 0 ? "" : count + " " + kind.word() + (count == 1 ? "" : "s");
    }

    /** Returns the pairs of each table on a line. */
    List<String> lines() {
        Map<String, List<String>> byTable = new LinkedHashMap<>();
        members.stream()
                .sorted(Comparator.comparing(Candidate::table).thenComparing(Candidate::text))
                .forEach(each -> byTable.computeIfAbsent(each.table().toString(), any -> new ArrayList<>())
                        .add(each.from() == null ? "now " + each.to() : each.oldName() + " -> " + each.to()));
        return byTable.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                .toList();
    }

    /** Returns the options that say that all of them are renamed. */
    String options() {
        String tables = texts(true);
        String columns = texts(false);
        return (tables.isEmpty() ? "" : "-DrenameTable=" + tables)
                + (tables.isEmpty() || columns.isEmpty() ? "" : " ")
                + (columns.isEmpty() ? "" : "-Drename=" + columns);
    }

    private String texts(boolean tables) {
        return members.stream()
                .filter(each -> each.isTable() == tables)
                .map(Candidate::text)
                .collect(Collectors.joining(","));
    }
}
