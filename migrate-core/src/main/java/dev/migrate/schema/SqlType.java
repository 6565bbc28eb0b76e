package dev.migrate.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A portable column type: each dialect renders it as its own best type.
 *
 * <p>Its text ({@code varchar(80)}) is the Java expression that builds it with {@code dev.migrate.op.SqlTypes}.
 */
public sealed interface SqlType {

    /** Calls the method for the kind of this type. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of type. */
    interface Visitor<R> {

        /** Called for a type that is a word with numbers. */
        R basic(Basic type);

        /** Called for an array. */
        R array(Array type);

        /** Called for an enumeration. */
        R enumeration(Enumeration type);

        /** Called for a type written in one database's own words. */
        R raw(Raw type);
    }

    /**
     * A type that is a word with up to two numbers.
     *
     * @param first the length or precision, or null
     * @param second the scale, or null
     */
    record Basic(
            TypeName name,
            @Nullable Integer first,
            @Nullable Integer second) implements SqlType {

        /** Checks that the numbers are those the word takes. */
        public Basic {
            name.check(first, second);
        }

        /** Creates a type without numbers. */
        public Basic(TypeName name) {
            this(name, null, null);
        }

        /** Creates a type with one number. */
        public Basic(TypeName name, int first) {
            this(name, first, null);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.basic(this);
        }

        @Override
        public String toString() {
            if (first == null) {
                return name.word() + "()";
            }
            return name.word() + "(" + first + (second == null ? "" : ", " + second) + ")";
        }
    }

    /**
     * An array of another type.
     *
     * @param length the greatest number of elements, or null for no limit
     */
    record Array(SqlType element, @Nullable Integer length) implements SqlType {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.array(this);
        }

        @Override
        public String toString() {
            return "array(" + element + (length == null ? "" : ", " + length) + ")";
        }
    }

    /** How an enumeration is stored where the database leaves the choice. */
    enum EnumerationForm {
        /** By label, as the database does it best: a native enum, or a varchar with a check. */
        LABEL("enumeration"),
        /** By position where there is no native enum, by label where there is one. */
        ORDINAL("ordinalEnumeration"),
        /** As a named type with labels in alphabetical order. */
        NAMED("namedEnumeration"),
        /** As a named type with labels in declared order. */
        NAMED_ORDINAL("namedOrdinalEnumeration");

        private final String word;

        EnumerationForm(String word) {
            this.word = word;
        }

        /** Returns the word of the type's text. */
        public String word() {
            return word;
        }

        /** Returns whether the type has a name of its own. */
        public boolean isNamed() {
            return this == NAMED || this == NAMED_ORDINAL;
        }
    }

    /**
     * A choice of labels, in declared order.
     *
     * @param typeName the name of the database's type, or null where the form has none and none is preferred
     * @param length the length of the varchar where one holds the label, or null for the default of 255
     * @param national whether that varchar is a national one
     * @param checked whether the database shall refuse other values
     */
    record Enumeration(
            EnumerationForm form,
            @Nullable Identifier typeName,
            List<String> labels,
            @Nullable Integer length,
            boolean national,
            boolean checked)
            implements SqlType {

        /** Copies the labels. */
        public Enumeration {
            labels = List.copyOf(labels);
            if (labels.isEmpty()) {
                throw new IllegalArgumentException("an enumeration has at least one label");
            }
            if (form.isNamed() && typeName == null) {
                throw new IllegalArgumentException("a named enumeration has a name");
            }
        }

        /** Creates an enumeration by label. */
        public static Enumeration of(List<String> labels) {
            return new Enumeration(EnumerationForm.LABEL, null, labels, null, false, true);
        }

        /** Returns this enumeration with other labels. */
        public Enumeration withLabels(List<String> newLabels) {
            return new Enumeration(form, typeName, newLabels, length, national, checked);
        }

        /** Returns this enumeration with another name of its type. */
        public Enumeration withTypeName(Identifier newName) {
            return new Enumeration(form, newName, labels, length, national, checked);
        }

        /** Returns this enumeration with its labels in a varchar of another length. */
        public Enumeration length(int newLength) {
            return new Enumeration(form, typeName, labels, newLength, national, checked);
        }

        /** Returns this enumeration with its labels in a national varchar. */
        public Enumeration asNational() {
            return new Enumeration(form, typeName, labels, length, true, checked);
        }

        /** Returns this enumeration without a check, as for a column that refers to a checked one. */
        public Enumeration unchecked() {
            return new Enumeration(form, typeName, labels, length, national, false);
        }

        /** Returns this enumeration as a type of its own where the database has such types. */
        public Enumeration asNative(String name) {
            return new Enumeration(form, Identifier.of(name), labels, length, national, checked);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enumeration(this);
        }

        @Override
        public String toString() {
            String named = form.isNamed() ? quote(String.valueOf(typeName)) + ", " : "";
            return form.word() + "(" + named
                    + labels.stream().map(SqlType::quote).collect(Collectors.joining(", ")) + ")"
                    + (!form.isNamed() && typeName != null ? ".asNative(" + quote(typeName.toString()) + ")" : "")
                    + (length == null ? "" : ".length(" + length + ")")
                    + (national ? ".asNational()" : "")
                    + (checked ? "" : ".unchecked()");
        }
    }

    /** A type in a database's own words, passed on as it stands. */
    record Raw(String text) implements SqlType {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.raw(this);
        }

        @Override
        public String toString() {
            return "raw(" + quote(text) + ")";
        }
    }

    private static String quote(String text) {
        return JavaText.quote(text);
    }
}
