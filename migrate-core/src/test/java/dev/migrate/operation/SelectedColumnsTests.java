package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectedColumnsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 | select id from account",
                "2 | SELECT id, coalesce(name, phone) FROM account order by id, name",
                "2 | select (select max(a) from t, u) as a, b",
                "2 | with x as (select 1, 2, 3 from t) select a /* , */, ',' from x, t",
                "1 | select * from account",
                "0 | values (1, 2)",
            })
    void aQueryReturnsWhatStandsBetweenSelectAndFrom(int columns, String query) {
        assertThat(SelectedColumns.count(query)).isEqualTo(columns);
    }
}
