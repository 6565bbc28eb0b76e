package dev.migrate.command;

import java.util.List;

/**
 * Something that only a person can decide.
 *
 * @param text the question
 * @param facts what speaks for an answer, one a line
 * @param choices the answers, or none where a text is the answer
 * @param usual the index of the answer for somebody who gives none, or -1 where one has to be given
 */
public record Question(String text, List<String> facts, List<Choice> choices, int usual) {

    /** Copies the lists. */
    public Question {
        facts = List.copyOf(facts);
        choices = List.copyOf(choices);
    }

    /**
     * An answer.
     *
     * @param letter what is typed for it
     * @param words what it means
     */
    public record Choice(String letter, String words) {}
}
