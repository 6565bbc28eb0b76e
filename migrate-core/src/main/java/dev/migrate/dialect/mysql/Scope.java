package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The tables that a question to the catalog is about.
 *
 * @param tables their names in lower case, or nothing for all of the databases
 */
record Scope(List<String> databases, List<String> tables) {

    static Scope ofDatabase(String database) {
        return new Scope(List.of(database), List.of());
    }

    /** Names are compared without their case, as an author may have written one in another case than it was created in. */
    static Scope of(Collection<CatalogKey> keys) {
        TreeSet<String> databases = new TreeSet<>();
        TreeSet<String> tables = new TreeSet<>();
        for (CatalogKey key : keys) {
            databases.add(key.database());
            tables.add(key.name().toLowerCase(Locale.ROOT));
        }
        return new Scope(List.copyOf(databases), List.copyOf(tables));
    }

    /** Returns the condition over the columns of a schema and a table, with a question mark for each parameter. */
    String condition(String schema, String table) {
        String databaseIn = schema + " in (" + marks(databases) + ")";
        return tables.isEmpty() ? databaseIn : databaseIn + " and lower(" + table + ") in (" + marks(tables) + ")";
    }

    /** Returns the condition of the tables, and of all sequences, for which there is no question of their own. */
    String conditionOfTables() {
        String databaseIn = "table_schema in (" + marks(databases) + ")";
        return tables.isEmpty()
                ? databaseIn
                : databaseIn + " and (table_type = 'SEQUENCE' or lower(table_name) in (" + marks(tables) + "))";
    }

    private static String marks(List<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    List<String> parameters() {
        List<String> parameters = new ArrayList<>(databases);
        parameters.addAll(tables);
        return parameters;
    }
}
