package dev.migrate.maven;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one of Migrate's commands; a value.
 *
 * @param words the command's name first
 */
record CommandText(List<String> words) {

    CommandText {
        words = List.copyOf(words);
    }

    static CommandText of(String name) {
        return new CommandText(List.of(name));
    }

    /** Returns this command and an option with its value, which is left out where it is absent or empty. */
    CommandText option(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : with(name + "=" + value);
    }

    CommandText flag(String name, boolean set) {
        return set ? with(name) : this;
    }

    /** Returns this command and an argument, which is left out where it is absent. */
    CommandText argument(@Nullable String value) {
        return value == null ? this : with(value);
    }

    private CommandText with(String word) {
        List<String> more = new ArrayList<>(words);
        more.add(word);
        return new CommandText(more);
    }

    /** Returns the command as it is typed on one line, quoted as a shell wants it. */
    String line() {
        return String.join(" ", words.stream().map(CommandText::quoted).toList());
    }

    private static String quoted(String word) {
        if (word.matches("[\\w.,:=@+/^~-]+")) {
            return word;
        }
        return '"' + word.replace("\"", "\"'\"'\"") + '"';
    }
}
