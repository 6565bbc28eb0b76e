package dev.migrate.spring.actuate;

import dev.migrate.command.Migrate;
import dev.migrate.command.Status;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** The health check {@code migrations}: up if the database is where the application's revisions lead. */
public final class MigrationsHealthIndicator extends AbstractHealthIndicator {

    private final Migrate migrate;

    MigrationsHealthIndicator(Migrate migrate) {
        super("Migrate cannot read the database");
        this.migrate = migrate;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Status status = migrate.status();
        (status.upToDate() ? builder.up() : builder.outOfService())
                .withDetail("current", status.current())
                .withDetail("heads", status.heads())
                .withDetail("pending", status.pending().size());
        if (!status.unknown().isEmpty()) {
            builder.withDetail("unknown", status.unknown());
        }
    }
}
