package dev.migrate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlExpressionsTests {

    /** A column may be called as a function, a type or a part of a moment is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            year > 0                        | true
            extract(year from born)         | false
            extract( year from year)        | true
            cast(created as year)           | false
            cast(year as text)              | true
            created::year                   | false
            year::text                      | true
            year(born) > 2000               | false
            year (born) > 2000              | false
            year(10)                        | true
            coalesce(year, 7)               | true
            born <> 'year'                  | false
            year in (1, 2)                  | true
            """)
    void tellColumnsFromOtherWords(String expression, boolean mentions) {
        assertThat(SqlExpressions.mentions(expression, Identifier.of("year"))).isEqualTo(mentions);
    }
}
