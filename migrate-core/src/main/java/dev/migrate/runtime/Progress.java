package dev.migrate.runtime;

import dev.migrate.plan.PlannedStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a revision has come. */
final class Progress {

    private final List<PlannedStatement> planned = new ArrayList<>();
    private int done;
    private int committed;
    private boolean journalled;
    private @Nullable PlannedStatement running;

    /** Adds statements that come next and returns the number of the first, from 1. */
    int plan(List<PlannedStatement> statements) {
        int first = planned.size() + 1;
        planned.addAll(statements);
        return first;
    }

    void start(PlannedStatement statement) {
        running = statement;
    }

    void done() {
        running = null;
        done++;
    }

    void committed() {
        committed = done;
    }

    void journalled() {
        journalled = true;
    }

    boolean isJournalled() {
        return journalled;
    }

    /** Returns the statement that runs, or null if none does. */
    @Nullable
    PlannedStatement running() {
        return running;
    }

    /** Returns the number of the statement that runs or would be next, from 1. */
    int number() {
        return done + 1;
    }

    int total() {
        return planned.size();
    }

    List<PlannedStatement> planned() {
        return planned;
    }

    /** Returns how many statements are done for good. */
    int committedCount() {
        return committed;
    }
}
