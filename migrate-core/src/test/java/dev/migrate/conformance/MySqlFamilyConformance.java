package dev.migrate.conformance;

import dev.migrate.testing.LawDatabase;
import java.util.List;
import java.util.Map;

/** What MySQL and MariaDB have in common: their schemas are databases beside the one that a test has. */
abstract class MySqlFamilyConformance extends DialectConformance {

    private final String product;

    MySqlFamilyConformance(LawDatabase kind, String product) {
        super(kind);
        this.product = product;
    }

    @Override
    Map<String, String> oneWay() {
        String refusal = product + " drops a schema with all tables in it";
        return Map.of("createSchema", refusal, "setSchema", refusal);
    }

    @Override
    List<String> leftovers() {
        return List.of("drop schema if exists crm");
    }
}
