package dev.migrate.runtime;

import dev.migrate.dialect.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of which nobody is told before they are committed. */
final class Untold {

    /** A step that is done, and whether all of it can still be rolled back. */
    private record Done(StepResult result, boolean whole) {}

    private final List<? extends MigrationListener> listeners;
    private final List<Done> steps = new ArrayList<>();
    private List<StepResult> results = new ArrayList<>();

    Untold(List<? extends MigrationListener> listeners) {
        this.listeners = listeners;
    }

    /** Adds what is told from now on to a list. */
    void into(List<StepResult> told) {
        results = told;
    }

    void add(StepResult result, boolean whole) {
        steps.add(new Done(result, whole));
    }

    /** Tells the caller and the listeners of what is committed. */
    void tell() {
        List<StepResult> told = steps.stream().map(Done::result).toList();
        steps.clear();
        results.addAll(told);
        told.forEach(each -> listeners.forEach(listener -> listener.stepDone(each.step(), each.duration())));
    }

    /** Returns the ids of the revisions that a rollback takes back as a whole. */
    String revisions() {
        return steps.stream()
                .filter(Done::whole)
                .map(each -> each.result().step().revision().id())
                .collect(Collectors.joining(", "));
    }

    /** A statement outside transactions commits, in the midst of a step, what the steps before it have done. */
    Transactions telling(Transactions transactions) {
        return new Transactions() {
            @Override
            public void foreignKeysAct(boolean act) {
                transactions.foreignKeysAct(act);
            }

            @Override
            public boolean begin() throws SQLException {
                return transactions.begin();
            }

            @Override
            public void commit() throws SQLException {
                transactions.commit();
                tell();
            }

            @Override
            public void rollback() throws SQLException {
                steps.clear();
                transactions.rollback();
            }

            @Override
            public boolean tookAllBack() {
                return transactions.tookAllBack();
            }
        };
    }
}
