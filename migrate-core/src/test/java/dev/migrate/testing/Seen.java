package dev.migrate.testing;

import dev.migrate.operation.Row;
import dev.migrate.schema.Identifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notes which records occurred, and which kinds of values each of their components had. */
final class Seen {

    private final TreeSet<String> notes = new TreeSet<>();

    void see(@Nullable Object value) {
        if (value instanceof Record item) {
            notes.add(Expected.name(item.getClass()));
            for (RecordComponent component : item.getClass().getRecordComponents()) {
                Object part = part(item, component);
                notes.add(Expected.name(item.getClass()) + "." + component.getName() + " " + kind(part));
                see(part);
            }
            if (item instanceof Row row) {
                row.values().forEach(each -> notes.add(Expected.rowOf(each == null ? null : each.getClass())));
            }
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(this::see);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::see);
        } else if (value != null) {
            notes.add(Expected.name(value.getClass()));
        }
    }

    private static @Nullable Object part(Record item, RecordComponent component) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(@Nullable Object part) {
        if (part instanceof Boolean || part instanceof Enum<?>) {
            return String.valueOf(part instanceof Enum<?> constant ? constant.name() : part);
        }
        if (part instanceof Identifier name) {
            return name.isQuoted() ? "quoted" : "plain";
        }
        if (part instanceof Collection<?> several) {
            return several.size() > 1 ? "several" : "few";
        }
        if (part instanceof Map<?, ?> several) {
            return several.size() > 1 ? "several" : "few";
        }
        return part == null ? "null" : "value";
    }

    Set<String> notes() {
        return notes;
    }
}
