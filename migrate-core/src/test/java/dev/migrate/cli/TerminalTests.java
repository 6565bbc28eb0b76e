package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Question;
import dev.migrate.command.Question.Choice;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How questions look on a terminal. */
class TerminalTests {

    private final StringWriter out = new StringWriter();

    private int answer(int usual, String typed) {
        Question question = new Question(
                "Is column account.name now called full_name?",
                List.of("both names say name"),
                List.of(new Choice("y", "yes"), new Choice("n", "no")),
                usual);
        return new Terminal(new PrintWriter(out), new StringReader(typed)).choose(question);
    }

    @Test
    void askUntilThereIsAnAnswer() {
        assertThat(answer(-1, "\nmaybe\n N \n")).isEqualTo(1);
        assertThat(out.toString()).isEqualTo("""
                Is column account.name now called full_name?
                    both names say name
                (y = yes, n = no) (y = yes, n = no) (y = yes, n = no)\040""");
    }

    @Test
    void enterIsTheUsualAnswerAndTheEndNone() {
        assertThat(answer(0, "\n")).isZero();
        assertThat(out.toString()).endsWith("(y = yes, n = no; Enter: y) ");
        assertThat(answer(0, "")).isEqualTo(-1);
    }

    private String entered(String typed) {
        Question question =
                new Question("Which value do the rows get?", List.of("a column takes a number"), List.of(), -1);
        return new Terminal(new PrintWriter(out), new StringReader(typed)).enter(question);
    }

    @Test
    void aValueIsALine() {
        assertThat(entered(" 'G B' \n")).isEqualTo("'G B'");
        assertThat(out.toString()).isEqualTo("""
                Which value do the rows get?
                    a column takes a number
                (a value; Enter: none)\040""");
        assertThat(entered("\n")).isEmpty();
        assertThat(entered("")).isNull();
    }

    @Test
    void nobodyIsAskedOnABuildServer() {
        assertThat(Terminal.ofProcess(new PrintWriter(out), Map.of("CI", "true")))
                .isNull();
    }
}
