package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Locale;

/**
 * Names as the catalog has them: it keeps each letter and remembers no quotes.
 *
 * <p>Names of columns, indexes and constraints are compared without their case; those of tables too where the server's
 * files are, so that a plain name is taken as unquoted whoever wrote it.
 */
final class MySqlNames {

    /** The name of each primary key, whatever it was given. */
    static final Identifier PRIMARY = Identifier.of("PRIMARY");

    private MySqlNames() {}

    /** Refuses a name with a character that the catalog cannot keep. */
    static void requirePossible(Identifier name, Product product) {
        name.text()
                .codePoints()
                .filter(Character::isSupplementaryCodePoint)
                .findFirst()
                .ifPresent(character -> {
                    throw new UnsupportedOperationInDialectException(product.words()
                            + " has no names with such a character.\n    name       " + name + "\n    character  "
                            + String.format(Locale.ROOT, "U+%X", character)
                            + "\nGive it a name without characters beyond U+FFFF, such as emoji.");
                });
    }

    /** Returns whether a table can have a name: the catalog cannot be asked for one that it cannot keep. */
    static boolean isPossible(TableName name) {
        return name.name().text().codePoints().noneMatch(Character::isSupplementaryCodePoint);
    }

    static Identifier normal(Identifier name) {
        return Identifier.ofPlainOrQuoted(name.text());
    }

    static List<Identifier> normal(List<Identifier> names) {
        return names.stream().map(MySqlNames::normal).toList();
    }

    static TableName normal(TableName name) {
        Identifier schema = name.schema();
        return new TableName(schema == null ? null : normal(schema), normal(name.name()));
    }
}
