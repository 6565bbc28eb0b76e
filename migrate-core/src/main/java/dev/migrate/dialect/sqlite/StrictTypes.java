package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Column;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The few types of <a href="https://www.sqlite.org/stricttables.html">strict tables</a>: what takes the place of others keeps the
 * values that they keep. Days and times are {@code any}, since the JDBC driver writes them as numbers or as texts.
 */
final class StrictTypes {

    private static final List<String> WORDS = List.of("int", "integer", "real", "text", "blob", "any");
    private static final Basic REAL = new Basic(TypeName.REAL_TYPE);
    private static final Raw TEXT = new Raw("text");
    private static final Raw ANY = new Raw("any");

    /** As many digits as all integers of 64 bits have. */
    private static final int DIGITS = 18;

    /** As many as all floating numbers of 64 bits have. */
    private static final int EXACT_DIGITS = 15;

    private StrictTypes() {}

    /** Returns a table, in SQLite's words, with types that it can have. */
    static Table of(Table table) {
        return table.withColumns(
                table.columns().values().stream().map(each -> of(each, table)).toList());
    }

    /** Returns a column, in SQLite's words, as a table has it. */
    static Column of(Column column, Table table) {
        return SqliteOptions.has(table, SqliteOptions.STRICT) ? column.withType(strict(column, table)) : column;
    }

    private static SqlType strict(Column column, Table table) {
        SqlType strict = column.type() instanceof Basic basic ? strict(basic) : null;
        if (strict != null) {
            return strict;
        }
        if (column.type() instanceof Raw raw && WORDS.contains(raw.text().toLowerCase(Locale.ROOT))) {
            return raw;
        }
        throw new UnsupportedOperationInDialectException("A strict table of SQLite has no such type.\n    table   "
                + table.name() + "\n    column  " + column.name() + "\n    type    " + column.type()
                + "\nUse a portable type, of numbers one of at most " + DIGITS + " digits, " + EXACT_DIGITS
                + " with a fraction, or one of " + String.join(", ", WORDS) + ", as raw(\"any\").");
    }

    private static @Nullable SqlType strict(Basic type) {
        return switch (type.name()) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT -> SqliteNative.INTEGER;
            case NUMERIC, DECIMAL -> number(type);
            case DOUBLE_PRECISION, REAL_TYPE -> REAL;
            case DATE, TIME, TIME_TZ, TIMESTAMP -> ANY;
            case CHAR, VARCHAR, CLOB, NTEXT -> TEXT;
            case BLOB -> type;
            default -> null;
        };
    }

    /** Returns null for numbers that neither an integer nor a floating number keeps whole. */
    private static @Nullable SqlType number(Basic type) {
        Integer digits = type.first();
        Integer scale = type.second();
        if (digits == null || digits > DIGITS) {
            return null;
        }
        boolean whole = scale == null || scale == 0;
        return whole ? SqliteNative.INTEGER : digits <= EXACT_DIGITS ? REAL : null;
    }
}
