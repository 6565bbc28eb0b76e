package dev.migrate.conformance;

import dev.migrate.op.Operations;
import java.util.List;
import java.util.function.Consumer;

/**
 * An example of something that a revision can ask for.
 *
 * @param operations records it: the last operation is what the example is of
 * @param lost the tables, and {@code table.column}, whose rows are not what they were after the operations were taken back
 * @param why why these rows, or all that was there before, do not come back; empty where everything does
 */
public record Sample(Consumer<Operations> operations, List<String> lost, String why) {

    static Sample of(Consumer<Operations> operations) {
        return new Sample(operations, List.of(), "");
    }

    static Sample losing(String lost, String why, Consumer<Operations> operations) {
        return new Sample(operations, List.of(lost), why);
    }

    static Sample irreversible(String why, Consumer<Operations> operations) {
        return new Sample(operations, List.of(), why);
    }

    /** Returns whether nobody can say how it is taken back, so that the revision has no downgrade. */
    public boolean isIrreversible() {
        return lost.isEmpty() && !why.isEmpty();
    }
}
