package dev.migrate.hibernate;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.internal.TemporalHelper;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.dialect.temporal.DefaultTemporalTableSupport;
import org.hibernate.dialect.temporal.MariaDBTemporalTableSupport;
import org.hibernate.dialect.temporal.MySQLTemporalTableSupport;
import org.hibernate.dialect.temporal.PostgreSQLTemporalTableSupport;
import org.hibernate.dialect.temporal.TemporalTableSupport;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;

/** How Hibernate keeps the past of a class with {@code @Temporal}: which type its moments have depends on the database. */
final class TemporalTables {

    /** Which of them a MySQL server is decides whether it has checks; all that are supported have. */
    private static final DatabaseVersion WITH_CHECKS = DatabaseVersion.make(8, 4);

    private TemporalTables() {}

    /**
     * Returns what Hibernate does on a database.
     *
     * @param database the name of the database
     * @param dialect the dialect that the model is read under
     */
    static TemporalTableSupport of(String database, Dialect dialect) {
        return switch (database) {
            case "postgresql" -> new PostgreSQLTemporalTableSupport(new PostgreSQLDialect());
            case "mysql" -> new MySQLTemporalTableSupport(new MySQLDialect(WITH_CHECKS));
            case "mariadb" -> new MariaDBTemporalTableSupport(new MariaDBDialect());
            default -> new DefaultTemporalTableSupport(dialect);
        };
    }

    /** Returns the classes and collections whose past Hibernate keeps, sorted. */
    static List<String> withPast(Metadata metadata) {
        Stream<String> classes = metadata.getEntityBindings().stream()
                .filter(each -> each.getAuxiliaryColumn(TemporalHelper.ROW_START) != null)
                .map(PersistentClass::getEntityName);
        Stream<String> collections = metadata.getCollectionBindings().stream()
                .filter(each -> each.getAuxiliaryColumn(TemporalHelper.ROW_START) != null)
                .map(Collection::getRole);
        return Stream.concat(classes, collections).sorted().toList();
    }
}
