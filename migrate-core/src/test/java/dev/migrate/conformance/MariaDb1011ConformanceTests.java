package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class MariaDb1011ConformanceTests extends MySqlFamilyConformance {

    MariaDb1011ConformanceTests() {
        super(LawDatabase.MARIADB_10_11, "MariaDB");
    }

    /** No test here, as 11.4 shows it by the same dialect. */
    @Override
    void everyFaultIsSeen() {}

    /** No test here, either. */
    @Override
    void theDatabaseBecomesWhatTheOperationsMeanAndRowsStay() {}

    /** No test here, either. */
    @Override
    void aHistoryIsRunAndTakenBackAndItsScriptsDoTheSame() {}
}
