package dev.migrate.dialect.h2;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.dialect.ValueKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that H2 has: one for each group of portable ones that it does not tell apart. */
final class H2Types implements SqlType.Visitor<SqlType> {

    /** The longest varchar that Hibernate makes; what is longer becomes a large object. */
    static final int LONGEST = 1_048_576;

    private static final int UNLIMITED_ARRAY = 65_536;
    private static final int BYTES_OF_ADDRESS = 19;
    private static final int BITS_OF_REAL = 24;
    private static final int BITS_OF_DOUBLE = 53;

    private H2Types() {}

    static SqlType normal(SqlType type) {
        return type.accept(new H2Types());
    }

    @Override
    public SqlType basic(Basic type) {
        return switch (type.name()) {
            case FLOATING -> floating(number(type.first()));
            case DECIMAL -> new Basic(TypeName.NUMERIC, type.first(), type.second());
            case TIME_TZ -> new Basic(TypeName.TIME_UTC, type.first(), null);
            case TIMESTAMP_TZ -> new Basic(TypeName.TIMESTAMP_UTC, type.first(), null);
            case NCHAR -> new Basic(TypeName.CHAR, type.first(), null);
            case VARCHAR, NVARCHAR -> limited(TypeName.VARCHAR, number(type.first()), TypeName.CLOB);
            case VARBINARY -> limited(TypeName.VARBINARY, number(type.first()), TypeName.BLOB);
            case TEXT, NTEXT, CLOB, NCLOB, XML -> new Basic(TypeName.CLOB);
            case BYTES, BLOB -> new Basic(TypeName.BLOB);
            case INET -> new Basic(TypeName.VARBINARY, BYTES_OF_ADDRESS);
            case CITEXT, GEOMETRY -> new Raw(own(type));
            default -> {
                if (type.name().own() != null) {
                    throw new UnsupportedOperationInDialectException("H2 has no type for this.\n    type  " + type
                            + "\nUse another type in the revision, or one in H2's own words: raw(\"...\").");
                }
                yield type;
            }
        };
    }

    /** Returns H2's name of a type that few databases have. */
    static String own(Basic type) {
        return type.name() == TypeName.CITEXT ? "varchar_ignorecase" : "geometry";
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** Returns a floating point type of a binary precision. */
    static SqlType floating(int bits) {
        return switch (bits) {
            case BITS_OF_REAL -> new Basic(TypeName.REAL);
            case BITS_OF_DOUBLE -> new Basic(TypeName.DOUBLE_PRECISION);
            default -> new Basic(TypeName.FLOATING, bits);
        };
    }

    private static SqlType limited(TypeName name, int length, TypeName beyond) {
        return length > LONGEST ? new Basic(beyond) : new Basic(name, length);
    }

    @Override
    public SqlType array(Array type) {
        return arrayOf(normal(type.element()), type.length());
    }

    /** Returns an array of a type that is normal already. */
    static SqlType arrayOf(SqlType element, @Nullable Integer length) {
        return new Array(element, length != null && length == UNLIMITED_ARRAY ? null : length);
    }

    @Override
    public SqlType enumeration(Enumeration type) {
        EnumerationForm form = type.form();
        boolean inOrder = form == EnumerationForm.ORDINAL || form == EnumerationForm.NAMED_ORDINAL;
        List<String> labels =
                inOrder ? type.labels() : type.labels().stream().sorted().toList();
        return form.isNamed() ? named(type.typeName(), labels) : ofLabels(labels);
    }

    /** Returns the type of labels in the order in which the database has them. */
    static SqlType ofLabels(List<String> labels) {
        return enumeration(isSorted(labels) ? EnumerationForm.LABEL : EnumerationForm.ORDINAL, null, labels);
    }

    /** Returns the domain of labels in the order in which the database has them. */
    static SqlType named(@Nullable Identifier name, List<String> labels) {
        return enumeration(isSorted(labels) ? EnumerationForm.NAMED : EnumerationForm.NAMED_ORDINAL, name, labels);
    }

    private static SqlType enumeration(EnumerationForm form, @Nullable Identifier name, List<String> labels) {
        return new Enumeration(form, name, labels, null, false, true);
    }

    private static boolean isSorted(List<String> labels) {
        return labels.equals(labels.stream().sorted().toList());
    }

    @Override
    public SqlType raw(Raw type) {
        return H2RawTypes.read(type);
    }

    /** Returns whether values of two types are never compared, not even by way of a text. */
    static boolean areUnlike(Basic type, Basic other) {
        ValueKind kind = ValueKind.of(type);
        ValueKind second = ValueKind.of(other);
        Set<ValueKind> both = kind == null || second == null ? Set.of() : EnumSet.of(kind, second);
        boolean byText =
                both.contains(ValueKind.TEXT) && !both.contains(ValueKind.TRUTH) && !both.contains(ValueKind.BYTES);
        return both.size() > 1 && !byText && !both.equals(EnumSet.of(ValueKind.UUID, ValueKind.BYTES));
    }
}
