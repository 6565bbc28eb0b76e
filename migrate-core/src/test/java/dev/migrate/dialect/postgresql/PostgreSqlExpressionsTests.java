package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What PostgreSQL makes of expressions, and what becomes of it. */
class PostgreSqlExpressionsTests {

    private static final List<String> CONDITIONS = List.of(
            "status in ('A', 'B')",
            "status in ('A')",
            "status not in ('A', 'B')",
            "kind in ('A', 'B')",
            "note in ('A', 'it''s')",
            "n in (1, 2, -3)",
            "price in (1, 2.5)",
            "day in (date '2026-01-01', date '2026-01-02')",
            "n between 0 and 3",
            "n not between 0 and 3",
            "n >= 0 and n <= 3",
            "small between 0 and 7",
            "status between 'a' and 'b'",
            "n > 0",
            "n > -1",
            "n != 3 and n <> 4",
            "price > 0",
            "price >= 0.5 or price is null",
            "price * n > 10",
            "n * 2 + 1 > small - 1",
            "n % 2 = 0",
            "(n + 1) * 2 > 4",
            "n - (small - 1) > 0",
            "not (n > 0 and small > 0)",
            "not active",
            "active",
            "active is true",
            "active is not false or n is not null",
            "n > 0 and (small > 0 or price > 0) and active",
            "length(status) > 3",
            "char_length(trim(status)) > 0",
            "lower(status) = status",
            "status like 'a%'",
            "status not like '%b'",
            "status ilike 'a%'",
            "status ~ '^[a-z]+$'",
            "status <> ''",
            "status || note <> 'xy'",
            "coalesce(status, 'x') <> note",
            "coalesce(n, 0) > 0",
            "day > '2026-01-01'",
            "day > date '2026-01-01'",
            "at > timestamp '2026-01-01 00:00:00'",
            "at > current_timestamp",
            "zoned < now()",
            "extract(year from day) > 2000",
            "status = 'A' and n is null or status = 'B' and n is not null",
            "case when n > 0 then status = 'A' else active end",
            "n is distinct from small",
            "id = '3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000'",
            "\"Mixed Name\" > 0",
            "\"order\" > 0",
            "doc ->> 'a' = 'b'",
            "cast(n as varchar(10)) <> '1'",
            "n::text <> '1'",
            "real8 > 1.5",
            "real8 > 1",
            "big > 5000000000",
            "big > n");

    private static final Map<SqlType, List<String>> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put(SqlTypes.integer(), List.of("0", "-1", "'5'", "1 + 2"));
        DEFAULTS.put(SqlTypes.bigint(), List.of("0", "-5000000000", "nextval('numbers')"));
        DEFAULTS.put(SqlTypes.numeric(10, 2), List.of("0", "1.50", "-1.5", "'2.5'"));
        DEFAULTS.put(SqlTypes.doublePrecision(), List.of("0", "1.5"));
        DEFAULTS.put(SqlTypes.varchar(20), List.of("'x'", "'it''s'", "''", "null", "upper('x')", "'x'::varchar"));
        DEFAULTS.put(SqlTypes.character(3), List.of("'abc'"));
        DEFAULTS.put(SqlTypes.text(), List.of("'x'", "current_user", "'" + "it''s ".repeat(9_000) + "'"));
        DEFAULTS.put(
                SqlTypes.bool(),
                List.of(
                        "true",
                        "false",
                        "not true",
                        "(true and not false)",
                        "1 in (2, 3)",
                        "'a' like 'b'",
                        "1 between 0 and 2",
                        "current_date is not null",
                        "1 < 2",
                        "1 = any (array[1, 2])"));
        DEFAULTS.put(SqlTypes.date(), List.of("'2026-01-01'", "date '2026-01-01'", "current_date"));
        DEFAULTS.put(
                SqlTypes.timestamp(6),
                List.of("now()", "localtimestamp", "now() at time zone 'utc'", "(now() at time zone 'a')"));
        DEFAULTS.put(SqlTypes.timestampUtc(6), List.of("current_timestamp", "CURRENT_TIMESTAMP(3)", "now()"));
        DEFAULTS.put(SqlTypes.uuid(), List.of("gen_random_uuid()"));
        DEFAULTS.put(SqlTypes.json(), List.of("'{}'", "'[]'::jsonb"));
        DEFAULTS.put(SqlTypes.array(SqlTypes.integer()), List.of("'{}'"));
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(column("status", SqlTypes.varchar(255)));
        columns.add(column("kind", SqlTypes.character(1)));
        columns.add(column("note", SqlTypes.text()));
        columns.add(column("n", SqlTypes.integer()));
        columns.add(column("small", SqlTypes.smallint()));
        columns.add(column("big", SqlTypes.bigint()));
        columns.add(column("price", SqlTypes.numeric(10, 2)));
        columns.add(column("real8", SqlTypes.doublePrecision()));
        columns.add(column("active", SqlTypes.bool()));
        columns.add(column("day", SqlTypes.date()));
        columns.add(column("at", SqlTypes.timestamp(6)));
        columns.add(column("zoned", SqlTypes.timestampUtc(6)));
        columns.add(column("id", SqlTypes.uuid()));
        columns.add(column("doc", SqlTypes.json()));
        columns.add(column("`Mixed Name`", SqlTypes.integer()));
        columns.add(column("order", SqlTypes.integer()));
        return columns;
    }

    private static Column column(String name, SqlType type) {
        return Column.of(Identifier.of(name), type);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void conditionsComeBackAsTheyWereWritten(TestDatabase product) throws SQLException {
        List<Constraint> checks = new ArrayList<>();
        for (String condition : CONDITIONS) {
            checks.add(new Check(Identifier.of("ck_" + checks.size()), condition));
        }
        CreateTable create = new CreateTable(Table.of(TableName.of("t"), columns(), checks, List.of(), null));
        try (Session session = Session.on(product)) {
            session.run(create);

            assertThat(conditions(session.inspected().tables().values()))
                    .containsExactlyElementsOf(
                            conditions(session.expected().tables().values()));
            assertThat(session.dialect().normalizer().normalize(session.expected()))
                    .isEqualTo(session.expected());
        }
    }

    private static List<String> conditions(Iterable<Table> tables) {
        List<String> conditions = new ArrayList<>();
        for (Table table : tables) {
            for (int i = 0; i < CONDITIONS.size(); i++) {
                Check check = (Check) table.constraint(Identifier.of("ck_" + i));
                conditions.add(CONDITIONS.get(i) + " => " + (check == null ? "" : check.expression()));
            }
        }
        return conditions;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void defaultsComeBackAsTheyWereWritten(TestDatabase product) throws SQLException {
        List<Column> columns = new ArrayList<>();
        DEFAULTS.forEach((type, defaults) -> defaults.forEach(
                value -> columns.add(column("c" + columns.size(), type).withDefault(new ColumnDefault(value)))));
        CreateTable create = new CreateTable(Table.of(TableName.of("t"), columns, List.of(), List.of(), null));
        try (Session session = Session.on(product)) {
            session.sql("create sequence numbers");
            session.run(create);

            assertThat(session.inspected().tables())
                    .isEqualTo(session.expected().tables());
            assertThat(session.inspected().tables().toString()).doesNotContain("::");
        }
    }
}
