package dev.migrate.spring.run;

import dev.migrate.cli.Spelling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command that the process was started for.
 *
 * @param line the command as it is typed
 * @param directory the module that revisions are written into, or null for the working directory
 * @param output the file that takes the place of standard output, or null
 * @param errors the file that takes the place of standard error for the command's messages, or null
 * @param exit the file that the exit code is written to, or null
 * @param questions the file that questions are written to, to be answered on standard input; null if nobody reads it
 * @param terminal whether standard output is shown on a terminal, which this process cannot see by itself
 */
record RunRequest(
        String line,
        @Nullable Path directory,
        @Nullable Path output,
        @Nullable Path errors,
        @Nullable Path exit,
        @Nullable Path questions,
        boolean terminal) {

    private static final String NAME = "migrate.run";
    private static final String ARGUMENT = "--" + NAME + "=";

    /** Returns what an argument, a system property or the environment asks for, in this order; null if none does. */
    static @Nullable RunRequest find(String[] arguments) {
        Stream<@Nullable String> argument = Arrays.stream(arguments)
                .filter(each -> each.startsWith(ARGUMENT))
                .map(each -> each.substring(ARGUMENT.length()));
        String line = Stream.concat(argument, Stream.of(System.getProperty(NAME), System.getenv("MIGRATE_RUN")))
                .filter(Objects::nonNull)
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse(null);
        return line == null
                ? null
                : new RunRequest(
                        line,
                        path("directory"),
                        path("output"),
                        path("errors"),
                        path("exit"),
                        path("questions"),
                        Boolean.getBoolean(NAME + ".terminal"));
    }

    /** Returns how messages name commands: a goal of Maven reads them from a file. */
    Spelling spelling() {
        return output == null ? Spelling.ARGUMENT : Spelling.GOAL;
    }

    private static @Nullable Path path(String what) {
        String value = System.getProperty(NAME + "." + what);
        return value == null || value.isEmpty() ? null : Path.of(value);
    }
}
