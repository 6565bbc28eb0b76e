package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class PostgreSql16ConformanceTests extends PostgreSqlConformance {

    PostgreSql16ConformanceTests() {
        super(LawDatabase.POSTGRESQL_16);
    }

    /** No test here: PostgreSQL 18 sees them, by the same dialect. */
    @Override
    void everyFaultIsSeen() {}

    /** No test here, as 18 shows it by the same dialect. */
    @Override
    void aHistoryIsRunAndTakenBackAndItsScriptsDoTheSame() {}
}
