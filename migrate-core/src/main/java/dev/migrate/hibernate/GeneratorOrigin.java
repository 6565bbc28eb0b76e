package dev.migrate.hibernate;

import jakarta.persistence.SequenceGenerator;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.PersistentClass;

/** The place of the annotation that a sequence comes from. */
final class GeneratorOrigin {

    private GeneratorOrigin() {}

    /** Returns the attribute or class with the {@code @SequenceGenerator} of a sequence, if classes have it. */
    static Optional<String> of(Sequence sequence, Metadata metadata) {
        String options = sequence.getOptions();
        Set<Class<?>> types = new LinkedHashSet<>();
        metadata.getEntityBindings().stream()
                .filter(each -> each.getClassName() != null)
                .map(PersistentClass::getMappedClass)
                .forEach(type -> Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                        .forEach(types::add));
        return types.stream()
                .flatMap(GeneratorOrigin::elements)
                .filter(element -> Arrays.stream(element.getAnnotationsByType(SequenceGenerator.class))
                        .anyMatch(each -> each.options().equals(options)))
                .map(GeneratorOrigin::name)
                .sorted()
                .findFirst();
    }

    private static Stream<AnnotatedElement> elements(Class<?> type) {
        return Stream.of(
                        Stream.<AnnotatedElement>of(type),
                        Arrays.stream(type.getDeclaredFields()),
                        Arrays.stream(type.getDeclaredMethods()))
                .flatMap(each -> each);
    }

    private static String name(AnnotatedElement element) {
        return element instanceof Member member
                ? member.getDeclaringClass().getName() + "." + member.getName()
                : ((Class<?>) element).getName();
    }
}
