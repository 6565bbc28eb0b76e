package dev.migrate.op;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import java.util.List;

/** The portable column types; each database gets the type of its own that Hibernate expects there. */
public final class SqlTypes {

    private SqlTypes() {}

    /** True or false. */
    public static SqlType bool() {
        return new Basic(TypeName.BOOLEAN);
    }

    /** A whole number of 8 bits; PostgreSQL has none and takes 16. */
    public static SqlType tinyint() {
        return new Basic(TypeName.TINYINT);
    }

    /** A whole number of 16 bits. */
    public static SqlType smallint() {
        return new Basic(TypeName.SMALLINT);
    }

    /** A whole number of 32 bits. */
    public static SqlType integer() {
        return new Basic(TypeName.INTEGER);
    }

    /** A whole number of 64 bits. */
    public static SqlType bigint() {
        return new Basic(TypeName.BIGINT);
    }

    /** A floating point number as Java's {@code float}. */
    public static SqlType real() {
        return new Basic(TypeName.REAL);
    }

    /** A floating point number as Java's {@code double}. */
    public static SqlType doublePrecision() {
        return new Basic(TypeName.DOUBLE_PRECISION);
    }

    /** A floating point number of at least so many bits. */
    public static SqlType floating(int bits) {
        return new Basic(TypeName.FLOATING, bits);
    }

    /** The type that the database calls {@code real}, whatever its size. */
    public static SqlType realType() {
        return new Basic(TypeName.REAL_TYPE);
    }

    /** An exact number of {@code precision} digits, {@code scale} of them behind the point. */
    public static SqlType numeric(int precision, int scale) {
        return new Basic(TypeName.NUMERIC, precision, scale);
    }

    /** {@link #numeric} by its other name. */
    public static SqlType decimal(int precision, int scale) {
        return new Basic(TypeName.DECIMAL, precision, scale);
    }

    /** A day. */
    public static SqlType date() {
        return new Basic(TypeName.DATE);
    }

    /** A time of day with so many digits of a second. */
    public static SqlType time(int digits) {
        return new Basic(TypeName.TIME, digits);
    }

    /** A time of day that was given with an offset and is stored in UTC. */
    public static SqlType timeUtc(int digits) {
        return new Basic(TypeName.TIME_UTC, digits);
    }

    /** A time of day with its offset. */
    public static SqlType timeTz(int digits) {
        return new Basic(TypeName.TIME_TZ, digits);
    }

    /** A day and time without zone, with so many digits of a second. */
    public static SqlType timestamp(int digits) {
        return new Basic(TypeName.TIMESTAMP, digits);
    }

    /** An instant, stored in UTC: what an {@code Instant} or {@code OffsetDateTime} attribute needs. */
    public static SqlType timestampUtc(int digits) {
        return new Basic(TypeName.TIMESTAMP_UTC, digits);
    }

    /** A day and time with the database's own handling of zones. */
    public static SqlType timestampTz(int digits) {
        return new Basic(TypeName.TIMESTAMP_TZ, digits);
    }

    /** Exactly so many characters. */
    public static SqlType character(int length) {
        return new Basic(TypeName.CHAR, length);
    }

    /** Up to so many characters. */
    public static SqlType varchar(int length) {
        return new Basic(TypeName.VARCHAR, length);
    }

    /** Exactly so many national characters. */
    public static SqlType nchar(int length) {
        return new Basic(TypeName.NCHAR, length);
    }

    /** Up to so many national characters. */
    public static SqlType nvarchar(int length) {
        return new Basic(TypeName.NVARCHAR, length);
    }

    /** Characters without a limit, kept in the row. */
    public static SqlType text() {
        return new Basic(TypeName.TEXT);
    }

    /** National characters without a limit, kept in the row. */
    public static SqlType ntext() {
        return new Basic(TypeName.NTEXT);
    }

    /** Bytes without a limit, kept in the row. */
    public static SqlType bytes() {
        return new Basic(TypeName.BYTES);
    }

    /** A character large object: what a {@code @Lob String} attribute needs. */
    public static SqlType clob() {
        return new Basic(TypeName.CLOB);
    }

    /** A character large object of at least this length where the database distinguishes. */
    public static SqlType clob(int length) {
        return new Basic(TypeName.CLOB, length);
    }

    /** A national character large object. */
    public static SqlType nclob() {
        return new Basic(TypeName.NCLOB);
    }

    /** A national character large object of at least this length where the database distinguishes. */
    public static SqlType nclob(int length) {
        return new Basic(TypeName.NCLOB, length);
    }

    /** A binary large object: what a {@code @Lob byte[]} attribute needs. */
    public static SqlType blob() {
        return new Basic(TypeName.BLOB);
    }

    /** A binary large object of at least this length where the database distinguishes. */
    public static SqlType blob(int length) {
        return new Basic(TypeName.BLOB, length);
    }

    /** Exactly so many bytes. */
    public static SqlType binary(int length) {
        return new Basic(TypeName.BINARY, length);
    }

    /** Up to so many bytes. */
    public static SqlType varbinary(int length) {
        return new Basic(TypeName.VARBINARY, length);
    }

