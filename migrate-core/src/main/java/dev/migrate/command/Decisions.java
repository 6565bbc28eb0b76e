package dev.migrate.command;

import org.jspecify.annotations.Nullable;

/** Asks somebody who is there. */
@FunctionalInterface
public interface Decisions {

    /** Returns the index of the answer that was chosen, or -1 for none: then nothing is written. */
    int choose(Question question);

    /**
     * Returns the text that is the answer to a question without choices: a value for rows that have none.
     *
     * @return the text; empty where the rows get none, or null for no answer: then nothing is written
     */
    default @Nullable String enter(Question question) {
        return "";
    }
}
