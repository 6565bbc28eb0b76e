package dev.migrate.schema;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an index has besides its parts, which most indexes have none of.
 *
 * @param include the columns that are kept in the index without being searched by
 * @param method the kind of index in lower case, such as {@code gin}, {@code hash} or {@code fulltext}; null for the b-tree
 *     that every database makes by default
 * @param nullsDistinct whether rows without a value do not count as equal where the index is unique, as usual
 * @param visible whether the database uses it for queries, as usual
 * @param comment what the index is for, or null
 */
public record IndexOptions(
        List<Identifier> include,
        @Nullable String method,
        boolean nullsDistinct,
        boolean visible,
        @Nullable String comment) {

    /** Those of an ordinary index. */
    public static final IndexOptions NONE = new IndexOptions(List.of(), null, true, true, null);

    private static final String USUAL_METHOD = "btree";

    /** Copies the columns; the usual method is none, and so is an empty comment. */
    public IndexOptions {
        include = List.copyOf(include);
        String word = method == null ? USUAL_METHOD : method.strip().toLowerCase(Locale.ROOT);
        method = word.equals(USUAL_METHOD) ? null : word;
        comment = comment == null || comment.isEmpty() ? null : comment;
    }

    /** Returns these options with other columns that are only kept. */
    public IndexOptions withInclude(List<Identifier> newInclude) {
        return new IndexOptions(newInclude, method, nullsDistinct, visible, comment);
    }

    /** Returns these options with another method. */
    public IndexOptions withMethod(@Nullable String newMethod) {
        return new IndexOptions(include, newMethod, nullsDistinct, visible, comment);
    }

    /** Returns these options with rows without a value being different or not. */
    public IndexOptions withNullsDistinct(boolean newNullsDistinct) {
        return new IndexOptions(include, method, newNullsDistinct, visible, comment);
    }

    /** Returns these options of an index that the database uses or not. */
    public IndexOptions withVisible(boolean newVisible) {
        return new IndexOptions(include, method, nullsDistinct, newVisible, comment);
    }

    /** Returns these options with another comment; an empty one is none. */
    public IndexOptions withComment(@Nullable String newComment) {
        return new IndexOptions(include, method, nullsDistinct, visible, newComment);
    }
}
