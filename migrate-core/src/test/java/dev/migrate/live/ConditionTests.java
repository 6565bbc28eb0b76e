package dev.migrate.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTests {

    /** MySQL prints alternatives in another order once it has checked rows by them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    a > 1 and b < 2                   | (b < 2) and (a > 1)
                    a <> 'x' or b is not null         | ((b is not null) or (a <> 'x'))
                    a = 1 or (b = 2 or c = 3)         | c = 3 or b = 2 or a = 1
                    a = 1 and (b = 2 or c = 3)        | (c = 3 or b = 2) and a = 1
                    a = 1 or b = 2 and c = 3          | c = 3 and b = 2 or a = 1
                    a between 1 and 9                 | a <= 9 and a >= 1
                    a between 1 and 9 or a = 77       | a = 77 or (a between 1 and 9)
                    a in ('x', 'y')                   | A in ('y', 'x')
                    """)
    void orderAndLayoutAreNoDifference(String one, String other) {
        assertThat(Condition.demands(one)).isEqualTo(Condition.demands(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    a = 1 and b = 2              | a = 1 or b = 2
                    a = 1 or b = 2 and c = 3     | (a = 1 or b = 2) and c = 3
                    a = 'x or y'                 | a = 'y or x'
                    a between 1 and 9 and b = 2  | a between 1 and 2 and b = 9
                    a = 1                        | a = 1 or b = 2
                    not (a = 1 or b = 2)         | not a = 1 or b = 2
                    """)
    void anotherDemandIsADifference(String one, String other) {
        assertThat(Condition.demands(one)).isNotEqualTo(Condition.demands(other));
    }
}
