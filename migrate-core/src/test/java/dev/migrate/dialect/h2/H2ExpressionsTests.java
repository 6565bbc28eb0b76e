package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H2ExpressionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s in ('x', 'it''s', '')",
                "a in (1)",
                "a not in (1, 2)",
                "big >= -5 and s <> ''",
                "n >= -9 and n > 1.5",
                "((a > 1)) AND (a<3 or a !=4)",
                "lower(s) = 'x' or (a > 1 and a < 3)",
                "s like 'x%' and t is not null",
                "s not like 'x%' or t is null",
                "a + 1 + 2 > 3 * (a - 1)",
                "a - (a - 1) > 0",
                "a between 0 and 3 or a not between 5 and 9",
                "s || 'é' <> 'x\\y'",
                "u <> '3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000'",
                "length(s) > 2 and coalesce(a, 1) > 0",
                "f = true and d > date '2020-01-01'",
                "a is distinct from 1",
                "cast(a as bigint) > 1",
                "\"Mixed\" > 1 and \"A\" < 3",
                "5 < a",
                "e in ('A', 'B')",
                "f"
            })
    void whatWasWrittenAndWhatH2MakesOfItHaveOneNormalForm(String expression) throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table t (a int, big bigint, n numeric(10,4), s varchar(9), t varchar(9), u uuid,"
                    + " f boolean, d date, e enum ('A', 'B', 'C'), \"Mixed\" int, constraint c check (" + expression
                    + "))");
            String normal = H2Expressions.normal(expression);
            assertThat(H2Catalog.of(connection).query("select check_clause from information_schema.check_constraints"))
                    .allSatisfy(row -> assertThat(H2Expressions.normal(row.text("check_clause")))
                            .isEqualTo(normal));
            assertThat(H2Expressions.normal(normal)).isEqualTo(normal);
            statement.execute("alter table t add constraint again check (" + normal + ")");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "STATUS" IN('A', 'B')           | status in ('A', 'B')
                    ("B" > 0) AND ("A" > 0)         | a > 0 and b > 0
                    "first name" = "ORDER"          | "first name" = "ORDER"
                    U&'\\00e9\\\\' = X              | x = 'é\\'
                    a - (b - c) * -d                | a - (b - c) * -d
                    (a + b) + c                     | a + b + c
                    not (a = 1 or b = 2)            | not (a = 1 or b = 2)
                    CASE WHEN a > 1 THEN 1 END      | CASE WHEN a > 1 THEN 1 END
                    exists (select 1)               | exists (select 1)
                    a ? b                           | a ? b
                    a > 1 and                       | a > 1 and
                    CURRENT_TIMESTAMP               | current_timestamp
                    "S"."X" > 0                     | s.x > 0
                    """)
    void theNormalFormHasNoNeedlessQuotesAndParentheses(String expression, String normal) {
        assertThat(H2Expressions.normal(expression)).isEqualTo(normal);
    }

    @Test
    void whatCannotBeReadStaysAsItIs() {
        assertThat(H2Expressions.normal(" a ~ 'b' ")).isEqualTo("a ~ 'b'");
    }
}
