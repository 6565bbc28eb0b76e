package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;

class H2ConformanceTests extends DialectConformance {

    H2ConformanceTests() {
        super(LawDatabase.H2);
    }
}
