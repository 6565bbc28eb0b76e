package dev.migrate.dialect;

import dev.migrate.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words that the SQL standard keeps for itself and at least one database does not accept as a name. */
final class ReservedWords {

    private static final String TEXT = """
        all alter analyse analyze and any array as asc asymmetric authorization between binary both by case cast check
        collate collation column concurrently constraint create cross current_catalog current_date current_role
        current_schema current_time current_timestamp current_user default deferrable delete desc distinct do drop else
        end except exists false fetch for foreign freeze from full grant group having ilike in index initially inner
        insert intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not
        notnull null offset on only or order outer overlaps placing primary references returning right select
        session_user set similar some symmetric system_user table tablesample then to trailing true union unique
        update user using values variadic verbose when where window with
        """;

    private static final Set<String> WORDS = new TreeSet<>(List.of(TEXT.strip().split("\\s+", -1)));

    private ReservedWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    static void checkLength(Identifier name, int maxBytes, String dialect) {
        int bytes = name.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            throw new UnsupportedOperationInDialectException("A name is too long for " + dialect + ".\n    name     "
                    + name + "\n    length   " + bytes + " bytes\n    allowed  " + maxBytes
                    + " bytes\nGive it a shorter name.");
        }
    }
}
