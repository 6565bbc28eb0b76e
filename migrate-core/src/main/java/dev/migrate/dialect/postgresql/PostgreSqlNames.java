package dev.migrate.dialect.postgresql;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names as PostgreSQL stores them: in lower case unless quoted; quoted where SQL needs the quotes. */
final class PostgreSqlNames {

    private PostgreSqlNames() {}

    /** Returns the identifier of a stored name: quoted only where the name means another or none without quotes. */
    static Identifier ofStored(String stored) {
        boolean plain = Identifier.isPlain(stored) && stored.equals(stored.toLowerCase(Locale.ROOT));
        return plain && !PostgreSqlWriter.needsQuotes(stored) ? Identifier.of(stored) : Identifier.quoted(stored);
    }

    /** Returns the text under which an identifier is stored. */
    static String stored(Identifier name) {
        return name.folded();
    }

    static Identifier normal(Identifier name) {
        return ofStored(stored(name));
    }

    static @Nullable Identifier normalOrNull(@Nullable Identifier name) {
        return name == null ? null : normal(name);
    }

    static TableName normal(TableName name) {
        return new TableName(normalOrNull(name.schema()), normal(name.name()));
    }

    static List<Identifier> normal(List<Identifier> names) {
        return names.stream().map(PostgreSqlNames::normal).toList();
    }
}
