package dev.migrate.hibernate;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;

/** One attribute for each way in which a mapping comes to a type. */
@Entity(name = "EveryType")
class EveryType {

    enum Kind {
        ZEBRA,
        ANT
    }

    enum Letter {
        A,
        B
    }

    enum Coded {
        ONE("x"),
        TWO("y");

        @EnumeratedValue
        final String code;

        Coded(String code) {
            this.code = code;
        }
    }

    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public String convertToDatabaseColumn(Boolean value) {
            return value == null ? null : value ? "yes" : "no";
        }

        @Override
        public Boolean convertToEntityAttribute(String text) {
            return text == null ? null : text.equals("yes");
        }
    }

    @Id
    UUID id;

    boolean aBoolean;

    @JdbcTypeCode(SqlTypes.BIT)
    boolean aBit;

    byte aByte;
    short aShort;
    int anInt;
    long aLong;
    float aFloat;
    double aDouble;

    @Column(precision = 5)
    float aPreciseFloat;

    @Column(precision = 10)
    double aPreciseDouble;

    @JdbcTypeCode(SqlTypes.REAL)
    float aReal;

    @JdbcTypeCode(SqlTypes.DOUBLE)
    double aDoubleByCode;

    BigDecimal decimal;

    @Column(precision = 19, scale = 4)
    BigDecimal money;

    @JdbcTypeCode(SqlTypes.DECIMAL)
    @Column(precision = 9, scale = 1)
    BigDecimal decimalByCode;

    BigInteger bigInteger;
    char aChar;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 7)
    String fixed;

    String text;

    @Column(length = 80)
    String shortText;

    @Column(length = 100_000)
    String longText;

    @Column(length = 20_000_000)
    String hugeText;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String text32;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String longVarchar;

    @Lob
    String clob;

    @Lob
    @Column(nullable = false)
    String clobWithColumn;

    @Lob
    @Column(length = 5000)
    String sizedClob;

    @Nationalized
    String national;

    @Nationalized
    char nationalChar;

    @Nationalized
    @Lob
    String nationalClob;

    @JdbcTypeCode(SqlTypes.LONG32NVARCHAR)
    String nationalText32;

    byte[] bytes;

    @Column(length = 2_000_000)
    byte[] longBytes;

    @JdbcTypeCode(SqlTypes.BINARY)
    @Column(length = 16)
    byte[] fixedBytes;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    byte[] bytes32;

    @Lob
    byte[] blob;

    @Lob
    @Column(length = 70_000)
    byte[] sizedBlob;

    LocalDate date;
    LocalTime time;

    @Column(secondPrecision = 3)
    LocalTime preciseTime;

    LocalDateTime dateTime;

    @Column(secondPrecision = 3)
    LocalDateTime preciseDateTime;

    Instant instant;
    OffsetDateTime offsetDateTime;
    ZonedDateTime zonedDateTime;
    OffsetTime offsetTime;

    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    Instant instantWithZone;

    @JdbcTypeCode(SqlTypes.TIME_WITH_TIMEZONE)
    OffsetTime timeWithZone;

    java.util.Date utilDate;
    java.sql.Timestamp sqlTimestamp;
    Duration duration;
    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    UUID uuidAsChar;

    URL url;
    Locale locale;
    Currency currency;
    ZoneOffset zoneOffset;
    Class<?> type;
    InetAddress address;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> json;

    @JdbcTypeCode(SqlTypes.SQLXML)
    String xml;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    Kind shortKind;

    @Enumerated(EnumType.STRING)
    @Column(length = 1)
    Letter letter;

    @Nationalized
    @Enumerated(EnumType.STRING)
    Kind nationalKind;

    @Enumerated
    Kind position;

    @Enumerated(EnumType.STRING)
    Coded coded;

    @Convert(converter = YesNo.class)
    Boolean yesNo;

    @Column(columnDefinition = "varchar(42) default 'x' not null")
    String defined;

    String[] texts;

    @Column(length = 20)
    @org.hibernate.annotations.Array(length = 5)
    String[] fewTexts;

    int[] ints;
    UUID[] uuids;
    Instant[] instants;
    Kind[] kinds;
}
