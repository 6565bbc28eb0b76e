package dev.migrate.demo;

import dev.migrate.test.MigrateTest;
import dev.migrate.test.MigrationTests;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The history, revision by revision, on SQLite, where Hibernate keeps helper tables of its own unless told not to. */
@MigrateTest(
        properties = {
            "spring.jpa.properties.hibernate.query.mutation_strategy.global_temporary.create_tables=false",
            "spring.jpa.properties.hibernate.query.mutation_strategy.persistent.create_tables=false"
        })
class SqliteRevisionsTests extends MigrationTests {

    private static final FreshDatabase DATABASE = TestDatabase.SQLITE.create();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", DATABASE::url);
        properties.add("spring.datasource.username", DATABASE::username);
        properties.add("spring.datasource.password", DATABASE::password);
    }
}
