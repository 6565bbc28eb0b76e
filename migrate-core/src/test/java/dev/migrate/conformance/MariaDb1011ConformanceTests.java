package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class MariaDb1011ConformanceTests extends MySqlFamilyConformance {

    MariaDb1011ConformanceTests() {
        super(LawDatabase.MARIADB_10_11, "MariaDB");
    }

    /** No test here: MariaDB 11.4 sees them, by the same dialect. */
    @Override
    void everyFaultIsSeen() {}
}
