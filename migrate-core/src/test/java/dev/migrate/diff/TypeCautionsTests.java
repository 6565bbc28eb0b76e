package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a change of type after which values are not what they were. */
class TypeCautionsTests {

    private static final String LOSES = "loses part of the values of a";
    private static final String UNKNOWN = "makes other values of a: convert them with an expression that says ";
    private static final String OTHER = UNKNOWN + "which label is which number";

    static Stream<Arguments> changes() {
        SqlType labels = SqlTypes.enumeration("A", "B");
        return Stream.of(
                Arguments.of(SqlTypes.timestamp(6), SqlTypes.date(), LOSES),
                Arguments.of(SqlTypes.timestamp(6), SqlTypes.time(6), LOSES),
                Arguments.of(SqlTypes.numeric(38, 2), SqlTypes.doublePrecision(), LOSES),
                Arguments.of(SqlTypes.doublePrecision(), SqlTypes.real(), LOSES),
                Arguments.of(SqlTypes.integer(), SqlTypes.bool(), LOSES),
                Arguments.of(SqlTypes.tinyint(), labels, OTHER),
                Arguments.of(labels, SqlTypes.smallint(), OTHER),
                Arguments.of(SqlTypes.bigint(), SqlTypes.doublePrecision(), LOSES),
                Arguments.of(SqlTypes.integer(), SqlTypes.real(), LOSES),
                Arguments.of(SqlTypes.integer(), SqlTypes.doublePrecision(), ""),
                Arguments.of(SqlTypes.ordinalEnumeration("A", "B"), SqlTypes.varchar(20), OTHER),
                Arguments.of(SqlTypes.bool(), SqlTypes.character(1), UNKNOWN + "which value is true"),
                Arguments.of(SqlTypes.varchar(5), SqlTypes.bool(), UNKNOWN + "which value is true"),
                Arguments.of(SqlTypes.integer(), SqlTypes.date(), UNKNOWN + "what they become"),
                Arguments.of(SqlTypes.timestamp(6), SqlTypes.bigint(), UNKNOWN + "what they become"),
                Arguments.of(SqlTypes.bool(), SqlTypes.timestamp(6), UNKNOWN + "what they become"),
                Arguments.of(SqlTypes.uuid(), SqlTypes.bigint(), UNKNOWN + "what they become"),
                Arguments.of(SqlTypes.uuid(), SqlTypes.varchar(36), ""),
                Arguments.of(SqlTypes.varchar(36), SqlTypes.uuid(), ""),
                Arguments.of(SqlTypes.real(), SqlTypes.doublePrecision(), ""),
                Arguments.of(SqlTypes.bool(), SqlTypes.integer(), ""),
                Arguments.of(SqlTypes.clob(), SqlTypes.varchar(2000), fails("longer than 2000")),
                Arguments.of(SqlTypes.varchar(20), SqlTypes.varchar(10), fails("longer than 10")),
                Arguments.of(SqlTypes.varchar(10), SqlTypes.clob(), ""),
                Arguments.of(SqlTypes.bigint(), SqlTypes.integer(), fails("out of the range of integer")),
                Arguments.of(SqlTypes.smallint(), SqlTypes.bigint(), ""),
                Arguments.of(SqlTypes.varchar(20), SqlTypes.integer(), fails("no number")),
                Arguments.of(SqlTypes.varchar(20), SqlTypes.date(), fails("no date")),
                Arguments.of(SqlTypes.varchar(20), SqlTypes.time(0), fails("no time")),
                Arguments.of(SqlTypes.varchar(40), SqlTypes.timestampUtc(6), fails("no timestamp")),
                Arguments.of(SqlTypes.integer(), SqlTypes.varchar(20), ""),
                Arguments.of(
                        SqlTypes.numeric(12, 2),
                        SqlTypes.numeric(10, 2),
                        fails("of more than 8 digits before the point")),
                Arguments.of(SqlTypes.numeric(10, 2), SqlTypes.numeric(12, 2), ""));
    }

    static Stream<Arguments> arrays() {
        SqlType array = SqlTypes.array(SqlTypes.integer());
        return Stream.of(
                Arguments.of(SqlTypes.json(), array, UNKNOWN + "what they become"),
                Arguments.of(SqlTypes.varchar(9), array, UNKNOWN + "what they become"),
                Arguments.of(array, SqlTypes.bigint(), UNKNOWN + "what they become"),
                Arguments.of(array, SqlTypes.json(), ""),
                Arguments.of(array, SqlTypes.text(), ""));
    }

    private static String fails(String what) {
        return "fails while a is " + what + " in a row: change such rows first";
    }

    private static Schema schema(SqlType type) {
        Operations op = new Operations("any");
        op.createTable("t", t -> t.column("a", type));
        return Replay.apply(Schema.empty(), op.operations());
    }

    @ParameterizedTest
    @MethodSource({"changes", "arrays"})
    void whatIsSaid(SqlType from, SqlType to, String caution) {
        List<Operation> operations = SchemaDiff.between(schema(from), schema(to));
        assertThat(OperationSummary.changes(operations, schema(from), Evidence.none()))
                .extracting(each -> Objects.requireNonNullElse(each.caution(), ""))
                .containsExactly(caution);
    }
}
