package dev.migrate.test;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Made-up values for the columns of a table. */
final class SampleValues {

    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final LocalDateTime TIME = DAY.atTime(LocalTime.NOON);
    private static final Instant MOMENT = TIME.toInstant(ZoneOffset.UTC);
    private static final String WORD = "sample";
    private static final int NUMBER = 1;
    /** Larger than what revisions count their own rows with, and small enough for a byte. */
    private static final int KEY = 101;

    private final Table table;
    private final SqlWriter writer;
    private final Set<Identifier> keys = new LinkedHashSet<>();

    SampleValues(Table table, SqlWriter writer) {
        this.table = table;
        this.writer = writer;
        table.constraints().stream()
                .filter(each -> each instanceof PrimaryKey || each instanceof Unique)
                .forEach(each -> keys.addAll(each.columns()));
    }

    /** Returns a value as SQL, null for a type that is not known. */
    String of(Column column) {
        if (column.type() instanceof Enumeration type) {
            return writer.literal(type.labels().get(0));
        }
        return column.type() instanceof Basic type ? basic(column.name(), type) : "null";
    }

    private String basic(Identifier column, Basic type) {
        return switch (type.name()) {
            case BOOLEAN -> writer.literal(false);
            case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL ->
                writer.literal(keys.contains(column) ? KEY : NUMBER);
            case REAL, REAL_TYPE, DOUBLE_PRECISION, FLOATING -> writer.literal(NUMBER);
            case DATE -> writer.literal(DAY);
            case TIME, TIME_UTC, TIME_TZ -> writer.literal(LocalTime.NOON);
            case TIMESTAMP -> writer.literal(TIME);
            case TIMESTAMP_UTC, TIMESTAMP_TZ -> writer.literal(MOMENT);
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> text(column, type);
            case TEXT, NTEXT, CLOB, NCLOB -> text(column, new Basic(type.name()));
            case BYTES -> writer.literal(WORD);
            case BLOB, BINARY, VARBINARY -> "x'61'";
            case UUID -> writer.literal(new UUID(0, KEY));
            case JSON -> writer.literal("{}");
            case XML -> writer.literal("<a/>");
            case INET -> writer.literal("127.0.0.1");
            case INTERVAL_SECOND -> "interval '1' second";
            case INTERVAL -> writer.literal("1 second");
            case CITEXT -> writer.literal(WORD);
            case HSTORE -> writer.literal("a=>1");
            case INTEGER_RANGE, BIGINT_RANGE, NUMERIC_RANGE -> writer.literal("[1,2)");
            case INTEGER_MULTIRANGE, BIGINT_MULTIRANGE, NUMERIC_MULTIRANGE -> writer.literal("{[1,2)}");
            case DATE_RANGE, TIMESTAMP_RANGE, TIMESTAMP_UTC_RANGE -> writer.literal("[" + DAY + ",)");
            case DATE_MULTIRANGE, TIMESTAMP_MULTIRANGE, TIMESTAMP_UTC_MULTIRANGE -> writer.literal("{[" + DAY + ",)}");
            // Each database that has shapes has words of its own for them
            case GEOMETRY, GEOGRAPHY -> "null";
        };
    }

    /** Returns the first text that a check of the column allows, else any that is short enough. */
    private String text(Identifier column, Basic type) {
        Pattern named = Pattern.compile("(?i)(?<![\\w$])" + Pattern.quote(column.text()) + "(?![\\w$])");
        for (Check check : table.constraints().stream()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .toList()) {
            Matcher text = TEXT.matcher(check.expression());
            if (named.matcher(check.expression()).find() && text.find()) {
                return text.group();
            }
        }
        Integer length = type.first();
        return writer.literal(length == null || length > WORD.length() ? WORD : WORD.substring(0, length));
    }
}
