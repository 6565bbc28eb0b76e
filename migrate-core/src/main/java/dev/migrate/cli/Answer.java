package dev.migrate.cli;

import dev.migrate.ExitCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers: the same thing for people and for programs.
 *
 * @param code how the command ends
 * @param text whole lines for people, each ended by a line feed
 * @param data the same as data: the values of one JSON object, in order
 * @param complaint why the command did not end well though it has an answer, in whole lines; empty if it did
 */
record Answer(ExitCode code, String text, Map<String, @Nullable Object> data, String complaint) {

    Answer {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    Answer(ExitCode code, String text, Map<String, @Nullable Object> data) {
        this(code, text, data, "");
    }

    /** Creates the answer of a command that did what it was asked for. */
    static Answer of(List<String> lines, Map<String, @Nullable Object> data) {
        return new Answer(ExitCode.DONE, text(lines), data);
    }

    /** Returns this answer of a command that ends with 1 and says why. */
    Answer but(List<String> lines) {
        return new Answer(ExitCode.FAILED, text, data, text(lines));
    }

    /** Returns this answer of a command that ends as it did and has something to say beside it. */
    Answer noting(List<String> lines) {
        return new Answer(code, text, data, text(lines));
    }

    static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
