package dev.migrate.testing;

import dev.migrate.operation.Row;
import dev.migrate.schema.Column;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows whose values fit their columns: the same value for the same type and number, so that foreign keys hold. */
public final class FittingRows {

    private static final List<String> TEXTS = List.of("", "x", "it's", "");
    private static final int MICROSECONDS = 6;

    private FittingRows() {}

    /** Returns the columns that rows are given values for. */
    public static List<Column> columns(Table table) {
        return table.columns().values().stream()
                .filter(each -> each.generated() == null && each.identity() == null)
                .toList();
    }

    /** Returns a row; the second has null where that is possible. */
    public static Row of(List<Column> columns, int number) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(column.nullable() && number == 2 ? null : value(column.type(), number));
        }
        return new Row(values);
    }

    private static @Nullable Object value(SqlType type, int number) {
        if (type instanceof Enumeration choice) {
            int position = number % choice.labels().size();
            return choice.form() == EnumerationForm.ORDINAL
                    ? Integer.valueOf(position)
                    : choice.labels().get(position);
        }
        if (type instanceof SqlType.Array) {
            return null;
        }
        return type instanceof Basic basic ? value(basic, number) : Integer.toString(number);
    }

    private static Object value(Basic type, int number) {
        return switch (type.name()) {
            case BOOLEAN -> number % 2 == 1;
            case TINYINT, SMALLINT, INTEGER -> number;
            case BIGINT -> (long) number;
            case NUMERIC, DECIMAL -> new BigDecimal(number + ".50");
            case REAL, DOUBLE_PRECISION, FLOATING, REAL_TYPE -> new BigDecimal(number + ".25");
            case DATE -> LocalDate.of(2026, 11, number);
            case TIME, TIME_UTC, TIME_TZ -> LocalTime.of(7, 28, number);
            case TIMESTAMP -> moment(number, type.first());
            case TIMESTAMP_UTC, TIMESTAMP_TZ -> moment(number, type.first()).toInstant(ZoneOffset.UTC);
            case UUID -> UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f1000" + number);
            case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, NTEXT ->
                number < TEXTS.size() ? TEXTS.get(number) : Integer.toString(number);
            case XML -> "<a/>";
            case INET -> "127.0.0." + number;
            default -> Integer.toString(number);
        };
    }

    private static LocalDateTime moment(int number, @Nullable Integer precision) {
        boolean fine = precision != null && precision == MICROSECONDS;
        return LocalDateTime.of(2026, 11, 22, 7, 28, number, fine ? 5_000_000 : 0);
    }
}
