package dev.migrate.dialect;

import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import java.util.List;
import java.util.stream.Collectors;

/** Says a new index. */
record IndexSentence(StandardSqlWriter writer, CreateIndex operation) {

    String text() {
        Index index = operation.index();
        return "create " + (index.unique() ? "unique " : "") + "index "
                + (operation.concurrently() ? "concurrently " : "")
                + writer.name(index.name()) + " on "
                + writer.name(operation.table())
                + (index.options().method() == null
                        ? ""
                        : " using " + index.options().method())
                + index.parts().stream().map(writer::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.options().include().isEmpty()
                        ? ""
                        : " include (" + writer.names(index.options().include()) + ")")
                + (index.options().nullsDistinct() ? "" : " nulls not distinct")
                + (index.where() == null ? "" : " where " + index.where());
    }

    /** Returns the statement that creates an index and the one that says what it is for, if that is said. */
    static List<String> withComment(StandardWords writer, CreateIndex operation, String create) {
        String comment = operation.index().options().comment();
        return comment == null
                ? List.of(create)
                : List.of(
                        create,
                        "comment on index "
                                + writer.name(operation
                                        .table()
                                        .sibling(operation.index().name()))
                                + " is " + writer.text(comment));
    }

    static String part(StandardWords writer, Index.Part part) {
        Identifier column = part.column();
        return (column == null ? "(" + part.expression() + ")" : writer.name(column))
                + (part.collation() == null ? "" : " " + writer.collation(part.collation()))
                + (part.operatorClass() == null ? "" : " " + part.operatorClass())
                + (part.descending() ? " desc" : "")
                + (part.nulls() == null ? "" : " " + part.nulls().sql());
    }
}
