package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever stands in a {@code columnDefinition} or a check can be read. */
class OddDefinitionsLawTests {

    private static final int SEEDS = 5000;
    private static final List<String> PIECES = List.of(
            ("varchar (12) ( ) default 'x' ' '' \" \"C\" ` `b` not null collate check unique enum ('A','B') , numeric (9,2) in"
                            + " or and 1 a \u0000 😀 ß \n")
                    .split(" ", -1));

    @Test
    void everyTextIsRead() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 7919 + 17);
            String glue = random.nextBoolean() ? " " : "";
            String text = random.ints(random.nextInt(7), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining(glue));
            assertThat(ColumnDefinition.parse(text).type()).as(text).isNotNull();
            assertThat(CheckText.of(CheckText.of(text))).as(text).isEqualTo(CheckText.of(text));
            assertThat(CheckText.all(List.of(text, "a > 1"))).as(text).isNotEmpty();
        }
    }
}
