package dev.migrate.cli;

import dev.migrate.command.Decisions;
import dev.migrate.command.Migrate;
import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all commands share: whom they ask and where they print.
 *
 * @param source asked when a command has been understood, with the name of a database or null for the usual one
 * @param top what was typed before the command
 * @param out where results go
 * @param err where messages go
 * @param spelling how messages name commands
 * @param decisions who is asked, or null where nobody is there
 */
record Console(
        Function<@Nullable String, Migrate> source,
        TopCommand top,
        PrintWriter out,
        PrintWriter err,
        Spelling spelling,
        @Nullable Decisions decisions) {

    Migrate migrate() {
        return source.apply(top.name);
    }

    /** Returns a message with the commands in it as whoever reads it types them. */
    String spelled(String message) {
        return spelling.of(top.name == null ? message : Spelling.named(message, top.name));
    }

    void print(Answer answer, boolean json) {
        out.print(json ? Json.of(answer.data()) + "\n" : answer.text());
        out.flush();
        err.print(spelled(answer.complaint()));
        err.flush();
    }

    /** Says something beside the answer of a command that ends well. */
    void note(String lines) {
        err.print(spelled(lines));
        err.flush();
    }
}
