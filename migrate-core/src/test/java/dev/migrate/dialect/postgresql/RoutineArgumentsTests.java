package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutineArgumentsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "()                                                 # ()",
                "(a bigint, b bigint default 2)                     # (a bigint, b bigint)",
                "(a timestamptz default now())                      # (a timestamptz)",
                "(a timestamptz DEFAULT date_trunc('day', now()), b numeric(10, 2) = 1) # (a timestamptz, b numeric(10, 2))",
                "(a text default ',)''=', b int[] = array[1, 2])    # (a text, b int[])",
                "(a text := $x$ ) , = $x$, variadic b text[])       # (a text, variadic b text[])",
                "(\"default\" text default 'x', defaults int)       # (\"default\" text, defaults int)",
                "(a int default (1 + (2)), out b int)               # (a int, out b int)"
            })
    void aRoutineIsDroppedByItsArgumentsWithoutTheirDefaults(String created, String dropped) {
        assertThat(RoutineArguments.withoutDefaults(created)).isEqualTo(dropped);
    }
}
