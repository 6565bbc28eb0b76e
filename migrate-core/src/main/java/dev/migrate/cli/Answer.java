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
 */
record Answer(ExitCode code, String text, Map<String, @Nullable Object> data) {

    Answer {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Creates the answer of a command that did what it was asked for. */
    static Answer of(List<String> lines, Map<String, @Nullable Object> data) {
        return new Answer(ExitCode.DONE, text(lines), data);
    }

    static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
