package dev.migrate.demo;

import dev.migrate.test.MigrateTest;
import dev.migrate.test.MigrationTests;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The history, revision by revision, on PostgreSQL. */
@MigrateTest
class PostgresqlRevisionsTests extends MigrationTests {

    private static final FreshDatabase DATABASE = TestDatabase.POSTGRESQL_18.create();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", DATABASE::url);
        properties.add("spring.datasource.username", DATABASE::username);
        properties.add("spring.datasource.password", DATABASE::password);
    }
}
