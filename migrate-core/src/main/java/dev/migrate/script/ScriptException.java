package dev.migrate.script;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** A revision that cannot be read, loaded or recorded. */
public final class ScriptException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final String place;

    ScriptException(String place, String message) {
        this(place, message, null);
    }

    ScriptException(String place, String message, @Nullable Throwable cause) {
        super(ExitCode.USAGE, message, cause);
        this.place = place;
    }

    /** Returns what was said of a revision, with where it is before what to do about it. */
    static ScriptException of(String place, String key, MigrateException said) {
        String fact = Matcher.quoteReplacement("\n    " + key + "  " + place);
        return new ScriptException(place, String.valueOf(said.getMessage()).replaceFirst("(?=\n)|\\z", fact), said);
    }

    /** Returns the file or class it is about. */
    public String place() {
        return place;
    }
}
