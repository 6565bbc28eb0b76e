package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class PostgreSql17ConformanceTests extends PostgreSqlConformance {

    PostgreSql17ConformanceTests() {
        super(LawDatabase.POSTGRESQL_17);
    }

    /** No test here: PostgreSQL 18 sees them, by the same dialect. */
    @Override
    void everyFaultIsSeen() {}

    /** No test here, as 18 shows it by the same dialect. */
    @Override
    void aHistoryIsRunAndTakenBackAndItsScriptsDoTheSame() {}

    /** No test here, as 14 and 18 show it by the same dialect. */
    @Override
    void theDatabaseBecomesWhatTheOperationsMeanAndRowsStay() {}
}
