package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which servers are PostgreSQL. */
class PostgreSqlDialectProviderTests {

    private final PostgreSqlDialectProvider provider = new PostgreSqlDialectProvider();

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aServerIsKnownByItsProduct(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            assertThat(session.dialect().name()).isEqualTo("postgresql");
            assertThat(product.name())
                    .endsWith("_" + session.dialect().version().major());
            assertThat(session.dialect().capabilities().transactionalDdl()).isTrue();
        }
    }

    @Test
    void whatOnlySpeaksItsProtocolIsNot() {
        assertThat(provider.acceptsProduct("PostgreSQL", "16.4 (Debian 16.4-1)"))
                .isTrue();
        assertThat(provider.acceptsProduct("PostgreSQL", "15.2-YB-2.25.0.0-b0")).isFalse();
        assertThat(provider.acceptsProduct("PostgreSQL", "CockroachDB CCL v24.1"))
                .isFalse();
        assertThat(provider.acceptsProduct("PostgreSQL", "8.0.2, Redshift 1.0")).isFalse();
        assertThat(provider.acceptsProduct("H2", "2.4")).isFalse();
    }

    @Test
    void itsUrlIsKnown() {
        assertThat(provider.acceptsUrl("jdbc:postgresql://localhost/shop")).isTrue();
        assertThat(provider.acceptsUrl("jdbc:h2:mem:")).isFalse();
    }

    @Test
    void anOldVersionIsRefused() {
        assertThatThrownBy(() -> Dialects.onClassPath().named("postgresql:13.4"))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        This PostgreSQL is too old for Migrate.
                            version    13.4
                            supported  14 and later
                        Update the server, or use a newer one.""");
    }
}
