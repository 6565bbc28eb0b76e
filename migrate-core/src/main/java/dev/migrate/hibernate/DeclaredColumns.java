package dev.migrate.hibernate;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * The columns of each table in the order in which the classes declare them, ids first, and the attribute that each comes
 * from.
 */
final class DeclaredColumns {

    private final IdentityHashMap<Table, Map<String, String>> origins = new IdentityHashMap<>();
    private final IdentityHashMap<Table, String> tableOrigins = new IdentityHashMap<>();

    private DeclaredColumns() {}

    static DeclaredColumns of(Metadata metadata) {
        DeclaredColumns declared = new DeclaredColumns();
        metadata.getEntityBindings().stream()
                .filter(entity -> entity.getSuperclass() == null)
                .sorted(Comparator.comparing(PersistentClass::getEntityName))
                .forEach(declared::hierarchy);
        metadata.getCollectionBindings().stream()
                .sorted(Comparator.comparing(Collection::isInverse).thenComparing(Collection::getRole))
                .forEach(declared::collection);
        return declared;
    }

    private void hierarchy(PersistentClass entity) {
        entity(entity);
        entity.getDirectSubclasses().stream()
                .sorted(Comparator.comparing(PersistentClass::getEntityName))
                .forEach(this::hierarchy);
    }

    private void entity(PersistentClass entity) {
        String owner = ownerName(entity);
        tableOrigins.putIfAbsent(entity.getTable(), owner);
        key(entity, owner);
        for (Join join : entity.getJoins()) {
            tableOrigins.putIfAbsent(join.getTable(), owner);
            add(join.getTable(), join.getKey(), owner + idPath(entity));
        }
        if (entity.getSuperclass() == null && entity.getDiscriminator() != null) {
            add(entity.getTable(), entity.getDiscriminator(), owner + " (discriminator)");
        }
        boolean whole = entity instanceof UnionSubclass;
        for (Property property :
                FieldOrder.of(mappedClass(entity), whole ? entity.getPropertyClosure() : entity.getProperties())) {
            add(whole ? entity.getTable() : null, property.getValue(), owner + "." + property.getName());
        }
    }

    private void key(PersistentClass entity, String owner) {
        if (entity instanceof JoinedSubclass) {
            add(entity.getTable(), entity.getKey(), owner + idPath(entity));
        } else if (entity.getSuperclass() == null || entity instanceof UnionSubclass) {
            id(entity, owner);
        }
    }

    private void id(PersistentClass entity, String owner) {
        Property id = entity.getIdentifierProperty();
        if (id != null) {
            add(entity.getTable(), id.getValue(), owner + "." + id.getName());
        } else if (entity.getIdentifier() instanceof Component component) {
            for (Property part : FieldOrder.of(mappedClass(entity), component.getProperties())) {
                add(entity.getTable(), part.getValue(), owner + "." + part.getName());
            }
        } else {
            add(entity.getTable(), entity.getIdentifier(), owner);
        }
    }

    private static String idPath(PersistentClass entity) {
        Property id = entity.getIdentifierProperty();
        return id == null ? "" : "." + id.getName();
    }

    private static String ownerName(PersistentClass entity) {
        return entity.getClassName() == null ? entity.getEntityName() : entity.getClassName();
    }

    private static @Nullable Class<?> mappedClass(PersistentClass entity) {
        return entity.getClassName() == null ? null : entity.getMappedClass();
    }

    private void collection(Collection collection) {
        String role = collection.getRole();
        Table table = collection.getCollectionTable();
        tableOrigins.putIfAbsent(table, role);
        add(table, collection.getKey(), role);
        if (collection instanceof IdentifierCollection identified) {
            add(table, identified.getIdentifier(), role);
        }
        if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
            add(table, indexed.getIndex(), role);
        }
        if (!collection.isOneToMany()) {
            add(table, collection.getElement(), role);
        }
    }

    /** Adds the columns of a value to a table, or to the value's own where none is given. */
    private void add(@Nullable Table table, Value value, String origin) {
        if (value instanceof Collection) {
            return;
        }
        if (value instanceof Component component && component.getAggregateColumn() == null) {
            for (Property part : FieldOrder.of(componentClass(component), component.getProperties())) {
                add(table, part.getValue(), origin + "." + part.getName());
            }
            return;
        }
        List<Column> columns = columns(value);
        Table target = table == null ? value.getTable() : table;
        Map<String, String> known = origins.computeIfAbsent(target, key -> new LinkedHashMap<>());
        columns.forEach(column -> known.putIfAbsent(column.getName(), origin));
    }

    /** An embeddable in one column, as a document or a structure, has that column and none of its parts. */
    private static List<Column> columns(Value value) {
        if (value instanceof Component component && component.getAggregateColumn() != null) {
            return List.of(component.getAggregateColumn());
        }
        return value.getSelectables().stream()
                .filter(Column.class::isInstance)
                .map(Column.class::cast)
                .sorted(Comparator.comparing(Column::getName))
                .toList();
    }

    private static @Nullable Class<?> componentClass(Component component) {
        return component.isDynamic() || component.getComponentClassName() == null
                ? null
                : component.getComponentClass();
    }

    /** Returns the columns of a table in declared order; of the others those of the key come first. */
    List<Column> of(Table table) {
        List<String> order = List.copyOf(origins.getOrDefault(table, Map.of()).keySet());
        return table.getColumns().stream()
                .sorted(Comparator.comparing((Column column) -> place(order, column))
                        .thenComparing(column -> !isInKey(table, column))
                        .thenComparing(Column::getName))
                .toList();
    }

    private static boolean isInKey(Table table, Column column) {
        return table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
    }

    private static int place(List<String> order, Column column) {
        int place = order.indexOf(column.getName());
        return place < 0 ? order.size() : place;
    }

    @Nullable
    String origin(Table table, Column column) {
        return origins.getOrDefault(table, Map.of()).get(column.getName());
    }

    @Nullable
    String origin(Table table) {
        return tableOrigins.get(table);
    }
}
