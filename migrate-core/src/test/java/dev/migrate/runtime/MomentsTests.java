package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 07:28:00",
                "2026-11-22 07:28:00.000000",
                "2026-11-22T07:28:00Z",
                "2026-11-22 07:28:00+00",
                "2026-11-22 12:58:00+05:30",
                "2026-11-22 12:58:00.000+05:30",
                "2026-11-21 23:28:00-08",
                "2026-11-22 07:28:00 "
            })
    void everyFormIsTheSameMoment(String text) {
        assertThat(Moments.parse(text)).isEqualTo(Instant.parse("2026-11-22T07:28:00Z"));
    }

    @Test
    void twoOffsetsAreNone() {
        assertThatExceptionOfType(DateTimeParseException.class)
                .isThrownBy(() -> Moments.parse("2026-11-22 07:28:00+00:00+01"));
    }
}
