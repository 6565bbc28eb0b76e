package dev.migrate.source;

import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is to be written.
 *
 * @param packageName the package of the class, such as {@code db.migrations}
 * @param className the class, as {@link RevisionFileName} makes it up
 * @param down the ids of the revisions it follows
 * @param database the database and version it is generated for, such as {@code postgresql:16}, or empty
 * @param upgrade what it does
 * @param downgrade what takes it back, or null if it is irreversible
 * @param before the schema that the upgrade meets, as far as it is known
 */
public record RevisionSource(
        String packageName,
        String className,
        String id,
        List<String> down,
        List<String> labels,
        List<String> dependsOn,
        String message,
        String database,
        List<Operation> upgrade,
        @Nullable List<Operation> downgrade,
        Schema before) {

    /** Copies the lists. */
    public RevisionSource {
        down = List.copyOf(down);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
        upgrade = List.copyOf(upgrade);
        downgrade = downgrade == null ? null : List.copyOf(downgrade);
    }
}
