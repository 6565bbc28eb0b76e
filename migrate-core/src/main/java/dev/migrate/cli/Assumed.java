package dev.migrate.cli;

import dev.migrate.command.Migrate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of {@code --assume}. */
enum Assumed {
    DONE,
    NOT_DONE;

    static final String DESCRIPTION =
            "What to assume of a statement in which an earlier run was interrupted, where it cannot be told: done, not-done.";

    static Migrate by(@Nullable Assumed assumed, Migrate migrate) {
        return assumed == null ? migrate : migrate.assuming(assumed == DONE);
    }

    /** Returns the word as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
