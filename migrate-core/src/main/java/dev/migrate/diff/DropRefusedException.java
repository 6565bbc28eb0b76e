package dev.migrate.diff;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Something disappeared from the model, and nobody has said that it may be dropped or what it is called now. */
public final class DropRefusedException extends MigrateException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_CANDIDATES = 3;

    private final transient OpenDecisions open;

    DropRefusedException(OpenDecisions open) {
        super(ExitCode.REFUSED, message(open));
        this.open = open;
    }

    /**
     * Returns what a person is asked next.
     *
     * @param each whether things that have new names by one rule are asked for one by one
     */
    public OpenQuestion next(boolean each) {
        return open.next(each);
    }

    private static String message(OpenDecisions open) {
        List<String> lines = new ArrayList<>();
        lines.add("Nothing is written: the model no longer has what holds data.");
        List<Drop> single = open.single();
        for (Drop drop : single) {
            lines.add("    " + drop.kind() + "  " + drop.name());
            facts(drop, open.candidates(drop)).forEach(each -> lines.add("        " + each));
            drop.moved().forEach(each -> lines.add("        " + each));
        }
        for (RenameGroup group : open.groups()) {
            lines.add("    " + group.count() + " by one rule: " + group.rule());
            group.lines().forEach(each -> lines.add("        " + each));
        }
        open.groups()
                .forEach(group ->
                        lines.add("If these " + group.count() + " have other names now: " + typed(group.options())));
        single.forEach(drop -> renames(drop, open.candidates(drop), lines));
        String all = open.drops().stream().map(Drop::name).collect(Collectors.joining(","));
        String what = open.drops().size() == 1 ? "it" : "all of it";
        lines.add("If " + what + " is to be dropped: " + typed("-DallowDrop=" + all));
        return String.join("\n", lines);
    }

    private static List<String> facts(Drop drop, List<Candidate> candidates) {
        if (!drop.renamedLabel().isEmpty()) {
            return List.of("possibly " + drop.renamedLabel() + " now: " + drop.reason());
        }
        if (candidates.isEmpty() && !drop.candidates().isEmpty()) {
            return List.of("new: " + String.join(", ", drop.candidates()));
        }
        return candidates.stream()
                .limit(MOST_CANDIDATES)
                .map(each -> (each.isLikely() ? "likely " : "possibly ") + each.to() + " now"
                        + (each.reasons().isEmpty() ? "" : ": " + String.join("; ", each.reasons())))
                .toList();
    }

    private static void renames(Drop drop, List<Candidate> candidates, List<String> lines) {
        if (drop.option().isEmpty()) {
            return;
        }
        List<String> names = !drop.renamedLabel().isEmpty()
                ? List.of(drop.renamedLabel())
                : candidates.stream()
                        .limit(MOST_CANDIDATES)
                        .map(each -> each.to().toString())
                        .toList();
        if (names.isEmpty() && !drop.candidates().isEmpty()) {
            names = List.of("<new name>");
        }
        if (!names.isEmpty()) {
            lines.add("If " + drop.name() + " has another name now: "
                    + names.stream().map(each -> typed(drop.option() + each)).collect(Collectors.joining(" or ")));
        }
    }

    /** A shell takes what stands between backticks for a command. */
    private static String typed(String option) {
        return option.contains("`") ? "'" + option + "'" : option;
    }
}
