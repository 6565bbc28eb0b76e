package dev.migrate.hibernate;

import java.util.Locale;
import java.util.ServiceLoader;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.internal.StandardDialectResolver;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;

/**
 * Finds Hibernate's dialect of a database and tells it the words that it would learn from a connection.
 *
 * <p>Public for Hibernate, which makes it.
 */
public final class WordyDialectResolver implements DialectResolver {

    private static final long serialVersionUID = 1L;

    /** Creates a resolver. */
    public WordyDialectResolver() {}

    @Override
    public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
        Dialect dialect = new StandardDialectResolver().resolveDialect(info);
        for (DialectResolver other : ServiceLoader.load(DialectResolver.class)) {
            dialect = dialect == null ? other.resolveDialect(info) : dialect;
        }
        if (dialect != null) {
            dialect.getKeywords().addAll(Keywords.of(info.getDatabaseName().toLowerCase(Locale.ROOT)));
        }
        return dialect;
    }
}
