package dev.migrate.command;

import dev.migrate.operation.Operation.InsertRows;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What the application's mappings want the database to be.
 *
 * @param rows the rows that a table needs from its creation on
 * @param entities the names of the entity classes
 * @param lookedIn where entities were looked for, one a line, for the message that there are none
 */
public record Model(
        Schema schema, Map<TableName, List<InsertRows>> rows, SortedSet<String> entities, List<String> lookedIn) {}
