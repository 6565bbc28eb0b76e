package dev.migrate.demo;

import dev.migrate.test.MigrateTest;
import dev.migrate.test.MigrationTests;

/** The history, revision by revision, as an application tests its own. */
@MigrateTest(properties = "spring.datasource.url=jdbc:h2:mem:revisions")
class RevisionsTests extends MigrationTests {}
