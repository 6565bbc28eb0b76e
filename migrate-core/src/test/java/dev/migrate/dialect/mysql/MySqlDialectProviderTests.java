package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlDialectProviderTests {

    private final MySqlDialectProvider provider = new MySqlDialectProvider();

    @Test
    void aServerThatForgetsChecksIsRefused() {
        assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                .isThrownBy(() -> provider.requireSupported("8.0.15-commercial"))
                .withMessage("""
                        This MySQL is too old for Migrate.
                            version    8.0.15
                            supported  8.0.16 and later
                        Use a newer MySQL, which upgrades the old data when it starts.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.16", "8.0.42-0ubuntu0.22.04.1", "8.4.0", "9.1.0"})
    void aServerThatKeepsChecksIsNot(String version) {
        assertThatCode(() -> provider.requireSupported(version)).doesNotThrowAnyException();
    }
}
