package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Abilities.Since;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DatabaseVersion;
import java.util.List;

/** What SQLite can do in which version. */
final class SqliteAbilities {

    private static final List<Since> TABLE = List.of(
            Since.version(
                    3,
                    37,
                    Ability.PARTIAL_INDEXES,
                    Ability.EXPRESSION_INDEXES,
                    Ability.COLLATED_INDEXES,
                    Ability.COLLATIONS,
                    Ability.DEFERRED_KEYS),
            Since.version(3, 53, Ability.CHANGED_CHECKS));

    private SqliteAbilities() {}

    static Abilities of(DatabaseVersion version) {
        return new Abilities("SQLite", version, TABLE, List.of());
    }

    static Abilities any() {
        return of(new DatabaseVersion(3, 37));
    }
}
