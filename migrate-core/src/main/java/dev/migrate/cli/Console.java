package dev.migrate.cli;

import dev.migrate.command.Decisions;
import dev.migrate.command.Migrate;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all commands share: whom they ask and where they print.
 *
 * @param source asked for when a command has been understood
 * @param out where results go
 * @param err where messages go
 * @param spelling how messages name commands
 * @param decisions who is asked, or null where nobody is there
 */
record Console(
        Supplier<Migrate> source,
        PrintWriter out,
        PrintWriter err,
        Spelling spelling,
        @Nullable Decisions decisions) {

    Migrate migrate() {
        return source.get();
    }

    void print(Answer answer, boolean json) {
        out.print(json ? Json.of(answer.data()) + "\n" : answer.text());
        out.flush();
        err.print(spelling.of(answer.complaint()));
        err.flush();
    }

    /** Says something beside the answer of a command that ends well. */
    void note(String lines) {
        err.print(spelling.of(lines));
        err.flush();
    }
}