    /** A universally unique identifier. */
    public static SqlType uuid() {
        return new Basic(TypeName.UUID);
    }

    /** A JSON document. */
    public static SqlType json() {
        return new Basic(TypeName.JSON);
    }

    /** An XML document. */
    public static SqlType xml() {
        return new Basic(TypeName.XML);
    }

    /** An internet address. */
    public static SqlType inet() {
        return new Basic(TypeName.INET);
    }

    /** A duration in seconds, with so many digits before and behind the point. */
    public static SqlType intervalSecond(int precision, int scale) {
        return new Basic(TypeName.INTERVAL_SECOND, precision, scale);
    }

    /** A duration in months, days and parts of a second: PostgreSQL. */
    public static SqlType interval() {
        return new Basic(TypeName.INTERVAL);
    }

    /** Characters that are equal in any case: PostgreSQL with the extension {@code citext}, and H2. */
    public static SqlType citext() {
        return new Basic(TypeName.CITEXT);
    }

    /** Texts by names: PostgreSQL with the extension {@code hstore}. */
    public static SqlType hstore() {
        return new Basic(TypeName.HSTORE);
    }

    /** A shape on a plane: PostgreSQL with the extension {@code postgis}, MySQL, MariaDB and H2. */
    public static SqlType geometry() {
        return new Basic(TypeName.GEOMETRY);
    }

    /** A shape on the earth: PostgreSQL with the extension {@code postgis}. */
    public static SqlType geography() {
        return new Basic(TypeName.GEOGRAPHY);
    }

    /** A range of whole numbers of 32 bits: PostgreSQL. */
    public static SqlType integerRange() {
        return new Basic(TypeName.INTEGER_RANGE);
    }

    /** Ranges of whole numbers of 32 bits: PostgreSQL. */
    public static SqlType integerMultirange() {
        return new Basic(TypeName.INTEGER_MULTIRANGE);
    }

    /** A range of whole numbers of 64 bits: PostgreSQL. */
    public static SqlType bigintRange() {
        return new Basic(TypeName.BIGINT_RANGE);
    }

    /** Ranges of whole numbers of 64 bits: PostgreSQL. */
    public static SqlType bigintMultirange() {
        return new Basic(TypeName.BIGINT_MULTIRANGE);
    }

    /** A range of exact numbers: PostgreSQL. */
    public static SqlType numericRange() {
        return new Basic(TypeName.NUMERIC_RANGE);
    }

    /** Ranges of exact numbers: PostgreSQL. */
    public static SqlType numericMultirange() {
        return new Basic(TypeName.NUMERIC_MULTIRANGE);
    }

    /** A range of days: PostgreSQL. */
    public static SqlType dateRange() {
        return new Basic(TypeName.DATE_RANGE);
    }

    /** Ranges of days: PostgreSQL. */
    public static SqlType dateMultirange() {
        return new Basic(TypeName.DATE_MULTIRANGE);
    }

    /** A range of days and times without zone: PostgreSQL. */
    public static SqlType timestampRange() {
        return new Basic(TypeName.TIMESTAMP_RANGE);
    }

    /** Ranges of days and times without zone: PostgreSQL. */
    public static SqlType timestampMultirange() {
        return new Basic(TypeName.TIMESTAMP_MULTIRANGE);
    }

    /** A range of instants: PostgreSQL. */
    public static SqlType timestampUtcRange() {
        return new Basic(TypeName.TIMESTAMP_UTC_RANGE);
    }

    /** Ranges of instants: PostgreSQL. */
    public static SqlType timestampUtcMultirange() {
        return new Basic(TypeName.TIMESTAMP_UTC_MULTIRANGE);
    }

    /** An array. */
    public static SqlType array(SqlType element) {
        return new SqlType.Array(element, null);
    }

    /** An array of at most so many elements. */
    public static SqlType array(SqlType element, int length) {
        return new SqlType.Array(element, length);
    }

    /** One of some labels, stored by label: what an {@code @Enumerated(STRING)} attribute needs. */
    public static Enumeration enumeration(String... labels) {
        return Enumeration.of(List.of(labels));
    }

    /**
     * One of some labels, stored by position where the database has no enumerations.
     *
     * <p>Rows are given the position, from 0, which becomes the label where the database has labels.
     */
    public static Enumeration ordinalEnumeration(String... labels) {
        return new Enumeration(EnumerationForm.ORDINAL, null, List.of(labels), null, false, true);
    }

    /** One of some labels, in a type of this name with labels in alphabetical order. */
    public static Enumeration namedEnumeration(String name, String... labels) {
        return new Enumeration(EnumerationForm.NAMED, Identifier.of(name), List.of(labels), null, false, true);
    }

    /** One of some labels, in a type of this name with labels in the order given. */
    public static Enumeration namedOrdinalEnumeration(String name, String... labels) {
        return new Enumeration(EnumerationForm.NAMED_ORDINAL, Identifier.of(name), List.of(labels), null, false, true);
    }

    /** A type in the database's own words; a revision that uses it may run on that database only. */
    public static SqlType raw(String text) {
        return new SqlType.Raw(text);
    }
}
