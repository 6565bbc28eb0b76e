package dev.migrate.spring.autoconfigure;

import dev.migrate.MigrateException;
import dev.migrate.cli.Spelling;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;

/** Brings the database to where the application needs it, before anything else uses it. */
public final class MigrateInitializer implements InitializingBean, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Migrate migrate;
    private final OnStartup onStartup;
    private final String target;
    private final Duration patience;
    private final @Nullable String name;

    MigrateInitializer(Migrate migrate, MigrateProperties properties) {
        this(migrate, properties, properties.target(), null);
    }

    /** Creates the initializer of another database, which has a name. */
    MigrateInitializer(Migrate migrate, MigrateProperties properties, String target, @Nullable String name) {
        this.migrate = migrate;
        this.onStartup = properties.onStartup();
        this.target = target;
        this.patience = properties.waiting().timeout();
        this.name = name;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            bringToTarget();
        } catch (MigrateException e) {
            throw name == null
                    ? e
                    : new MigrateException(
                            e.exitCode(), Spelling.named(String.valueOf(e.getMessage()), name), e.getCause());
        }
    }

    private void bringToTarget() {
        switch (onStartup) {
            case UPGRADE -> upgrade();
            case VALIDATE -> migrate.validate(target);
            case WAIT -> migrate.await(target, patience);
            case NONE -> LOG.debug("migrate.on-startup=none: the database is left as it is");
        }
    }

    private void upgrade() {
        migrate.upgrade(target);
        List<String> ids = reached();
        if (migrate.history().isEmpty()) {
            LOG.warn(
                    "There are no revisions in {}: write the first one with mvn migrate:revision{}",
                    migrate.locations(),
                    name == null ? "" : " -Dname=" + name);
        } else if (ids.isEmpty()) {
            LOG.info("Database{} is at base", named());
        } else {
            LOG.info(
                    "Database{} is at {}{} {}", named(), noun(ids), ids.size() == 1 ? "" : "s", String.join(", ", ids));
        }
    }

    private String named() {
        return name == null ? "" : " " + name;
    }

    private String noun(List<String> ids) {
        Set<String> heads = migrate.heads().stream().map(RevisionInfo::revision).collect(Collectors.toSet());
        return heads.containsAll(ids) ? "head" : "revision";
    }

    /** Returns what the database is at now; after an upgrade to the heads that needs no query. */
    private List<String> reached() {
        return target.equals("heads")
                ? migrate.heads().stream().map(RevisionInfo::revision).toList()
                : List.copyOf(migrate.current());
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
