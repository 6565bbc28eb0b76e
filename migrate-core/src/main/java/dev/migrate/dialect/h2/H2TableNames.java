package dev.migrate.dialect.h2;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names of tables for what the catalog calls them.
 *
 * @param catalog what knows how names are spelled
 * @param defaultSchema the schema whose tables need not say so, as the catalog spells it
 * @param asked the names asked for, which are given back as they were asked
 */
record H2TableNames(H2Catalog catalog, String defaultSchema, Set<TableName> asked) {

    /** Knows the names that were asked for by those of the catalog. */
    H2TableNames {
        asked = asked.stream().map(H2Names::of).collect(Collectors.toCollection(TreeSet::new));
    }

    static H2TableNames of(Connection connection, Set<TableName> asked) throws SQLException {
        H2Catalog catalog = H2Catalog.of(connection);
        return new H2TableNames(catalog, catalog.defaultSchema(), asked);
    }

    H2Key key(TableName name) {
        Identifier schema = name.schema();
        return new H2Key(schema == null ? defaultSchema : H2Words.spelling(schema), H2Words.spelling(name.name()));
    }

    TableName of(H2Key key) {
        Identifier name = catalog.name(key.name());
        TableName whole = new TableName(H2Words.identifier(key.schema()), name);
        return key.schema().equals(defaultSchema) && !asked.contains(whole) ? TableName.of(name) : whole;
    }
}
