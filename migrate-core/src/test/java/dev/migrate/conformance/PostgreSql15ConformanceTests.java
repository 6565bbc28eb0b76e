package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class PostgreSql15ConformanceTests extends PostgreSqlConformance {

    PostgreSql15ConformanceTests() {
        super(LawDatabase.POSTGRESQL_15);
    }

    /** No test here: PostgreSQL 18 sees them, by the same dialect. */
    @Override
    void everyFaultIsSeen() {}

    /** No test here, as 18 shows it by the same dialect. */
    @Override
    void aHistoryIsRunAndTakenBackAndItsScriptsDoTheSame() {}
}
