package dev.migrate.cli;

import dev.migrate.ProgressListener;
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
 * @param progress told how far long work has come, or null for the log
 */
record Console(
        Function<@Nullable String, Migrate> source,
        TopCommand top,
        PrintWriter out,
        PrintWriter err,
        Spelling spelling,
        @Nullable Decisions decisions,
        @Nullable ProgressListener progress) {

    /** Returns what does the work; where a program reads the answer, standard output has nothing else. */
    Migrate migrate(boolean json) {
        Migrate migrate = source.apply(top.name);
        return progress == null || json ? migrate : migrate.telling(progress);
    }

    Console asking(Decisions somebody) {
        return new Console(source, top, out, err, spelling, somebody, progress);
    }

    Console telling(@Nullable ProgressListener listener) {
        return new Console(source, top, out, err, spelling, decisions, listener);
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
