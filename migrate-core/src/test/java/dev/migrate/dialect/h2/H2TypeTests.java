package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class H2TypeTests {

    private static final List<String> LABELS = List.of("NEW", "it's", "A");

    private static Map<SqlType, String> texts() {
        Map<SqlType, String> texts = new LinkedHashMap<>();
        addNumbersAndMoments(texts);
        addTextsAndBytes(texts);
        addOthers(texts);
        return texts;
    }

    private static void addNumbersAndMoments(Map<SqlType, String> texts) {
        texts.put(new Basic(TypeName.BOOLEAN), "boolean");
        texts.put(new Basic(TypeName.TINYINT), "tinyint");
        texts.put(new Basic(TypeName.SMALLINT), "smallint");
        texts.put(new Basic(TypeName.INTEGER), "integer");
        texts.put(new Basic(TypeName.BIGINT), "bigint");
        texts.put(new Basic(TypeName.REAL), "float(24)");
        texts.put(new Basic(TypeName.DOUBLE_PRECISION), "float(53)");
        texts.put(new Basic(TypeName.FLOATING, 10), "float(10)");
        texts.put(new Basic(TypeName.REAL_TYPE), "real");
        texts.put(new Basic(TypeName.NUMERIC, 38, 2), "numeric(38,2)");
        texts.put(new Basic(TypeName.DECIMAL, 10, 0), "numeric(10,0)");
        texts.put(new Basic(TypeName.DATE), "date");
        texts.put(new Basic(TypeName.TIME, 0), "time(0)");
        texts.put(new Basic(TypeName.TIME_UTC, 3), "time(3) with time zone");
        texts.put(new Basic(TypeName.TIME_TZ, 6), "time(6) with time zone");
        texts.put(new Basic(TypeName.TIMESTAMP, 6), "timestamp(6)");
        texts.put(new Basic(TypeName.TIMESTAMP_UTC, 6), "timestamp(6) with time zone");
        texts.put(new Basic(TypeName.TIMESTAMP_TZ, 0), "timestamp(0) with time zone");
    }

    private static void addTextsAndBytes(Map<SqlType, String> texts) {
        texts.put(new Basic(TypeName.CHAR, 3), "char(3)");
        texts.put(new Basic(TypeName.NCHAR, 3), "char(3)");
        texts.put(new Basic(TypeName.VARCHAR, 255), "varchar(255)");
        texts.put(new Basic(TypeName.VARCHAR, 1_048_576), "varchar(1048576)");
        texts.put(new Basic(TypeName.VARCHAR, 1_048_577), "clob");
        texts.put(new Basic(TypeName.NVARCHAR, 9), "varchar(9)");
        texts.put(new Basic(TypeName.NVARCHAR, 1_048_577), "clob");
        texts.put(new Basic(TypeName.TEXT), "clob");
        texts.put(new Basic(TypeName.NTEXT), "clob");
        texts.put(new Basic(TypeName.BYTES), "blob");
        texts.put(new Basic(TypeName.CLOB), "clob");
        texts.put(new Basic(TypeName.CLOB, 70_000), "clob");
        texts.put(new Basic(TypeName.NCLOB), "clob");
        texts.put(new Basic(TypeName.BLOB), "blob");
        texts.put(new Basic(TypeName.BLOB, 70_000), "blob");
        texts.put(new Basic(TypeName.BINARY, 16), "binary(16)");
        texts.put(new Basic(TypeName.VARBINARY, 16), "varbinary(16)");
        texts.put(new Basic(TypeName.VARBINARY, 1_048_577), "blob");
        texts.put(new Basic(TypeName.UUID), "uuid");
        texts.put(new Basic(TypeName.JSON), "json");
        texts.put(new Basic(TypeName.XML), "clob");
        texts.put(new Basic(TypeName.INET), "varbinary(19)");
    }

    private static void addOthers(Map<SqlType, String> texts) {
        texts.put(new Basic(TypeName.INTERVAL_SECOND, 10, 4), "interval second(10,4)");
        texts.put(new Array(new Basic(TypeName.VARCHAR, 255), null), "varchar(255) array");
        texts.put(new Array(new Basic(TypeName.INTEGER), 5), "integer array[5]");
        texts.put(new Array(new Array(new Basic(TypeName.UUID), 2), null), "uuid array[2] array");
        texts.put(new Array(Enumeration.of(LABELS), null), "enum ('A','NEW','it''s') array");
        texts.put(Enumeration.of(LABELS), "enum ('A','NEW','it''s')");
        texts.put(Enumeration.of(LABELS).length(20).asNational().unchecked(), "enum ('A','NEW','it''s')");
        texts.put(Enumeration.of(LABELS).asNative("Kind"), "enum ('A','NEW','it''s')");
        texts.put(enumeration(EnumerationForm.ORDINAL, null), "enum ('NEW','it''s','A')");
        texts.put(enumeration(EnumerationForm.NAMED, "Sorted"), "Sorted");
        texts.put(enumeration(EnumerationForm.NAMED_ORDINAL, "`In Order`"), "\"In Order\"");
        texts.put(new Raw("decfloat(10)"), "decfloat(10)");
        texts.put(new Raw("geometry"), "geometry");
        texts.put(new Basic(TypeName.GEOMETRY), "geometry");
        texts.put(new Basic(TypeName.CITEXT), "varchar_ignorecase");
        texts.put(new Raw("clob(100)"), "clob(100)");
        texts.put(new Raw("interval year(2)"), "interval year(2)");
        texts.put(new Raw("interval year(3) to month"), "interval year(3) to month");
        texts.put(new Raw("interval day(2) to second(5)"), "interval day(2) to second(5)");
        texts.put(new Raw("varchar_ignorecase(20)"), "varchar_ignorecase(20)");
        texts.put(new Raw("varchar(2000000)"), "varchar(2000000)");
    }

    private static Enumeration enumeration(EnumerationForm form, String name) {
        return new Enumeration(form, Identifier.ofNullable(name), LABELS, null, false, true);
    }

    @Test
    void typesAreThoseThatHibernateMakes() {
        texts().forEach((type, text) ->
                assertThat(Rig.H2.writer().type(type)).as("%s", type).isEqualTo(text));
    }

    @Test
    void aNormalTypeIsWrittenAsTheTypeItStandsFor() {
        texts().forEach((type, text) -> assertThat(Rig.H2.writer().type(H2Types.normal(type)))
                .as("%s", type)
                .isEqualTo(text));
    }

    @Test
    void aCreatedTypeIsInspectedAsItsNormalForm() throws SQLException {
        List<Column> columns = new ArrayList<>();
        texts().keySet().forEach(type -> columns.add(Column.of(Identifier.of("c" + columns.size()), type)));
        Table table = Table.of(TableName.of("t"), columns, List.of(), List.of(), null);
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            Rig rig = new Rig(connection);
            rig.run(new CreateTable(table));

            assertThat(rig.inspect()).isEqualTo(Rig.H2.normalizer().normalize(Schema.of(List.of(table), List.of())));
        }
    }

    @Test
    void rawTypesAreReadAsTheTypesTheyName() {
        assertThat(H2Types.normal(new Raw(" Character  Varying ( 77 )"))).isEqualTo(new Basic(TypeName.VARCHAR, 77));
        assertThat(H2Types.normal(new Raw("decimal(7, 3)"))).isEqualTo(new Basic(TypeName.NUMERIC, 7, 3));
        assertThat(H2Types.normal(new Raw("timestamp(3) with time zone")))
                .isEqualTo(new Basic(TypeName.TIMESTAMP_UTC, 3));
        assertThat(H2Types.normal(new Raw("INT8"))).isEqualTo(new Basic(TypeName.BIGINT));
        assertThat(H2Types.normal(new Raw("Java_Object"))).isEqualTo(new Raw("java_object"));
    }
}
