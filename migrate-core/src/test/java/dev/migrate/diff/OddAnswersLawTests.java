package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever somebody types into the options of a revision is understood or explained. */
class OddAnswersLawTests {

    private static final int SEEDS = 5000;
    private static final List<String> PIECES = List.of(
            (": . , ' '' \" ` `` a b c t u t.a t.a:b t:u t.s:OLD t.s:OLD:NEW `t`.`a` * table: column: - -- ( ) null 7 'x' ß é"
                            + " 😀 \u0000 \\ \n")
                    .split(" ", -1));

    private static final Schema FROM = schema("a", "OLD");
    private static final Schema TO = schema("b", "NEW");

    private static Schema schema(String column, String label) {
        Operations op = new Operations("any");
        op.createTable("t", t -> {
            t.column(column, SqlTypes.integer()).notNull();
            t.column("s", SqlTypes.enumeration("ONE", label));
        });
        op.createTable(column.equals("a") ? "u" : "v", t -> t.column("c", SqlTypes.integer()));
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    @Test
    void everyAnswerIsUnderstoodOrExplained() {
        int explained = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 7919 + 17);
            List<String> answers = random.ints(7, 0, 7)
                    .mapToObj(each -> each < 2 ? text(random) : "")
                    .toList();
            try {
                DiffOptions options = DiffOptions.parse(answers.get(0), answers.get(1), answers.get(2))
                        .withNotRenamed(answers.get(3))
                        .withDefaults(answers.get(4));
                new ObjectFilter(List.of(answers.get(5)), List.of(answers.get(6)), List.of()).in(FROM, TO);
                Fills.in(SchemaDiff.between(FROM, TO, options), FROM, options.defaults());
            } catch (MigrateException known) {
                assertThat(known.getMessage()).contains("\n");
                explained++;
            } catch (RuntimeException bare) {
                fail(answers.toString(), bare);
            }
        }
        assertThat(explained).isGreaterThan(SEEDS / 2);
    }
}
