package dev.migrate.hibernate;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

/** The order in which classes declare their fields: superclass first, then from top to bottom. */
final class FieldOrder {

    private FieldOrder() {}

    /** Returns the properties in the order of the fields of a class; those without a field come last, by name. */
    static List<Property> of(@Nullable Class<?> type, Collection<Property> properties) {
        Map<String, Integer> places = places(type);
        return properties.stream()
                .sorted(Comparator.comparing((Property each) -> places.getOrDefault(each.getName(), Integer.MAX_VALUE))
                        .thenComparing(Property::getName))
                .toList();
    }

    private static Map<String, Integer> places(@Nullable Class<?> type) {
        Deque<Class<?>> fromTheTop = new ArrayDeque<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            fromTheTop.push(at);
        }
        Map<String, Integer> places = new HashMap<>();
        for (Class<?> each : fromTheTop) {
            for (Field field : each.getDeclaredFields()) {
                places.put(field.getName(), places.size());
            }
        }
        return places;
    }
}
