package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.EnumerationForm;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DependantBasicValue;
import org.jspecify.annotations.Nullable;

/** Reads the type of a column. */
final class TypeReader {

    private static final int DEFAULT_LENGTH = 255;

    /** Which enum has which type name in the database, and in which form. */
    private record NamedType(String className, boolean ordinal, Place place) {

        boolean agreesWith(NamedType other) {
            return className.equals(other.className) && ordinal == other.ordinal;
        }
    }

    private final boolean preferNativeEnums;
    private final Map<Identifier, NamedType> named = new TreeMap<>();

    TypeReader(boolean preferNativeEnums) {
        this.preferNativeEnums = preferNativeEnums;
    }

    SqlType read(String text, Column column, Place place) {
        SqlType type = PortableTextParser.parse(text).orElseThrow(() -> noPortableForm(text, place));
        String className = PortableTextParser.enumClass(text);
        return className == null ? type : enumerated(type, className, column, place);
    }

    private static UnsupportedMappingException noPortableForm(String text, Place place) {
        String code = text.startsWith(PortableText.UNSUPPORTED)
                ? text.substring(PortableText.UNSUPPORTED.length() + 1, text.length() - 1)
                : text;
        return UnsupportedMappingException.of(
                "a column of type " + code,
                place,
                "this type has no portable form",
                "Write the database's own type with @Column(columnDefinition = \"…\"), or map the attribute to another type.");
    }

    private SqlType enumerated(SqlType type, String className, @Nullable Column column, Place place) {
        if (type instanceof SqlType.Array array) {
            return new SqlType.Array(enumerated(array.element(), className, null, place), array.length());
        }
        SqlType.Enumeration enumeration = (SqlType.Enumeration) type;
        Identifier name = preferNativeEnums ? PortableTextParser.typeName(className) : enumeration.typeName();
        if (name != null) {
            refuseOtherOwner(name, className, enumeration.form(), place);
        }
        return new SqlType.Enumeration(
                enumeration.form(),
                name,
                enumeration.labels(),
                length(column),
                column != null && column.getValue() instanceof BasicValue value && value.isNationalized(),
                column == null || isOwnValue(column));
    }

    private static @Nullable Integer length(@Nullable Column column) {
        Long length = column == null ? null : column.getLength();
        return length == null || length == DEFAULT_LENGTH ? null : length.intValue();
    }

    /** Columns of foreign keys and collection keys repeat another column's values and have no check. */
    static boolean isOwnValue(Column column) {
        return column.getValue() instanceof BasicValue && !(column.getValue() instanceof DependantBasicValue);
    }

    private void refuseOtherOwner(Identifier name, String className, EnumerationForm form, Place place) {
        boolean ordinal = form == EnumerationForm.ORDINAL || form == EnumerationForm.NAMED_ORDINAL;
        NamedType type = new NamedType(className, ordinal, place);
        NamedType known = named.putIfAbsent(name, type);
        if (known != null && !known.agreesWith(type)) {
            throw UnsupportedMappingException.of(
                    "two enumerations as one type " + name,
                    place,
                    "another one is mapped by " + known.place().origin() + ": "
                            + (known.className().equals(className)
                                    ? "the same enum by label and by position"
                                    : known.className() + " and " + className + " have one simple name"),
                    "Rename one of the enums, or map it with @Enumerated and without a named type.");
        }
    }
}
