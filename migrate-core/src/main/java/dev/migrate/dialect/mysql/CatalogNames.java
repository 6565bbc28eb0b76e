package dev.migrate.dialect.mysql;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.Set;

/**
 * Names of tables for what the catalog calls them.
 *
 * @param database the database whose tables need not say so
 * @param asked the names asked for, which are given back as they were asked
 * @param foldsCase whether the server keeps names of tables in lower case, or compares them so
 */
record CatalogNames(String database, Set<TableName> asked, boolean foldsCase) {

    CatalogKey key(TableName name) {
        Identifier schema = name.schema();
        return new CatalogKey(
                schema == null ? database : schema.text(), name.name().text());
    }

    TableName of(CatalogKey key) {
        if (foldsCase) {
            for (TableName each : asked) {
                CatalogKey wanted = key(each);
                if (wanted.name().equalsIgnoreCase(key.name())
                        && wanted.database().equalsIgnoreCase(key.database())) {
                    return MySqlNames.normal(each);
                }
            }
        }
        Identifier name = Identifier.ofPlainOrQuoted(key.name());
        TableName whole = new TableName(Identifier.ofPlainOrQuoted(key.database()), name);
        boolean named = asked.stream().anyMatch(each -> MySqlNames.normal(each).equals(whole));
        return key.database().equals(database) && !named ? TableName.of(name) : whole;
    }
}
