package dev.migrate.cli;

import dev.migrate.command.Migrate;
import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * What all commands share: whom they ask and where they print.
 *
 * @param source asked for when a command has been understood
 * @param out where results go
 * @param err where messages go
 */
record Console(Supplier<Migrate> source, PrintWriter out, PrintWriter err) {

    Migrate migrate() {
        return source.get();
    }

    void print(Answer answer, boolean json) {
        out.print(json ? Json.of(answer.data()) + "\n" : answer.text());
        out.flush();
        err.print(answer.complaint());
        err.flush();
    }
}
