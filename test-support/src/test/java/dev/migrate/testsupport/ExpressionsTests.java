package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            (x > 0)                                                      | x > 0
            (("ID" > CAST(0 AS BIGINT)) AND ("X" < 5))                   | id > 0 and x < 5
            x < 5 and id > 0                                             | id > 0 and x < 5
            "N" IN('B', 'A')                                             | n in ('A', 'B')
            ((n)::text = ANY ((ARRAY['B'::character varying, 'A'::character varying])::text[])) | n in ('A', 'B')
            (n <> ALL (ARRAY['B'::text, 'A'::text]))                     | n not in ('A', 'B')
            n in ('A')                                                   | n = 'A'
            n not in ('A')                                               | n <> 'A'
            "X" BETWEEN 0 AND 2                                          | x <= 2 and x >= 0
            ((x >= 0) AND (x <= 2))                                      | x <= 2 and x >= 0
            x not between 0 and 2 and y = 1                              | x not between 0 and 2 and y = 1
            a and (c or b) and (d and e)                                 | a and (b or c) and d and e
            (a and b) or c                                               | (a and b) or c
            not (a and b)                                                | not (a and b)
            NOT (x = 1)                                                  | not (x = 1)
            (n)::text ~~ 'a%'::text                                      | n like 'a%'
            "N" LIKE 'a%'                                                | n like 'a%'
            ((a + b) * c) > 0                                            | (a + b) * c > 0
            (x > (- 5))                                                  | x > -5
            (price > (0)::numeric)                                       | price > 0
            length((n)::text) > 3                                        | length(n) > 3
            ("Mixed" IS NOT NULL)                                        | "Mixed" is not null
            day > '2020-01-01'::date                                     | day > '2020-01-01'::date
            case when x then 1 else 2 end = 1                            | case when x then 1 else 2 end = 1
            (mood = ANY (ARRAY['b'::mood, 'a'::mood]))                   | mood in ('a'::mood, 'b'::mood)
            t = array['b', 'a']                                          | t = array['b', 'a']
            x in (-1, 3, 2)                                              | x in (-1, 2, 3)
            n = 'it''s and (so)'                                         | n = 'it''s and (so)'
            coalesce(a, b) != 'x'                                        | coalesce(a, b) <> 'x'
            (a, b) = (1, 2)                                              | (a, b) = (1, 2)
            upper("check") = 'A' /* really */ -- and so on               | upper("check") = 'A'
            """)
    void everySpellingHasOneForm(String spelling, String form) {
        assertThat(Expressions.normalise(spelling)).isEqualTo(form);
        assertThat(Expressions.normalise(form)).isEqualTo(form);
    }
}
