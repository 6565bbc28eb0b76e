package dev.migrate.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision with what it does.
 *
 * @param database the database that it was asked for, empty where none is known
 * @param upgrade its operations in words, one a line
 * @param downgrade the operations that take it back, or null where it is irreversible
 */
public record ShownRevision(
        ListedRevision revision,
        String database,
        List<String> upgrade,
        @Nullable List<String> downgrade) {}
