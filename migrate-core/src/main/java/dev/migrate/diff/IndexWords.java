package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import java.util.stream.Collectors;

/** What an index is made of, in a reader's words. */
final class IndexWords {

    private IndexWords() {}

    static String of(Index index) {
        IndexOptions options = index.options();
        return (options.method() == null ? "" : " using " + options.method())
                + index.parts().stream().map(IndexWords::part).collect(Collectors.joining(", ", " (", ")"))
                + (options.include().isEmpty()
                        ? ""
                        : options.include().stream()
                                .map(Identifier::toString)
                                .collect(Collectors.joining(", ", " include (", ")")))
                + (options.nullsDistinct() ? "" : " nulls not distinct")
                + (options.visible() ? "" : " invisible")
                + (options.comment() == null ? "" : " comment '" + options.comment() + "'");
    }

    private static String part(Index.Part part) {
        return (part.column() == null ? part.expression() : part.column())
                + (part.collation() == null ? "" : " collate " + part.collation())
                + (part.operatorClass() == null ? "" : " " + part.operatorClass())
                + (part.descending() ? " desc" : "")
                + (part.nulls() == null ? "" : " " + part.nulls().sql());
    }
}
