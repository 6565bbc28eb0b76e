package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class PostgreSql14ConformanceTests extends PostgreSqlConformance {

    PostgreSql14ConformanceTests() {
        super(LawDatabase.POSTGRESQL_14);
    }

    /** No test here: PostgreSQL 18 sees them, by the same dialect. */
    @Override
    void everyFaultIsSeen() {}

    /** No test here, as 18 shows it by the same dialect. */
    @Override
    void aHistoryIsRunAndTakenBackAndItsScriptsDoTheSame() {}
}
