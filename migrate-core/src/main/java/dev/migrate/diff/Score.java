package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;

/** What speaks for two names being of one thing, added up. */
final class Score {

    private final List<String> reasons = new ArrayList<>();
    private int points;
    private boolean doubted;

    /** Adds points that need no words. */
    void add(int more) {
        points += more;
    }

    void add(int more, String reason) {
        points += more;
        reasons.add(reason);
    }

    /** Adds what speaks against it, so that it is not likely any more. */
    void doubt(String reason) {
        doubted = true;
        reasons.add(reason);
    }

    boolean isDoubted() {
        return doubted;
    }

    int points() {
        return Math.min(points, doubted ? Candidate.LIKELY - 1 : 100);
    }

    List<String> reasons() {
        return reasons;
    }

    /** Adds what the names themselves say. */
    void names(String from, String to) {
        if (NameLikeness.letters(from).equals(NameLikeness.letters(to))) {
            add(50, "the same letters");
            return;
        }
        int likeness = NameLikeness.percent(from, to);
        if (likeness >= 40) {
            List<String> shared = List.copyOf(NameLikeness.shared(from, to));
            add(likeness / 4, shared.isEmpty() ? "names alike" : "both names say " + String.join(" and ", shared));
        }
    }
}
