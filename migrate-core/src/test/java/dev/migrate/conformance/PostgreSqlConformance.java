package dev.migrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the versions of PostgreSQL have in common: types that come with extensions, of which the tests have none. */
abstract class PostgreSqlConformance extends DialectConformance {

    private final LawDatabase kind;

    PostgreSqlConformance(LawDatabase kind) {
        super(kind);
        this.kind = kind;
    }

    @Test
    void theServerIsOfItsVersion() throws SQLException {
        assertThat(kind)
                .hasToString("POSTGRESQL_" + LawBench.dialect(kind).version().major());
    }

    @Override
    Map<String, String> missing() {
        String extension = ", which is not installed in this database.";
        return Map.of(
                "addColumn, citext()", "The type citext comes with the extension citext" + extension,
                "addColumn, hstore()", "The type hstore comes with the extension hstore" + extension,
                "addColumn, geometry()", "The type geometry comes with the extension postgis" + extension,
                "addColumn, geography()", "The type geography comes with the extension postgis" + extension);
    }
}
