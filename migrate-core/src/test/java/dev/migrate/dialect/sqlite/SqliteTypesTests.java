package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.SqlType;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqliteTypesTests {

    private static final SqlWriter WRITER = SqliteWorkbench.SQLITE.writer();
    private static final Map<SqlType, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put(SqlTypes.bool(), "boolean");
        TYPES.put(SqlTypes.tinyint(), "tinyint");
        TYPES.put(SqlTypes.smallint(), "smallint");
        TYPES.put(SqlTypes.integer(), "integer");
        TYPES.put(SqlTypes.bigint(), "bigint");
        TYPES.put(SqlTypes.real(), "float");
        TYPES.put(SqlTypes.doublePrecision(), "float");
        TYPES.put(SqlTypes.floating(24), "float");
        TYPES.put(SqlTypes.realType(), "real");
        TYPES.put(SqlTypes.numeric(10, 2), "numeric(10,2)");
        TYPES.put(SqlTypes.decimal(10, 2), "decimal(10,2)");
        TYPES.put(SqlTypes.date(), "date");
        TYPES.put(SqlTypes.time(3), "time(3)");
        TYPES.put(SqlTypes.timeUtc(3), "time(3)");
        TYPES.put(SqlTypes.timeTz(3), "time");
        TYPES.put(SqlTypes.timestamp(3), "timestamp");
        TYPES.put(SqlTypes.timestampUtc(6), "timestamp");
        TYPES.put(SqlTypes.timestampTz(6), "timestamp");
        TYPES.put(SqlTypes.character(3), "char(3)");
        TYPES.put(SqlTypes.nchar(3), "char(3)");
        TYPES.put(SqlTypes.varchar(100_000), "varchar(100000)");
        TYPES.put(SqlTypes.nvarchar(80), "varchar(80)");
        TYPES.put(SqlTypes.text(), "clob");
        TYPES.put(SqlTypes.ntext(), "nclob");
        TYPES.put(SqlTypes.clob(), "clob");
        TYPES.put(SqlTypes.clob(99), "clob");
        TYPES.put(SqlTypes.nclob(99), "clob");
        TYPES.put(SqlTypes.json(), "clob");
        TYPES.put(SqlTypes.xml(), "clob");
        TYPES.put(SqlTypes.bytes(), "blob");
        TYPES.put(SqlTypes.blob(99), "blob");
        TYPES.put(SqlTypes.binary(16), "blob");
        TYPES.put(SqlTypes.varbinary(16), "blob");
        TYPES.put(SqlTypes.uuid(), "blob");
        TYPES.put(SqlTypes.inet(), "blob");
        TYPES.put(SqlTypes.array(SqlTypes.integer(), 3), "blob");
        TYPES.put(SqlTypes.enumeration("A", "B"), "varchar(255)");
        TYPES.put(SqlTypes.enumeration("A", "B").length(1), "char(1)");
        TYPES.put(SqlTypes.enumeration("A", "B").length(20).asNational(), "varchar(20)");
        TYPES.put(SqlTypes.ordinalEnumeration("A", "B"), "tinyint");
        TYPES.put(SqlTypes.raw("JSONB"), "JSONB");
        TYPES.put(SqlTypes.raw("VARCHAR (7)"), "VARCHAR (7)");
    }

    @Test
    void eachPortableTypeIsWrittenAsHibernateWritesIt() {
        TYPES.forEach((type, text) ->
                assertThat(WRITER.type(type)).as(type.toString()).isEqualTo(text));
    }

    @Test
    void aNativeTypeIsWrittenAsTheTypeItCameFrom() {
        TYPES.keySet().stream().filter(type -> !(type instanceof SqlType.Raw)).forEach(type -> {
            SqlType spoken = SqliteNative.type(type);
            assertThat(WRITER.type(spoken)).isEqualTo(WRITER.type(type));
            assertThat(SqliteNative.type(spoken)).isEqualTo(spoken);
        });
    }

    @Test
    void eachTypeIsReadBackFromTheDatabase() throws SQLException {
        try (SqliteWorkbench bench = new SqliteWorkbench()) {
            var expected = bench.upgrade(op -> op.createTable("t", t -> {
                int[] number = {0};
                TYPES.keySet().forEach(type -> t.column("c" + number[0]++, type));
            }));
            assertThat(bench.inspect()).isEqualTo(expected);
        }
    }

    @Test
    void typesOfOthersStandForThemselves() {
        assertThat(SqliteTypes.read("INT")).isEqualTo(SqlTypes.raw("INT"));
        assertThat(SqliteTypes.read("")).isEqualTo(SqlTypes.raw(""));
        assertThat(SqliteTypes.read("Unsigned  Big\n INT")).isEqualTo(SqlTypes.raw("Unsigned Big INT"));
        assertThat(SqliteTypes.read("VarChar( 20 )")).isEqualTo(SqlTypes.varchar(20));
        assertThat(SqliteTypes.read("NUMERIC (10 , 2)")).isEqualTo(SqlTypes.numeric(10, 2));
        assertThat(SqliteTypes.read("varchar(99999999999)")).isEqualTo(SqlTypes.raw("varchar(99999999999)"));
    }

    @Test
    void durationsAreRefused() {
        assertThatThrownBy(() -> WRITER.type(SqlTypes.intervalSecond(18, 6)))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite has no type for this.
                            type  intervalSecond(18, 6)
                        Use another type in the revision, or one in SQLite's own words: raw("...").""");
    }

    @Test
    void theDriverReadsTheMomentsThatAreWritten() throws SQLException {
        LocalDateTime moment = LocalDateTime.of(2026, 11, 22, 7, 28, 1, 5_000_000);
        try (SqliteWorkbench bench = new SqliteWorkbench();
                var statement = bench.connection().createStatement();
                ResultSet row = statement.executeQuery("select " + WRITER.literal(moment) + ", "
                        + WRITER.literal(moment.toLocalDate()) + ", " + WRITER.literal(moment.toLocalTime()))) {
            assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf(moment));
            assertThat(row.getDate(2)).isEqualTo(Date.valueOf(moment.toLocalDate()));
            assertThat(row.getTime(3).toLocalTime())
                    .isEqualTo(moment.toLocalTime().withNano(0));
        }
    }
}
