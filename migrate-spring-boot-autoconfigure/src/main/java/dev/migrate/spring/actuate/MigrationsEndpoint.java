package dev.migrate.spring.actuate;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import dev.migrate.command.Status;
import dev.migrate.spring.actuate.MigrationsDescriptor.Applied;
import dev.migrate.spring.actuate.MigrationsDescriptor.Context;
import dev.migrate.spring.actuate.MigrationsDescriptor.Database;
import dev.migrate.spring.actuate.MigrationsDescriptor.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;

/** The read-only actuator endpoint {@code migrations}: where the database stands, what is pending and what has been run. */
@Endpoint(id = "migrations")
public final class MigrationsEndpoint {

    private final ApplicationContext context;

    /** Creates the endpoint of a context and its parents. */
    public MigrationsEndpoint(ApplicationContext context) {
        this.context = context;
    }

    /** Returns all there is to say. */
    @ReadOperation
    public MigrationsDescriptor<Database> migrations() {
        return new MigrationsDescriptor<>(contexts(migrate -> database(migrate.status())));
    }

    /**
     * Returns a part: {@code current}, {@code history}, {@code pending} or the revision of an id.
     *
     * @return null, which becomes "not found", if no database and no history knows the id
     */
    @ReadOperation
    public @Nullable MigrationsDescriptor<?> part(@Selector String part) {
        return switch (part) {
            case "current" -> new MigrationsDescriptor<>(contexts(migrate -> List.copyOf(migrate.current())));
            case "history" -> new MigrationsDescriptor<>(contexts(migrate -> history(migrate.status())));
            case "pending" -> new MigrationsDescriptor<>(contexts(migrate -> pending(migrate.status())));
            default -> revision(part);
        };
    }

    private @Nullable MigrationsDescriptor<Revision> revision(String id) {
        Map<String, Context<Revision>> contexts = contexts(migrate -> {
            RevisionInfo info = migrate.show(id);
            return info == null ? null : Revision.of(info);
        });
        boolean found =
                contexts.values().stream().anyMatch(each -> !each.migrations().isEmpty());
        return found ? new MigrationsDescriptor<>(contexts) : null;
    }

    private <T> Map<String, Context<T>> contexts(Function<Migrate, @Nullable T> view) {
        Map<String, Context<T>> contexts = new LinkedHashMap<>();
        for (ApplicationContext each = context; each != null; each = each.getParent()) {
            Map<String, T> beans = new TreeMap<>();
            each.getBeansOfType(Migrate.class).forEach((name, migrate) -> {
                T value = view.apply(migrate);
                if (value != null) {
                    beans.put(name, value);
                }
            });
            ApplicationContext parent = each.getParent();
            contexts.put(String.valueOf(each.getId()), new Context<>(parent == null ? null : parent.getId(), beans));
        }
        return contexts;
    }

    private static Database database(Status status) {
        return new Database(
                status.dialect(),
                status.upToDate(),
                status.current(),
                status.heads(),
                pending(status),
                history(status));
    }

    private static List<Revision> pending(Status status) {
        return status.pending().stream().map(Revision::of).toList();
    }

    private static List<Applied> history(Status status) {
        return status.history().stream().map(Applied::of).toList();
    }
}
