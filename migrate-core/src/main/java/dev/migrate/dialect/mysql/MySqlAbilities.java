package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Abilities.Kind;
import dev.migrate.dialect.Abilities.Since;
import dev.migrate.dialect.Ability;
import java.util.List;

/** What MySQL and MariaDB can do, by version. */
final class MySqlAbilities {

    private static final List<Since> MYSQL = List.of(Since.version(
            8,
            0,
            Ability.EXPRESSION_INDEXES,
            Ability.INDEX_COMMENTS,
            Ability.INVISIBLE_INDEXES,
            Ability.COLLATIONS,
            Ability.PLACES_OF_COLUMNS));

    private static final List<Since> MARIADB = List.of(Since.version(
            10, 11, Ability.INDEX_COMMENTS, Ability.INVISIBLE_INDEXES, Ability.COLLATIONS, Ability.PLACES_OF_COLUMNS));

    private static final List<Kind> KINDS = List.of(Kind.of("fulltext"), Kind.of("spatial"));

    private MySqlAbilities() {}

    static Abilities of(Product product) {
        return new Abilities(product.words(), product.version(), product.mariaDb() ? MARIADB : MYSQL, KINDS);
    }
}
