package dev.migrate.plan;

import dev.migrate.dialect.Statement;
import dev.migrate.op.Recorded;

/** A statement and the line of the revision it came from. */
public record PlannedStatement(Statement statement, Recorded recorded) {}
