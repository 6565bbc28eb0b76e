package dev.migrate.dialect.h2;

import dev.migrate.schema.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words that H2 keeps for itself, and names as its catalog spells them. */
final class H2Words {

    private static final String TEXT = """
            all and any array as asymmetric authorization between both case cast check constraint cross current_catalog
            current_date current_path current_role current_schema current_time current_timestamp current_user day default
            distinct else end except exists false fetch for foreign from full group groups having hour if ilike in inner
            intersect interval is join key leading left like limit localtime localtimestamp minus minute month natural not
            null offset on or order over partition primary qualify range regexp right row rownum rows second select
            session_user set some symmetric system_user table to top trailing true uescape union unique unknown user using
            value values when where window with year _rowid_
            """;

    private static final Set<String> WORDS = new TreeSet<>(List.of(TEXT.strip().split("\\s+", -1)));

    private H2Words() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    /** Returns the name that the catalog spells so: unquoted if H2 makes that spelling of the name in lower case. */
    static Identifier identifier(String spelling) {
        String lower = spelling.toLowerCase(Locale.ROOT);
        boolean folded = Identifier.isPlain(spelling)
                && spelling.equals(spelling.toUpperCase(Locale.ROOT))
                && spelling.equals(lower.toUpperCase(Locale.ROOT));
        return folded ? Identifier.of(lower) : Identifier.quoted(spelling);
    }

    /** Returns the spelling of a name in the catalog. */
    static String spelling(Identifier name) {
        return name.isQuoted() ? name.text() : name.text().toUpperCase(Locale.ROOT);
    }
}
