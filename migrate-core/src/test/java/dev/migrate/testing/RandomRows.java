package dev.migrate.testing;

import dev.migrate.operation.Bytes;
import dev.migrate.operation.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that a seed makes up, of values of all kinds; the columns do not matter. */
final class RandomRows {

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            true,
            1,
            1L,
            new BigDecimal("1.50"),
            new BigDecimal("1.5"),
            "it's \"so\" \\ \n\t\u0001 é 😀",
            UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000"),
            LocalDate.of(2026, 11, 22),
            LocalTime.of(7, 28),
            LocalDateTime.of(2026, 11, 22, 7, 28, 1, 5000),
            Instant.parse("2026-11-22T07:28:00.000001Z"),
            new Bytes("00ff5c27"));

    private RandomRows() {}

    static List<Row> of(Chance chance, int columns) {
        List<Row> rows = new ArrayList<>();
        int wanted = chance.between(1, 3);
        for (int i = 0; i < wanted; i++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                values.add(VALUES.get(chance.between(0, VALUES.size() - 1)));
            }
            rows.add(new Row(values));
        }
        return rows;
    }
}
