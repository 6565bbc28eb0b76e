package dev.migrate.hibernate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads Hibernate's metadata at the one moment at which they are complete: when the SessionFactory has been created and
 * not yet been handed out.
 */
final class Capture<R> implements Integrator, IntegratorProvider {

    /** What there is to read. */
    record Moment(MetadataImplementor metadata, SessionFactoryImplementor factory, Set<Column> defined) {}

    private final @Nullable IntegratorProvider users;
    private final Function<Moment, R> reading;
    private @Nullable R result;
    private @Nullable RuntimeException failure;
    private Duration time = Duration.ZERO;

    /**
     * Creates a capture.
     *
     * @param users the application's own provider of integrators, which stays in effect
     */
    Capture(@Nullable IntegratorProvider users, Function<Moment, R> reading) {
        this.users = users;
        this.reading = reading;
    }

    @Override
    public List<Integrator> getIntegrators() {
        List<Integrator> integrators = new ArrayList<>();
        if (users != null) {
            integrators.addAll(users.getIntegrators());
        }
        integrators.add(this);
        return integrators;
    }

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        Set<Column> defined = columnsWithDefinition(metadata);
        factory.addObserver(new SessionFactoryObserver() {
            @Override
            public void sessionFactoryCreated(SessionFactory created) {
                read(new Moment((MetadataImplementor) metadata, factory, defined));
            }
        });
    }

    private void read(Moment moment) {
        long start = System.nanoTime();
        try {
            result = reading.apply(moment);
        } catch (RuntimeException e) {
            failure = e;
        }
        time = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns how long the reading took, without what Hibernate needed to come there. */
    Duration time() {
        return time;
    }

    /** Returns what was read. */
    R result() {
        if (failure != null) {
            throw failure;
        }
        if (result == null) {
            throw new IllegalStateException("No SessionFactory was built with the settings it was to be built with.");
        }
        return result;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Returns the columns whose type the mapping wrote out; later Hibernate notes a type for every column. */
    private static Set<Column> columnsWithDefinition(Metadata metadata) {
        Set<Column> defined = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var namespace : metadata.getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                table.getColumns().stream().filter(Capture::isDefined).forEach(defined::add);
            }
        }
        return defined;
    }

    private static boolean isDefined(Column column) {
        return column.getSqlType() != null
                && !(column instanceof AggregateColumn)
                && column.getValue() instanceof SimpleValue;
    }
}
