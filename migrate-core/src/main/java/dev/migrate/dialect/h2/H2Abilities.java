package dev.migrate.dialect.h2;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Abilities.Kind;
import dev.migrate.dialect.Abilities.Since;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DatabaseVersion;
import java.util.List;

/** What H2 can do, by version. */
final class H2Abilities {

    private static final List<Since> TABLE = List.of(
            Since.version(2, 0, Ability.INDEX_COMMENTS, Ability.ORDER_OF_NULLS, Ability.PLACES_OF_COLUMNS),
            Since.version(2, 3, Ability.EQUAL_NULLS));

    private H2Abilities() {}

    static Abilities of(DatabaseVersion version) {
        return new Abilities("H2", version, TABLE, List.of(Kind.of("spatial")));
    }
}
