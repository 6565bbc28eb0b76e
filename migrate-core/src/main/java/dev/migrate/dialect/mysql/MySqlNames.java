package dev.migrate.dialect.mysql;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;

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
