package dev.migrate.hibernate;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a mapping that has no portable form. */
public final class UnsupportedMappingException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private UnsupportedMappingException(String message, @Nullable Throwable cause) {
        super(ExitCode.REFUSED, message, cause);
    }

    /** Returns the refusal of something that a column or table is mapped with. */
    static UnsupportedMappingException of(String what, Place place, String why, String remedy) {
        return of(what, place, why, remedy, null);
    }

    /** Returns the refusal of something that Hibernate itself does not take, with its words as the cause. */
    static UnsupportedMappingException of(
            String what, Place place, String why, String remedy, @Nullable Throwable cause) {
        return new UnsupportedMappingException(
                "Migrate cannot write " + what + ".\n" + place.lines() + "    because    " + why + "\n" + remedy,
                cause);
    }

    /** Returns the refusal of a model that Hibernate itself does not take. */
    static UnsupportedMappingException ofModel(String reading, Throwable cause) {
        return ofModel(reading, cause, words -> Optional.empty());
    }

    /**
     * Returns the refusal of a model that Hibernate itself does not take.
     *
     * @param mapped finds what Hibernate's words are about, which it often names only as the database does
     */
    static UnsupportedMappingException ofModel(
            String reading, Throwable cause, Function<String, Optional<Place>> mapped) {
        String words = deepest(cause);
        return new UnsupportedMappingException(
                "Hibernate cannot read the model " + reading + ".\n"
                        + mapped.apply(words).map(Place::lines).orElse("") + "    hibernate  " + words
                        + "\nChange the mapping or the setting that Hibernate names.",
                cause);
    }

    /** Hibernate fails for want of progress where parts of a model wait for each other, and says beside it what held them up. */
    private static @Nullable Throwable below(Throwable error) {
        Throwable cause = error.getCause();
        return cause == null && error.getSuppressed().length > 0 ? error.getSuppressed()[0] : cause;
    }

    private static String deepest(Throwable error) {
        Throwable at = error;
        for (Throwable next = below(at); next != null && next != at; next = below(at)) {
            at = next;
        }
        return String.valueOf(at.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
