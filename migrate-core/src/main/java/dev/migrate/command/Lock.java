package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.runtime.LockOffice;
import dev.migrate.runtime.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that look at the lock of a database; as safe for threads as {@link Migrate}. */
public final class Lock {

    private final Database database;
    private final Settings settings;

    Lock(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Returns who holds the lock; changes nothing. */
    public LockInfo status() {
        return database.access(
                (connection, dialect) -> LockInfo.of(new LockOffice(connection, dialect, settings).state()));
    }

    /** Returns who migrates the database just now, or null for nobody; takes no lock and changes nothing. */
    public @Nullable LockInfo running() {
        return database.access((connection, dialect) -> Optional.ofNullable(
                                new LockOffice(connection, dialect, settings).running())
                        .map(LockInfo::of))
                .orElse(null);
    }

    /**
     * Releases the lock where its holder is gone.
     *
     * @param force whether to end the session of a holder that is alive
     * @return who held it, or had left it
     * @throws MigrateException if the holder is alive and is not to be ended
     */
    public LockInfo release(boolean force) {
        return database.access(
                (connection, dialect) -> LockInfo.of(new LockOffice(connection, dialect, settings).release(force)));
    }
}
