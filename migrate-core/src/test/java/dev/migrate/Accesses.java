package dev.migrate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Functions.GET_NAME;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules look for in code: calls and, unlike ArchUnit's own {@code callMethod}, method references too. */
final class Accesses {

    private Accesses() {}

    /** A member of that class or of a class below it, by its name. */
    static DescribedPredicate<JavaAccess<?>> member(Class<?> owner, String... names) {
        List<String> wanted = List.of(names);
        return target(describe(
                "is " + owner.getSimpleName() + "." + String.join("/", names),
                it -> it.getOwner().isAssignableTo(owner) && wanted.contains(it.getName())));
    }

    /** A method of that class with exactly these parameters. */
    static DescribedPredicate<JavaAccess<?>> method(Class<?> owner, String name, Class<?>... parameters) {
        List<String> wanted = Arrays.stream(parameters).map(Class::getName).toList();
        return target(describe(
                "is " + owner.getSimpleName() + "." + name + " with the parameters " + wanted,
                it -> it.getOwner().isEquivalentTo(owner)
                        && it.getName().equals(name)
                        && parameters(it).stream().map(GET_NAME).toList().equals(wanted)));
    }

    /** The factories of the JDK's immutable maps and sets, whose order differs from run to run. */
    static DescribedPredicate<JavaAccess<?>> collectionWithoutOrder() {
        return target(describe(
                "makes a map or set without an order",
                it -> isIn(it, Map.class, Set.class) && (isCopy(it) || hasSeveralEntries(it))
                        || isIn(it, Collectors.class) && it.getName().matches("toUnmodifiable(Map|Set)")));
    }

    /** {@code now()} of any class of {@code java.time}, unless it is given a clock. */
    static DescribedPredicate<JavaAccess<?>> nowWithoutClock() {
        return target(describe(
                "is now() without a clock",
                it -> it.getName().equals("now")
                        && it.getOwner().getPackageName().equals("java.time")
                        && parameters(it).stream().noneMatch(type -> type.isEquivalentTo(Clock.class))));
    }

    private static boolean isIn(AccessTarget target, Class<?>... owners) {
        return Arrays.stream(owners).anyMatch(target.getOwner()::isEquivalentTo);
    }

    private static boolean isCopy(AccessTarget target) {
        return target.getName().equals("copyOf") || target.getName().equals("ofEntries");
    }

    private static boolean hasSeveralEntries(AccessTarget target) {
        List<JavaClass> parameters = parameters(target);
        int one = isIn(target, Map.class) ? 2 : 1;
        return target.getName().equals("of")
                && (parameters.size() > one || parameters.stream().anyMatch(JavaClass::isArray));
    }

    private static List<JavaClass> parameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit ? codeUnit.getRawParameterTypes() : List.of();
    }
}
