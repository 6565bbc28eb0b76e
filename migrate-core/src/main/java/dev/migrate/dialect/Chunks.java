package dev.migrate.dialect;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An update or a copy in pieces, each of which is a range of the table's key.
 *
 * <p>Parameters stand for the columns of the key: for each bound of a range those of {@link #parameters()}, in order.
 *
 * @param verb what revisions call it
 * @param update the statement up to its condition, {@code update account set status = 'x'}
 * @param table the table, for a copy the one that is copied
 * @param condition what holds of the rows that are to be done, and of no row that is done
 * @param key the columns of the key, in order
 * @param values how a parameter for each of them is written, {@code ?}
 * @param rows the most rows of a piece
 */
public record Chunks(
        Verb verb, String update, String table, String condition, List<String> key, List<String> values, int rows) {

    /** What is done in pieces. */
    public enum Verb {
        BACKFILL,
        COPY
    }

    /** Copies the key. */
    public Chunks {
        key = List.copyOf(key);
        values = List.copyOf(values);
    }

    /** Returns how many rows are to be done. */
    public String count() {
        return "select count(*) from " + table + " where " + condition;
    }

    /** Returns the query for the last key of the next piece, which finds nothing if that is the last piece. */
    public String bound(boolean after) {
        String columns = String.join(", ", key);
        return "select " + columns + " from " + table + " where " + range(after, false) + " order by " + columns
                + " limit 1 offset " + (rows - 1);
    }

    /** Returns the statement of a piece: behind a key, up to a key, both or neither. */
    public String update(boolean after, boolean upTo) {
        return update + " where " + range(after, upTo);
    }

    /** Returns how many rows of a piece are to be done. */
    public String left(boolean after, boolean upTo) {
        return "select count(*) from " + table + " where " + range(after, upTo);
    }

    private String range(boolean after, boolean upTo) {
        return "(" + condition + ")"
                + (after ? " and (" + compared(">", ">") + ")" : "")
                + (upTo ? " and (" + compared("<", "<=") + ")" : "");
    }

    /** Not every database uses an index for {@code (a, b) > (?, ?)}. */
    private String compared(String comparison, String last) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> IntStream.range(0, i)
                                .mapToObj(before -> key.get(before) + " = " + values.get(before) + " and ")
                                .collect(Collectors.joining())
                        + key.get(i) + " " + (i == key.size() - 1 ? last : comparison) + " " + values.get(i))
                .collect(Collectors.joining(" or "));
    }

    /** Returns which column of the key, from 0, each parameter of a bound is a value of. */
    public List<Integer> parameters() {
        return IntStream.range(0, key.size())
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i).boxed())
                .toList();
    }
}
