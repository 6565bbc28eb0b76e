package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;

/** What an index is, whatever its name and the layout of its expressions. */
final class IndexContent {

    private static final Identifier ANY = Identifier.of("any");

    private IndexContent() {}

    static Object of(Index index) {
        return new Index(
                ANY,
                index.parts().stream().map(IndexContent::form).toList(),
                index.unique(),
                ExpressionForm.ofNullable(index.where()),
                index.options());
    }

    private static Part form(Part part) {
        return part.withContent(part.column(), ExpressionForm.ofNullable(part.expression()));
    }
}
