package dev.migrate.hibernate;

import dev.migrate.op.RenamedFrom;
import dev.migrate.schema.Identifier;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** What {@link RenamedFrom} says of tables and columns. */
final class FormerNames {

    /** Takes the former names of a column. */
    @FunctionalInterface
    interface Columns {

        /** Called for each column with former names. */
        void add(Table table, Column column, List<Identifier> names);
    }

    private final BiConsumer<Table, List<Identifier>> tables;
    private final Columns columns;

    private FormerNames(BiConsumer<Table, List<Identifier>> tables, Columns columns) {
        this.tables = tables;
        this.columns = columns;
    }

    static void read(Metadata metadata, BiConsumer<Table, List<Identifier>> tables, Columns columns) {
        FormerNames names = new FormerNames(tables, columns);
        metadata.getEntityBindings().forEach(names::entity);
    }

    private void entity(PersistentClass entity) {
        if (entity.getClassName() == null) {
            return;
        }
        Class<?> type = entity.getMappedClass();
        List<Identifier> names = names(type);
        if (!names.isEmpty()) {
            tables.accept(entity.getTable(), names);
        }
        boolean union = entity instanceof UnionSubclass;
        Table own = union ? entity.getTable() : null;
        Property id = entity.getIdentifierProperty();
        properties(type, id == null ? List.of() : List.of(id), own);
        properties(type, union ? entity.getPropertyClosure() : entity.getProperties(), own);
    }

    /**
     * Notes the names of attributes.
     *
     * @param own the table that has the columns of inherited attributes as well, or null where each is in its attribute's
     */
    private void properties(Class<?> type, Collection<Property> properties, @Nullable Table own) {
        for (Property property : properties) {
            AnnotatedElement member = member(type, property.getName());
            List<Identifier> names = member == null ? List.of() : names(member);
            Value value = property.getValue();
            if (value instanceof Component component && component.getComponentClassName() != null) {
                properties(component.getComponentClass(), component.getProperties(), own);
            } else if (!names.isEmpty() && value instanceof org.hibernate.mapping.Collection collection) {
                collectionTable(collection, names);
            } else if (!names.isEmpty()) {
                column(value, own == null ? value.getTable() : own, names);
            }
        }
    }

    private void collectionTable(org.hibernate.mapping.Collection collection, List<Identifier> names) {
        if (!collection.isOneToMany() && !collection.isInverse()) {
            tables.accept(collection.getCollectionTable(), names);
        }
    }

    private void column(Value value, Table table, List<Identifier> names) {
        List<Selectable> selectables = value.getSelectables();
        if (selectables.size() == 1 && selectables.get(0) instanceof Column column) {
            columns.add(table, column, names);
        }
    }

    private static List<Identifier> names(AnnotatedElement element) {
        RenamedFrom annotation = element.getAnnotation(RenamedFrom.class);
        return annotation == null
                ? List.of()
                : Arrays.stream(annotation.value()).map(Identifier::of).toList();
    }

    /** Returns the annotated field or getter of an attribute, or null for none. */
    private static @Nullable AnnotatedElement member(Class<?> type, String name) {
        String suffix = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<String> getters = List.of(name, "get" + suffix, "is" + suffix);
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name) && field.isAnnotationPresent(RenamedFrom.class)) {
                    return field;
                }
            }
            for (Method method : at.getDeclaredMethods()) {
                if (getters.contains(method.getName())
                        && method.getParameterCount() == 0
                        && method.isAnnotationPresent(RenamedFrom.class)) {
                    return method;
                }
            }
        }
        return null;
    }
}
