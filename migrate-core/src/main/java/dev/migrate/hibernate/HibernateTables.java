package dev.migrate.hibernate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Table;

/** The tables among Hibernate's metadata that stand for tables of a database. */
final class HibernateTables {

    private HibernateTables() {}

    /** Returns the tables in an order that does not change between runs. */
    static List<Table> physical(Metadata metadata) {
        return all(metadata).filter(table -> !table.isView()).toList();
    }

    /** Returns what is mapped by {@code @View}, likewise. */
    static List<Table> views(Metadata metadata) {
        return all(metadata).filter(Table::isView).toList();
    }

    private static Stream<Table> all(Metadata metadata) {
        return StreamSupport.stream(metadata.getDatabase().getNamespaces().spliterator(), false)
                .flatMap(namespace -> namespace.getTables().stream())
                .filter(Table::isPhysicalTable)
                .sorted(Comparator.comparing(
                        table -> table.getQualifiedTableName().render()));
    }
}
