package dev.migrate.command;

/** Asks somebody who is there. */
@FunctionalInterface
public interface Decisions {

    /** Returns the index of the answer that was chosen, or -1 for none: then nothing is written. */
    int choose(Question question);
}
