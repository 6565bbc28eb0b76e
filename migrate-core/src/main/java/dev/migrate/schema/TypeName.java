package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/** The words of portable types and the numbers each of them takes. */
public enum TypeName {
    /** True or false. */
    BOOLEAN("bool", Numbers.NONE),
    /** Eight bits. */
    TINYINT("tinyint", Numbers.NONE),
    /** Sixteen bits. */
    SMALLINT("smallint", Numbers.NONE),
    /** Thirty-two bits. */
    INTEGER("integer", Numbers.NONE),
    /** Sixty-four bits. */
    BIGINT("bigint", Numbers.NONE),
    /** A Java {@code float}. */
    REAL("real", Numbers.NONE),
    /** A Java {@code double}. */
    DOUBLE_PRECISION("doublePrecision", Numbers.NONE),
    /** A floating point number of a given binary precision. */
    FLOATING("floating", Numbers.ONE),
    /** The type a database calls {@code real}. */
    REAL_TYPE("realType", Numbers.NONE),
    /** An exact number with precision and scale. */
    NUMERIC("numeric", Numbers.TWO),
    /** An exact number with precision and scale, by its other name. */
    DECIMAL("decimal", Numbers.TWO),
    /** A day. */
    DATE("date", Numbers.NONE),
    /** A time of day. */
    TIME("time", Numbers.ONE),
    /** A time of day with an offset, stored in UTC. */
    TIME_UTC("timeUtc", Numbers.ONE),
    /** A time of day with its offset. */
    TIME_TZ("timeTz", Numbers.ONE),
    /** A day and time without zone. */
    TIMESTAMP("timestamp", Numbers.ONE),
    /** An instant, stored in UTC. */
    TIMESTAMP_UTC("timestampUtc", Numbers.ONE),
    /** A day and time with the database's own zone semantics. */
    TIMESTAMP_TZ("timestampTz", Numbers.ONE),
    /** Characters of fixed number. */
    CHAR("character", Numbers.ONE),
    /** Characters up to a number. */
    VARCHAR("varchar", Numbers.ONE),
    /** National characters of fixed number. */
    NCHAR("nchar", Numbers.ONE),
    /** National characters up to a number. */
    NVARCHAR("nvarchar", Numbers.ONE),
    /** Characters without limit, stored in the row. */
    TEXT("text", Numbers.NONE),
    /** National characters without limit, stored in the row. */
    NTEXT("ntext", Numbers.NONE),
    /** Bytes without limit, stored in the row. */
    BYTES("bytes", Numbers.NONE),
    /** A character large object. */
    CLOB("clob", Numbers.OPTIONAL),
    /** A national character large object. */
    NCLOB("nclob", Numbers.OPTIONAL),
    /** A binary large object. */
    BLOB("blob", Numbers.OPTIONAL),
    /** Bytes of fixed number. */
    BINARY("binary", Numbers.ONE),
    /** Bytes up to a number. */
    VARBINARY("varbinary", Numbers.ONE),
    /** A universally unique identifier. */
    UUID("uuid", Numbers.NONE),
    /** A JSON document. */
    JSON("json", Numbers.NONE),
    /** An XML document. */
    XML("xml", Numbers.NONE),
    /** An internet address. */
    INET("inet", Numbers.NONE),
    /** A duration in seconds. */
    INTERVAL_SECOND("intervalSecond", Numbers.TWO),
    /** A duration in months, days and parts of a second. */
    INTERVAL("interval", "interval"),
    /** Characters that are equal in any case. */
    CITEXT("citext", "citext"),
    /** Texts by names. */
    HSTORE("hstore", "hstore"),
    /** A shape on a plane. */
    GEOMETRY("geometry", "geometry"),
    /** A shape on the earth. */
    GEOGRAPHY("geography", "geography"),
    /** A range of whole numbers of 32 bits. */
    INTEGER_RANGE("integerRange", "int4range"),
    /** Ranges of whole numbers of 32 bits. */
    INTEGER_MULTIRANGE("integerMultirange", "int4multirange"),
    /** A range of whole numbers of 64 bits. */
    BIGINT_RANGE("bigintRange", "int8range"),
    /** Ranges of whole numbers of 64 bits. */
    BIGINT_MULTIRANGE("bigintMultirange", "int8multirange"),
    /** A range of exact numbers. */
    NUMERIC_RANGE("numericRange", "numrange"),
    /** Ranges of exact numbers. */
    NUMERIC_MULTIRANGE("numericMultirange", "nummultirange"),
    /** A range of days. */
    DATE_RANGE("dateRange", "daterange"),
    /** Ranges of days. */
    DATE_MULTIRANGE("dateMultirange", "datemultirange"),
    /** A range of days and times without zone. */
    TIMESTAMP_RANGE("timestampRange", "tsrange"),
    /** Ranges of days and times without zone. */
    TIMESTAMP_MULTIRANGE("timestampMultirange", "tsmultirange"),
    /** A range of instants. */
    TIMESTAMP_UTC_RANGE("timestampUtcRange", "tstzrange"),
    /** Ranges of instants. */
    TIMESTAMP_UTC_MULTIRANGE("timestampUtcMultirange", "tstzmultirange");

    private enum Numbers {
        NONE,
        OPTIONAL,
        ONE,
        TWO
    }

    private final String word;
    private final Numbers numbers;
    private final @Nullable String own;

    TypeName(String word, Numbers numbers) {
        this.word = word;
        this.numbers = numbers;
        this.own = null;
    }

    /** Creates a type that few databases have, under the name that PostgreSQL has for it. */
    TypeName(String word, String own) {
        this.word = word;
        this.numbers = Numbers.NONE;
        this.own = own;
    }

    /** Returns the name of the method of {@code dev.migrate.op.SqlTypes} that builds the type. */
    public String word() {
        return word;
    }

    /** Returns the name that PostgreSQL has for a type that few databases have, and null for all others. */
    public @Nullable String own() {
        return own;
    }

    void check(@Nullable Integer first, @Nullable Integer second) {
        boolean fits =
                switch (numbers) {
                    case NONE -> first == null && second == null;
                    case OPTIONAL -> second == null;
                    case ONE -> first != null && second == null;
                    case TWO -> first != null && second != null;
                };
        if (!fits) {
            throw new IllegalArgumentException(word + " does not take these numbers: " + first + ", " + second);
        }
        if (first != null && first < 0) {
            throw new IllegalArgumentException(word + " takes no negative number: " + first);
        }
    }
}
