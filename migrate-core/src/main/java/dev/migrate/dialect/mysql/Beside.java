package dev.migrate.dialect.mysql;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/** Names the column that values are converted into beside their own. */
final class Beside {

    private static final String PREFIX = "new_";

    /** MySQL keeps a column that is dropped for a while, under a longer name that must fit as well. */
    private static final int LONGEST = 32;

    private Beside() {}

    /** Returns a name that is not too long, and free as far as the table is known. */
    static Identifier nameFor(Identifier column, @Nullable Table table) {
        Identifier name = named(column, PREFIX);
        for (int i = 2; table != null && table.column(name) != null; i++) {
            name = named(column, PREFIX + i + "_");
        }
        return name;
    }

    private static Identifier named(Identifier column, String prefix) {
        String text = column.text();
        int room = LONGEST - prefix.length();
        boolean fits = text.codePointCount(0, text.length()) <= room;
        return Identifier.ofPlainOrQuoted(prefix + (fits ? text : text.substring(0, text.offsetByCodePoints(0, room))));
    }
}
