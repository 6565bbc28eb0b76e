package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class MariaDbConformanceTests extends MySqlFamilyConformance {

    MariaDbConformanceTests() {
        super(LawDatabase.MARIADB_11_4, "MariaDB");
    }
}
