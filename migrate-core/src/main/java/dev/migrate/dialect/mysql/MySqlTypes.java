package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types that MySQL has: one for each group of portable ones that it does not tell apart.
 *
 * <p>A large object with a length is the smallest of the four sizes that holds it; without a length it is the largest.
 */
final class MySqlTypes implements SqlType.Visitor<SqlType> {

    /** The longest varchar of four bytes a character, which is what a row holds. */
    static final int LONGEST_VARCHAR = 16_383;

    static final int TINY = 255;
    static final int ORDINARY = 65_535;
    static final int MEDIUM = 16_777_215;

    private static final int BYTES_OF_UUID = 16;
    private static final int BYTES_OF_ADDRESS = 19;
    private static final int DIGITS_OF_SECOND = 6;
    private static final int BITS_OF_FLOAT = 24;

    private final Product product;

    private MySqlTypes(Product product) {
        this.product = product;
    }

    /** Returns what the catalog makes of a type. */
    static SqlType normal(SqlType type, Product product) {
        return type.accept(new MySqlTypes(product));
    }

    @Override
    public SqlType basic(Basic type) {
        Integer first = type.first();
        return switch (type.name()) {
            case REAL -> new Basic(TypeName.REAL);
            case REAL_TYPE -> new Basic(TypeName.DOUBLE_PRECISION);
            case FLOATING -> new Basic(number(first) <= BITS_OF_FLOAT ? TypeName.REAL : TypeName.DOUBLE_PRECISION);
            case DECIMAL -> new Basic(TypeName.NUMERIC, first, type.second());
            case TIME, TIME_UTC -> new Basic(TypeName.TIME, digits(first));
            case TIMESTAMP, TIMESTAMP_UTC -> new Basic(TypeName.TIMESTAMP, digits(first));
            case TIMESTAMP_TZ -> new Basic(TypeName.TIMESTAMP_TZ, digits(first));
            case CHAR, NCHAR, VARCHAR, NVARCHAR ->
                number(first) <= LONGEST_VARCHAR
                        ? new Basic(TypeName.VARCHAR, first, null)
                        : large(TypeName.CLOB, first);
            case TEXT, NTEXT, XML -> new Basic(TypeName.CLOB);
            case CLOB, NCLOB -> large(TypeName.CLOB, first);
            case BYTES -> new Basic(TypeName.BLOB);
            case BLOB -> large(TypeName.BLOB, first);
            case VARBINARY -> number(first) <= ORDINARY ? type : large(TypeName.BLOB, first);
            case UUID -> product.hasUuids() ? type : new Basic(TypeName.BINARY, BYTES_OF_UUID);
            case INET -> new Basic(TypeName.VARBINARY, BYTES_OF_ADDRESS);
            case TIME_TZ -> throw unknown("times of day with a zone", type, "timeUtc(…), which keeps the time in UTC");
            case INTERVAL_SECOND -> throw unknown("intervals", type, "numeric(21, 0) for nanoseconds");
            case INTERVAL -> throw unknown("intervals", type, "numeric(21, 0) for nanoseconds");
            case CITEXT ->
                throw unknown(
                        "texts that are equal in any case",
                        type,
                        "varchar(…) with a .collation(\"…\") that ends in _ci");
            case HSTORE -> throw unknown("texts by names", type, "json()");
            case GEOMETRY -> new Raw("geometry");
            case GEOGRAPHY -> throw unknown("shapes on the earth", type, "geometry()");
            default -> {
                if (type.name().own() != null) {
                    throw unknown("ranges", type, "a column for each end");
                }
                yield type;
            }
        };
    }

    /** Moments have microseconds at best. */
    static int digits(@Nullable Integer digits) {
        return Math.min(number(digits), DIGITS_OF_SECOND);
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** Returns a large object of a length, or of no limit. */
    static SqlType large(TypeName name, @Nullable Integer length) {
        if (length == null || length > MEDIUM) {
            return new Basic(name);
        }
        return new Basic(name, length <= TINY ? TINY : length <= ORDINARY ? ORDINARY : MEDIUM);
    }

    private UnsupportedOperationInDialectException unknown(String what, Basic type, String instead) {
        return new UnsupportedOperationInDialectException(product.words() + " has no " + what + ".\n    type  " + type
                + "\nUse " + instead + ", or another type where op.dialect() is " + product.name() + ".");
    }

    @Override
    public SqlType array(Array type) {
        return new Basic(TypeName.JSON);
    }

    @Override
    public SqlType enumeration(Enumeration type) {
        EnumerationForm form = type.form();
        boolean inOrder = form == EnumerationForm.NAMED_ORDINAL || form == EnumerationForm.ORDINAL;
        return ofLabels(
                inOrder ? type.labels() : type.labels().stream().sorted().toList());
    }

    /** Returns the type of labels in the order in which the database has them. */
    static Enumeration ofLabels(List<String> labels) {
        boolean sorted = labels.equals(labels.stream().sorted().toList());
        return new Enumeration(
                sorted ? EnumerationForm.LABEL : EnumerationForm.ORDINAL, null, labels, null, false, true);
    }

    @Override
    public SqlType raw(Raw type) {
        return MySqlTypeWords.read(type.text());
    }

    /** Returns whether values of a normal type are too large to be part of a key as a whole. */
    static boolean isLarge(SqlType type) {
        return type instanceof Basic basic && (basic.name() == TypeName.CLOB || basic.name() == TypeName.BLOB);
    }
}
