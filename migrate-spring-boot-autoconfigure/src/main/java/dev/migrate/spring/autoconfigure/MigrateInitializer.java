package dev.migrate.spring.autoconfigure;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.Ordered;

/** Brings the database to where the application needs it, before anything else uses it. */
public final class MigrateInitializer implements InitializingBean, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Migrate migrate;
    private final MigrateProperties properties;

    MigrateInitializer(Migrate migrate, MigrateProperties properties) {
        this.migrate = migrate;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        switch (properties.onStartup()) {
            case UPGRADE -> upgrade();
            case VALIDATE -> migrate.validate(properties.target());
            case WAIT -> migrate.await(properties.target(), properties.waiting().timeout());
            case NONE -> LOG.debug("migrate.on-startup=none: the database is left as it is");
        }
    }

    private void upgrade() {
        migrate.upgrade(properties.target());
        List<String> ids = reached();
        if (migrate.history().isEmpty()) {
            LOG.warn(
                    "There are no revisions in {}: write the first one with mvn migrate:revision",
                    properties.locations());
        } else if (ids.isEmpty()) {
            LOG.info("Database is at base");
        } else {
            LOG.info("Database is at {}{} {}", noun(ids), ids.size() == 1 ? "" : "s", String.join(", ", ids));
        }
    }

    private String noun(List<String> ids) {
        Set<String> heads = migrate.heads().stream().map(RevisionInfo::revision).collect(Collectors.toSet());
        return heads.containsAll(ids) ? "head" : "revision";
    }

    /** Returns what the database is at now; after an upgrade to the heads that needs no query. */
    private List<String> reached() {
        return properties.target().equals("heads")
                ? migrate.heads().stream().map(RevisionInfo::revision).toList()
                : List.copyOf(migrate.current());
    }

    @Override
    public int getOrder() {
        return 0;
    }
}
