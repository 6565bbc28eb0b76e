package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class PostgreSql18ConformanceTests extends PostgreSqlConformance {

    PostgreSql18ConformanceTests() {
        super(LawDatabase.POSTGRESQL_18);
    }
}
