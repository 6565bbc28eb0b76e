package dev.migrate.script;

import dev.migrate.operation.Operation;

/**
 * A statement of a section.
 *
 * @param start where it starts
 */
record SqlStatement(TextPlace start, Operation operation) {}
