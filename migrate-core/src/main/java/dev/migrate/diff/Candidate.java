package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two names that may be of one thing.
 *
 * @param kind what has them
 * @param table the table or sequence as the history calls it: the one in question, or the table of the column
 * @param from the column in the history, or null where none is in question
 * @param to the name in the model
 * @param score how much speaks for it, from 1 to 100
 * @param reasons what speaks for it or against it, in a reader's words
 * @param doubted whether something speaks against it
 */
record Candidate(
        Kind kind,
        TableName table,
        @Nullable Identifier from,
        Identifier to,
        int score,
        List<String> reasons,
        boolean doubted) {

    static final int LIKELY = 60;
    static final int MARGIN = 15;

    Candidate {
        reasons = List.copyOf(reasons);
    }

    /** What has two names. */
    enum Kind {
        COLUMN("column"),
        TABLE("table"),
        SEQUENCE("sequence");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Candidate ofColumn(TableName table, Identifier from, Identifier to, Score score) {
        return new Candidate(Kind.COLUMN, table, from, to, score.points(), score.reasons(), score.isDoubted());
    }

    static Candidate ofTable(TableName table, Identifier to, Score score) {
        return new Candidate(Kind.TABLE, table, null, to, score.points(), score.reasons(), score.isDoubted());
    }

    static Candidate ofSequence(TableName sequence, Identifier to, Score score) {
        return new Candidate(Kind.SEQUENCE, sequence, null, to, score.points(), score.reasons(), score.isDoubted());
    }

    boolean isTable() {
        return kind == Kind.TABLE;
    }

    /** Returns the name in the history: {@code account.name}. */
    String old() {
        return from == null ? table.toString() : table + "." + from;
    }

    Identifier oldName() {
        return from == null ? table.name() : from;
    }

    /** Returns the text of the option that says so, and of the one that denies it: {@code account.name:full_name}. */
    String text() {
        return old() + ":" + to;
    }

    /** Returns the form under which equal pairs are the same text. */
    String key() {
        return OptionText.pairKey(text());
    }

    boolean isLikely() {
        return score >= LIKELY;
    }

    /** Returns this candidate as one that another one is as good as. */
    Candidate rivalled() {
        return new Candidate(kind, table, from, to, Math.min(score, LIKELY - 1), reasons, doubted);
    }
}
