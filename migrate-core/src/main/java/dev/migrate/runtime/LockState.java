package dev.migrate.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who migrates a database.
 *
 * @param held whether somebody does
 * @param holder who does, or who did and left the lock behind; null for nobody
 * @param step what the holder is at, or null where the database does not tell
 * @param since when the holder was last seen to do something, or null where the database does not tell
 * @param ending the statement that ends the holder's session, or null where the database has none
 */
public record LockState(
        boolean held,
        @Nullable String holder,
        @Nullable String step,
        @Nullable Instant since,
        @Nullable String ending) {

    /** What those who find somebody at it can do. */
    public static final String WAIT =
            "Wait for it to end: migrate.on-startup=wait does so. To see how far it is: mvn migrate:lock"
                    + " -Daction=status";

    /** Returns what is known of the holder, in lines that end with a line feed. */
    public String facts() {
        return Lines.entry("holder  ", known(holder)) + "\n" + Lines.entry("step    ", known(step)) + "\n"
                + Lines.entry("since   ", known(since)) + "\n";
    }

    private static String known(@Nullable Object fact) {
        return fact == null ? "not known" : fact.toString();
    }

    static LockState free() {
        return new LockState(false, null, null, null, null);
    }
}
