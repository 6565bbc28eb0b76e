package dev.migrate.cli;

import dev.migrate.command.Decisions;
import dev.migrate.command.Question;
import dev.migrate.command.Question.Choice;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal. Not for use by several threads. */
public final class Terminal implements Decisions {

    private final PrintWriter out;
    private final BufferedReader in;

    Terminal(PrintWriter out, Reader in) {
        this.out = out;
        this.in = new BufferedReader(in);
    }

    /** Returns whether somebody who can answer sits at the terminal of this process: not on a build server. */
    public static boolean isPresent() {
        return ofProcess(new PrintWriter(Writer.nullWriter()), System.getenv()) != null;
    }

    /**
     * Returns the terminal of this process, or null where nobody can answer: no terminal, or a build server.
     *
     * @param out where questions go
     */
    static @Nullable Terminal ofProcess(PrintWriter out, Map<String, String> environment) {
        Console console = StandardOutput.terminal();
        String ci = environment.getOrDefault("CI", "");
        boolean build = !ci.isEmpty() && !ci.equals("false");
        return console == null || build ? null : new Terminal(out, console.reader());
    }

    @Override
    public @Nullable String enter(Question question) {
        print(question);
        out.print("(a value; Enter: none) ");
        out.flush();
        String line = line();
        return line == null ? null : line.strip();
    }

    private void print(Question question) {
        out.print(question.text() + "\n");
        question.facts().forEach(fact -> out.print("    " + fact + "\n"));
    }

    @Override
    public int choose(Question question) {
        print(question);
        while (true) {
            out.print(choices(question) + " ");
            out.flush();
            String line = line();
            if (line == null) {
                return -1;
            }
            int chosen = chosen(question, line.strip());
            if (chosen >= 0) {
                return chosen;
            }
        }
    }

    private static String choices(Question question) {
        String letters = question.choices().stream()
                .map(choice -> choice.letter() + " = " + choice.words())
                .collect(Collectors.joining(", "));
        String usual = question.usual() < 0
                ? ""
                : "; Enter: " + question.choices().get(question.usual()).letter();
        return "(" + letters + usual + ")";
    }

    private static int chosen(Question question, String typed) {
        if (typed.isEmpty()) {
            return question.usual();
        }
        List<Choice> choices = question.choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).letter().equalsIgnoreCase(typed)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String line() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
