package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class SqliteConformanceTests extends DialectConformance {

    SqliteConformanceTests() {
        super(LawDatabase.SQLITE);
    }
}
