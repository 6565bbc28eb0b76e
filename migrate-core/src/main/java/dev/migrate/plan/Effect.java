package dev.migrate.plan;

import dev.migrate.schema.Schema;

/** What a statement does to a schema: how it finds the tables concerned, and how it leaves them. */
public record Effect(Schema before, Schema after) {}
