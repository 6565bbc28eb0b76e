package dev.migrate.diff;

import dev.migrate.diff.OpenQuestion.Choice;
import dev.migrate.diff.OpenQuestion.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is gone without a decision, and what it may be now.
 *
 * @param drops what is gone
 * @param candidates the new names that it may have, the best first, by the key of what is gone
 * @param groups those that have new names by one rule
 */
record OpenDecisions(List<Drop> drops, Map<String, List<Candidate>> candidates, List<RenameGroup> groups) {

    OpenDecisions {
        drops = List.copyOf(drops);
        groups = List.copyOf(groups);
    }

    static OpenDecisions of(List<Drop> drops, Map<String, List<Candidate>> candidates) {
        Map<String, List<Candidate>> kept = new LinkedHashMap<>(candidates);
        List<RenameGroup> groups = RenameGroup.of(kept.values());
        return new OpenDecisions(drops, kept, groups);
    }

    List<Candidate> candidates(Drop drop) {
        return candidates.getOrDefault(drop.key(), List.of());
    }

    /** Returns what is gone and in no group. */
    List<Drop> single() {
        TreeSet<String> grouped = new TreeSet<>();
        groups.forEach(group -> group.members().forEach(each -> grouped.add(OptionText.key(each.old()))));
        return drops.stream().filter(each -> !grouped.contains(each.key())).toList();
    }

    /**
     * Returns what a person is asked next.
     *
     * @param each whether the members of groups are asked for one by one
     */
    OpenQuestion next(boolean each) {
        if (!groups.isEmpty() && !each) {
            return group(groups.get(0));
        }
        Drop drop = drops.get(0);
        for (Drop other : drops) {
            drop = candidates(drop).isEmpty() && !candidates(other).isEmpty() ? other : drop;
        }
        if (!candidates(drop).isEmpty()) {
            return rename(candidates(drop).get(0));
        }
        return drop.renamedLabel().isEmpty() ? drop(drop) : label(drop);
    }

    private static OpenQuestion group(RenameGroup group) {
        return new OpenQuestion(
                "Are " + group.count() + " renamed by one rule: " + group.rule() + "?",
                group.lines(),
                List.of(
                        Choice.of("y", "all of them", Kind.RENAMED, group.members()),
                        Choice.of("n", "none of them", Kind.NOT_RENAMED, group.members()),
                        new Choice("e", "ask for each", Kind.EACH)),
                0);
    }

    private static OpenQuestion rename(Candidate candidate) {
        return new OpenQuestion(
                "Is " + candidate.kind().word() + " " + candidate.old() + " now called " + candidate.to() + "?",
                candidate.reasons(),
                List.of(
                        Choice.of("y", "yes", Kind.RENAMED, List.of(candidate)),
                        Choice.of("n", "no", Kind.NOT_RENAMED, List.of(candidate))),
                candidate.isLikely() ? 0 : -1);
    }

    private static OpenQuestion label(Drop drop) {
        String text = drop.name() + ":" + drop.renamedLabel();
        return new OpenQuestion(
                "Is " + drop.kind() + " " + drop.name() + " now called " + drop.renamedLabel() + "?",
                List.of(drop.reason()),
                List.of(
                        new Choice("y", "yes", Kind.RENAMED, text),
                        new Choice("d", "no, drop it", Kind.ALLOW_DROP, drop.name()),
                        new Choice("s", "stop", Kind.STOP)),
                -1);
    }

    private static OpenQuestion drop(Drop drop) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("d", "drop it with what it holds", Kind.ALLOW_DROP, drop.name()));
        choices.add(new Choice("s", "stop and write nothing", Kind.STOP));
        List<String> facts = drop.renames().isEmpty() ? drop.moved() : List.of(drop.renames());
        return new OpenQuestion("Is " + drop.kind() + " " + drop.name() + " to be dropped?", facts, choices, 1);
    }
}
