package dev.migrate.dialect;

import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.schema.Index;
import java.util.stream.Collectors;

/** Says a new index. */
record IndexSentence(StandardSqlWriter writer, CreateIndex operation) {

    String text() {
        Index index = operation.index();
        return "create " + (index.unique() ? "unique " : "") + "index "
                + (operation.concurrently() ? "concurrently " : "")
                + writer.name(index.name()) + " on "
                + writer.name(operation.table())
                + index.parts().stream().map(writer::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.where() == null ? "" : " where " + index.where());
    }
}
