package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What portable types become. */
class PostgreSqlTypesTests {

    private static final Map<SqlType, String> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put(SqlTypes.bool(), "boolean");
        TEXTS.put(SqlTypes.tinyint(), "smallint");
        TEXTS.put(SqlTypes.smallint(), "smallint");
        TEXTS.put(SqlTypes.integer(), "integer");
        TEXTS.put(SqlTypes.bigint(), "bigint");
        TEXTS.put(SqlTypes.real(), "float4");
        TEXTS.put(SqlTypes.doublePrecision(), "float(53)");
        TEXTS.put(SqlTypes.floating(20), "float4");
        TEXTS.put(SqlTypes.floating(30), "float(30)");
        TEXTS.put(SqlTypes.realType(), "real");
        TEXTS.put(SqlTypes.numeric(38, 2), "numeric(38,2)");
        TEXTS.put(SqlTypes.decimal(10, 4), "numeric(10,4)");
        TEXTS.put(SqlTypes.date(), "date");
        TEXTS.put(SqlTypes.time(0), "time(0)");
        TEXTS.put(SqlTypes.timeUtc(3), "time(3)");
        TEXTS.put(SqlTypes.timeTz(6), "time(6) with time zone");
        TEXTS.put(SqlTypes.timestamp(6), "timestamp(6)");
        TEXTS.put(SqlTypes.timestampUtc(6), "timestamp(6) with time zone");
        TEXTS.put(SqlTypes.timestampTz(3), "timestamp(3) with time zone");
        TEXTS.put(SqlTypes.character(2), "char(2)");
        TEXTS.put(SqlTypes.varchar(255), "varchar(255)");
        TEXTS.put(SqlTypes.varchar(10_485_760), "varchar(10485760)");
        TEXTS.put(SqlTypes.varchar(10_485_761), "text");
        TEXTS.put(SqlTypes.nchar(2), "char(2)");
        TEXTS.put(SqlTypes.nvarchar(80), "varchar(80)");
        TEXTS.put(SqlTypes.text(), "text");
        TEXTS.put(SqlTypes.ntext(), "text");
        TEXTS.put(SqlTypes.bytes(), "bytea");
        TEXTS.put(SqlTypes.clob(), "oid");
        TEXTS.put(SqlTypes.clob(255), "oid");
        TEXTS.put(SqlTypes.nclob(), "oid");
        TEXTS.put(SqlTypes.nclob(255), "oid");
        TEXTS.put(SqlTypes.blob(), "oid");
        TEXTS.put(SqlTypes.blob(255), "oid");
        TEXTS.put(SqlTypes.binary(16), "bytea");
        TEXTS.put(SqlTypes.varbinary(255), "bytea");
        TEXTS.put(SqlTypes.uuid(), "uuid");
        TEXTS.put(SqlTypes.json(), "jsonb");
        TEXTS.put(SqlTypes.xml(), "xml");
        TEXTS.put(SqlTypes.inet(), "inet");
        TEXTS.put(SqlTypes.intervalSecond(18, 6), "interval second(6)");
        TEXTS.put(SqlTypes.interval(), "interval");
        TEXTS.put(SqlTypes.citext(), "citext");
        TEXTS.put(SqlTypes.hstore(), "hstore");
        TEXTS.put(SqlTypes.geometry(), "geometry");
        TEXTS.put(SqlTypes.geography(), "geography");
        TEXTS.put(SqlTypes.integerRange(), "int4range");
        TEXTS.put(SqlTypes.integerMultirange(), "int4multirange");
        TEXTS.put(SqlTypes.bigintRange(), "int8range");
        TEXTS.put(SqlTypes.bigintMultirange(), "int8multirange");
        TEXTS.put(SqlTypes.numericRange(), "numrange");
        TEXTS.put(SqlTypes.numericMultirange(), "nummultirange");
        TEXTS.put(SqlTypes.dateRange(), "daterange");
        TEXTS.put(SqlTypes.dateMultirange(), "datemultirange");
        TEXTS.put(SqlTypes.timestampRange(), "tsrange");
        TEXTS.put(SqlTypes.timestampMultirange(), "tsmultirange");
        TEXTS.put(SqlTypes.timestampUtcRange(), "tstzrange");
        TEXTS.put(SqlTypes.timestampUtcMultirange(), "tstzmultirange");
        TEXTS.put(SqlTypes.array(SqlTypes.varchar(255)), "varchar(255) array");
        TEXTS.put(SqlTypes.array(SqlTypes.timestampUtc(3)), "timestamp(3) with time zone array");
        TEXTS.put(SqlTypes.array(SqlTypes.integer(), 5), "integer array[5]");
        TEXTS.put(SqlTypes.enumeration("A", "B"), "varchar(255)");
        TEXTS.put(SqlTypes.enumeration("A", "B").length(20), "varchar(20)");
        TEXTS.put(SqlTypes.enumeration("A", "B").length(1), "char(1)");
        TEXTS.put(SqlTypes.enumeration("A", "B").unchecked(), "varchar(255)");
        TEXTS.put(SqlTypes.ordinalEnumeration("A", "B"), "smallint");
        TEXTS.put(SqlTypes.raw("NUMERIC(7, 3)"), "NUMERIC(7, 3)");
        TEXTS.put(SqlTypes.raw("int8[]"), "int8[]");
        TEXTS.put(SqlTypes.raw("tsvector"), "tsvector");
        TEXTS.put(SqlTypes.raw("varchar"), "varchar");
    }

    @Test
    void eachIsWrittenAsHibernateDoes() {
        Dialect dialect = Dialects.onClassPath().named("postgresql");
        TEXTS.forEach((type, text) ->
                assertThat(dialect.writer().type(type)).as(type.toString()).isEqualTo(text));
    }

    @Test
    void eachTypeWordOccurs() {
        TreeSet<String> words = new TreeSet<>();
        TEXTS.keySet().forEach(type -> {
            if (type instanceof SqlType.Basic basic) {
                words.add(basic.name().name());
            }
        });
        assertThat(words).hasSize(dev.migrate.schema.TypeName.values().length);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void eachComesBackAsTheNormalizerSays(TestDatabase product) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (SqlType type : TEXTS.keySet()) {
            if (TEXTS.get(type).startsWith("geo")) {
                continue; // PostGIS is not among what the tests bring along
            }
            columns.add(Column.of(Identifier.of("c" + columns.size()), type));
        }
        CreateTable create = new CreateTable(Table.of(TableName.of("every_type"), columns, List.of(), List.of(), null));
        try (Session session = Session.on(product)) {
            assertThatThrownBy(() -> session.run(create))
                    .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(
                                    session.dialect().advice(refusal))
                            .isEqualTo("The type citext comes with the extension citext, which is not installed in this"
                                    + " database. Let a user who may install it, or do so in a revision before:\n"
                                    + "    op.execute(\"create extension if not exists citext\", effect -> {});"));
            session.sql("create extension citext");
            session.sql("create extension hstore");
            session.run(create);

            assertThat(session.inspected())
                    .isEqualTo(session.expected())
                    .isEqualTo(session.normalized(List.of(create)));
            assertThat(session.dialect().normalizer().normalize(session.inspected()))
                    .isEqualTo(session.inspected());
        }
    }
}
