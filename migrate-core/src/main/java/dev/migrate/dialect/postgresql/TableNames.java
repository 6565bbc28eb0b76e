package dev.migrate.dialect.postgresql;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.Set;

/**
 * Names of tables for what the catalog calls them.
 *
 * @param defaultSchema the schema whose tables need not say so
 * @param asked the names asked for, which are given back as they were asked
 */
record TableNames(String defaultSchema, Set<TableName> asked) {

    /** Returns the stored name of the schema that a name is in. */
    String schema(TableName name) {
        Identifier schema = name.schema();
        return schema == null ? defaultSchema : PostgreSqlNames.stored(schema);
    }

    TableName of(String schema, String relation) {
        Identifier name = PostgreSqlNames.ofStored(relation);
        TableName whole = new TableName(PostgreSqlNames.ofStored(schema), name);
        boolean inDefault = schema.equals(defaultSchema);
        boolean askedSo = asked.stream().map(PostgreSqlNames::normal).anyMatch(whole::equals);
        return inDefault && !askedSo ? TableName.of(name) : whole;
    }
}
