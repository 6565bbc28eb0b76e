package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Abilities.Kind;
import dev.migrate.dialect.Abilities.Since;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.IndexFit;
import java.util.List;

/** What PostgreSQL can do, by version. */
final class PostgreSqlAbilities {

    private static final List<Since> TABLE = List.of(
            Since.version(
                    14,
                    0,
                    Ability.PARTIAL_INDEXES,
                    Ability.EXPRESSION_INDEXES,
                    Ability.INDEX_COMMENTS,
                    Ability.INCLUDED_COLUMNS,
                    Ability.ORDER_OF_NULLS,
                    Ability.NULLS_LAST,
                    Ability.OPERATOR_CLASSES,
                    Ability.COLLATED_INDEXES,
                    Ability.COLLATIONS,
                    Ability.DEFERRED_KEYS,
                    Ability.DEFERRED_UNIQUES,
                    Ability.CHOSEN_DEFERRAL,
                    Ability.EXCLUSIONS,
                    Ability.FULL_MATCHES,
                    Ability.UNCHECKED_ROWS),
            Since.version(15, 0, Ability.EQUAL_NULLS, Ability.OTHER_ACCESS_METHODS),
            Since.version(17, 0, Ability.OTHER_EXPRESSIONS),
            Since.version(18, 0, Ability.VIRTUAL_COLUMNS));

    /** Spatial indexes are PostGIS's. */
    private static final List<Kind> KINDS = List.of(
            Kind.of("hash"),
            Kind.of("gin"),
            Kind.of("gist"),
            Kind.of("spgist"),
            Kind.of("brin"),
            new Kind("spatial", "gist"));

    private PostgreSqlAbilities() {}

    static Abilities of(DatabaseVersion version) {
        return new Abilities("PostgreSQL", version, TABLE, KINDS);
    }

    static IndexFit fit(DatabaseVersion version) {
        return new IndexFit(of(version));
    }
}
