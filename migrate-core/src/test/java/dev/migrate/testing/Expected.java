package dev.migrate.testing;

import dev.migrate.operation.Bytes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Row;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which records there are in schemas and operations, and which kinds of values their components may have. */
final class Expected {

    private static final List<Class<?>> VALUES_OF_ROWS = List.of(
            Boolean.class,
            Integer.class,
            Long.class,
            BigDecimal.class,
            String.class,
            UUID.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class,
            Bytes.class);

    private final TreeSet<String> notes = new TreeSet<>();
    private final Set<Class<?>> visited = new LinkedHashSet<>();

    static Set<String> notes() {
        Expected expected = new Expected();
        expected.visit(Operation.class);
        expected.visit(TableChange.class);
        VALUES_OF_ROWS.forEach(type -> expected.notes.add(rowOf(type)));
        expected.notes.add(rowOf(null));
        return expected.notes;
    }

    /** Returns the note of a value of a row. */
    static String rowOf(@Nullable Class<?> type) {
        return "Row of " + (type == null ? "null" : type.getSimpleName());
    }

    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                visit(argument);
            }
        } else if (type instanceof Class<?> each && ofModel(each) && visited.add(each)) {
            if (each.isRecord()) {
                notes.add(name(each));
                for (RecordComponent component : each.getRecordComponents()) {
                    visit(each, component);
                }
            } else if (each.isSealed()) {
                for (Class<?> permitted : each.getPermittedSubclasses()) {
                    visit(permitted);
                }
            }
        }
    }

    private static boolean ofModel(Class<?> type) {
        String name = type.getPackageName();
        return name.equals(Operation.class.getPackageName()) || name.equals(Schema.class.getPackageName());
    }

    private void visit(Class<?> owner, RecordComponent component) {
        String prefix = name(owner) + "." + component.getName() + " ";
        Class<?> type = component.getType();
        if (mayBeNull(component.getAnnotatedType())) {
            notes.add(prefix + "null");
        }
        if (type == boolean.class || type == Boolean.class) {
            notes.add(prefix + "true");
            notes.add(prefix + "false");
        } else if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                notes.add(prefix + ((Enum<?>) constant).name());
            }
        } else if (type == Identifier.class) {
            notes.add(prefix + "plain");
            notes.add(prefix + "quoted");
        } else if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            notes.add(prefix + "several");
            notes.add(prefix + "few");
        } else {
            notes.add(prefix + "value");
        }
        if (owner != Row.class) {
            visit(component.getGenericType());
        }
    }

    private static boolean mayBeNull(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
