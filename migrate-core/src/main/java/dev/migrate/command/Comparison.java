package dev.migrate.command;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import java.util.List;

/**
 * The model compared with the history.
 *
 * @param before what the history produces
 * @param operations what leads from it to the model
 * @param tables the number of tables of the model
 */
record Comparison(Dialect dialect, Schema before, List<Operation> operations, int tables) {}
