package dev.migrate.command;

import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a revision that stands for others does.
 *
 * @param downgrade what takes it back, or null if it is irreversible
 * @param before the schema that the upgrade meets
 */
record SquashedWork(List<Operation> upgrade, @Nullable List<Operation> downgrade, Schema before) {}
