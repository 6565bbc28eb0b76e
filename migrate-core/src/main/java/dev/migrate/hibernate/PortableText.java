package dev.migrate.hibernate;

import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** The text of portable types, as the neutral dialect hands them through Hibernate. */
final class PortableText {

    /** The precision that stands for: a float, and the mapping gave none. */
    static final int FLOAT = -24;

    /** The precision that stands for: a double, and the mapping gave none. */
    static final int DOUBLE = -53;

    /** The word of a type that has no portable form. */
    static final String UNSUPPORTED = "unsupported";

    private PortableText() {}

    static boolean isLob(int code) {
        return code == SqlTypes.CLOB || code == SqlTypes.NCLOB || code == SqlTypes.BLOB;
    }

    static String array(String element, @Nullable Integer length) {
        return "array(" + element + (length == null ? "" : "," + length) + ")";
    }

    static String sized(TypeName name, Size size) {
        return name.word() + "(" + length(size) + ")";
    }

    static String optionallySized(TypeName name, Size size) {
        return size.getLength() == null ? name.word() : name.word() + "(" + size.getLength() + ")";
    }

    static String withPrecision(TypeName name, Size size, int standard) {
        return name.word() + "(" + orElse(size.getPrecision(), standard) + ")";
    }

    static String withScale(TypeName name, Size size, int precision, int scale) {
        return name.word() + "(" + orElse(size.getPrecision(), precision) + "," + orElse(size.getScale(), scale) + ")";
    }

    static String floating(Size size, int standard) {
        int precision = orElse(size.getPrecision(), standard);
        if (precision == FLOAT) {
            return TypeName.REAL.word();
        }
        return precision == DOUBLE
                ? TypeName.DOUBLE_PRECISION.word()
                : TypeName.FLOATING.word() + "(" + precision + ")";
    }

    /** Returns the labels in declared order, whatever order the database's own type will have. */
    static String enumeration(EnumerationForm form, Type type) {
        Class<?> enumeration = type.getReturnedClass();
        String labels = Arrays.stream(enumeration.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .collect(Collectors.joining(","));
        return form.word() + "(" + enumeration.getName() + "," + labels + ")";
    }

    private static long length(Size size) {
        return size.getLength() == null ? Size.DEFAULT_LENGTH : size.getLength();
    }

    private static int orElse(@Nullable Integer value, int standard) {
        return value == null ? standard : value;
    }
}
