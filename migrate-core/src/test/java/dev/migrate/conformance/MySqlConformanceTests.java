package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class MySqlConformanceTests extends MySqlFamilyConformance {

    MySqlConformanceTests() {
        super(LawDatabase.MYSQL_8_0, "MySQL");
    }
}
