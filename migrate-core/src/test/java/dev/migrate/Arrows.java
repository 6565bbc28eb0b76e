package dev.migrate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which package may use which, read from a table; a package that is not in the table is a violation. */
final class Arrows extends ArchCondition<JavaClass> {

    private static final String ROOT = "dev.migrate";
    private static final Pattern LINE = Pattern.compile("(\\S+) +->(.*)");

    private final Map<String, List<String>> arrows = new LinkedHashMap<>();

    Arrows(String table) {
        super("use only the packages that the table of arrows names");
        table.lines().forEach(this::add);
    }

    private void add(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an arrow: " + line);
        }
        arrows.put(matcher.group(1), List.of(matcher.group(2).strip().split(" +", -1)));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String from = layer(type);
        if (!arrows.containsKey(from)) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " is in " + from + ", which is not in the table of arrows"));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (isOurs(target) && !mayUse(from, type, target)) {
                events.add(SimpleConditionEvent.violated(
                        type, from + " may not use " + layer(target) + ": " + dependency.getDescription()));
            }
        }
    }

    private boolean mayUse(String from, JavaClass type, JavaClass target) {
        return target.getPackageName().equals(type.getPackageName())
                || arrows.getOrDefault(from, List.of()).contains(layer(target));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static String layer(JavaClass type) {
        if (type.getPackageName().equals(ROOT)) {
            return "root";
        }
        String name = type.getPackageName().substring(ROOT.length() + 1);
        return name.startsWith("dialect.") ? "dialect.*" : name;
    }
}
