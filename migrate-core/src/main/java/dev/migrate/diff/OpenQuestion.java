package dev.migrate.diff;

import java.util.List;

/**
 * Something that only a person can decide, with the answers there are.
 *
 * @param what the question
 * @param facts what speaks for an answer, one a line
 * @param choices the answers
 * @param usual the index of the answer for somebody who gives none, or -1 where one has to be given
 */
public record OpenQuestion(String what, List<String> facts, List<Choice> choices, int usual) {

    /** Copies the lists. */
    public OpenQuestion {
        facts = List.copyOf(facts);
        choices = List.copyOf(choices);
    }

    /**
     * An answer, and what it decides.
     *
     * @param letter what is typed for it
     * @param words what it means
     * @param kind what is decided
     * @param texts the texts of the options that say the same: of columns and labels, and of all that may be dropped
     * @param tables the texts of the options about tables that are renamed or not
     */
    public record Choice(String letter, String words, Kind kind, List<String> texts, List<String> tables) {

        /** Copies the texts. */
        public Choice {
            texts = List.copyOf(texts);
            tables = List.copyOf(tables);
        }

        Choice(String letter, String words, Kind kind, String... texts) {
            this(letter, words, kind, List.of(texts), List.of());
        }

        static Choice of(String letter, String words, Kind kind, List<Candidate> candidates) {
            return new Choice(letter, words, kind, texts(candidates, false), texts(candidates, true));
        }

        private static List<String> texts(List<Candidate> candidates, boolean tables) {
            return candidates.stream()
                    .filter(each -> each.isTable() == tables)
                    .map(Candidate::text)
                    .toList();
        }
    }

    /** What an answer decides. */
    public enum Kind {
        /** Columns, tables or labels have other names now. */
        RENAMED,
        /** They have not. */
        NOT_RENAMED,
        /** Something may be dropped with what it holds. */
        ALLOW_DROP,
        /** The members of a group are asked for one by one. */
        EACH,
        /** Nothing is written. */
        STOP
    }
}
