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
    INTERVAL_SECOND("intervalSecond", Numbers.TWO);

    private enum Numbers {
        NONE,
        OPTIONAL,
        ONE,
        TWO
    }

    private final String word;
    private final Numbers numbers;

    TypeName(String word, Numbers numbers) {
        this.word = word;
        this.numbers = numbers;
    }

    /** Returns the name of the method of {@code dev.migrate.op.SqlTypes} that builds the type. */
    public String word() {
        return word;
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
