package dev.migrate.spring.actuate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.migrate.command.RevisionInfo;
import dev.migrate.runtime.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the endpoint answers: something for each Migrate bean of each context.
 *
 * @param <T> what is said of a database
 * @param contexts the contexts by id, the application's own first
 */
public record MigrationsDescriptor<T>(Map<String, Context<T>> contexts) implements OperationResponseBody {

    /**
     * One context.
     *
     * @param <T> what is said of a database
     * @param migrations the beans by name
     */
    @JsonInclude
    public record Context<T>(@Nullable String parentId, Map<String, T> migrations) {}

    /**
     * Where a database stands.
     *
     * @param current the rows of the version table
     * @param heads the newest revisions
     * @param history what has been run, newest first
     */
    public record Database(
            String dialect,
            boolean upToDate,
            List<String> current,
            List<String> heads,
            List<Revision> pending,
            List<Applied> history) {}

    /**
     * A revision.
     *
     * @param down the revisions it follows
     * @param type {@code JAVA} or {@code SQL}
     * @param source its class or file
     */
    public record Revision(
            String revision,
            List<String> down,
            String message,
            List<String> labels,
            List<String> dependsOn,
            String type,
            String source) {

        static Revision of(RevisionInfo info) {
            return new Revision(
                    info.revision(),
                    info.down(),
                    info.message(),
                    info.labels(),
                    info.dependsOn(),
                    info.type(),
                    info.source());
        }
    }

    /**
     * A step that has been run.
     *
     * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
     * @param state {@code APPLIED}, {@code FAILED} or {@code REMOVED}
     */
    @JsonInclude
    public record Applied(
            String revision,
            String direction,
            String message,
            Instant appliedAt,
            @Nullable Long durationMs,
            String appliedBy,
            @Nullable String checksum,
            String state) {

        static Applied of(HistoryEntry entry) {
            return new Applied(
                    entry.revision(),
                    entry.direction(),
                    entry.message(),
                    entry.appliedAt(),
                    entry.durationMs(),
                    entry.appliedBy(),
                    entry.checksum(),
                    entry.state());
        }
    }
}
