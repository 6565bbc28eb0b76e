package dev.migrate.maven;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * How a module's application is started: what was typed first, then what the pom tells Spring Boot's plugin.
 *
 * @param mainClass its main class, or null to look for it
 * @param properties its system properties
 * @param jvmArguments the arguments of its JVM
 * @param environment what is added to its environment
 * @param arguments its own arguments
 */
record ApplicationSettings(
        @Nullable String mainClass,
        Map<String, String> properties,
        List<String> jvmArguments,
        Map<String, String> environment,
        List<String> arguments) {

    /** What the goals call their own and the application need not know. */
    private static final Set<String> OF_THE_GOALS =
            Set.of("migrate.profiles", "migrate.jvmArguments", "migrate.skip", "migrate.revision", "migrate.run");

    static ApplicationSettings of(MigrateGoal goal, MavenProject project) {
        Properties typed = goal.session.getUserProperties();
        BootPlugin boot = BootPlugin.of(project);
        Map<String, String> properties = properties(
                typed, first(goal.profiles, typed.getProperty("spring-boot.run.profiles"), boot.list("profiles", ",")));
        boot.map("systemPropertyVariables").forEach(properties::putIfAbsent);
        return new ApplicationSettings(
                first(goal.mainClass, typed.getProperty("spring-boot.run.main-class"), boot.text("mainClass")),
                properties,
                words(first(
                        goal.jvmArguments,
                        typed.getProperty("spring-boot.run.jvmArguments"),
                        boot.text("jvmArguments"))),
                boot.map("environmentVariables"),
                arguments(typed, boot));
    }

    /** Returns the arguments that the pom gives, less those that would outdo what was typed. */
    private static List<String> arguments(Properties typed, BootPlugin boot) {
        String line = first(
                typed.getProperty("spring-boot.run.arguments"), boot.list("arguments", " "), boot.text("commandlineArguments"));
        return words(line).stream()
                .filter(each -> !each.startsWith("--")
                        || typed.getProperty(each.substring(2).replaceFirst("=.*", "")) == null)
                .toList();
    }

    private static Map<String, String> properties(Properties typed, @Nullable String profiles) {
        Map<String, String> all = new TreeMap<>();
        for (String name : typed.stringPropertyNames()) {
            boolean ofApplication = name.startsWith("spring.") || name.startsWith("migrate.");
            if (ofApplication && !OF_THE_GOALS.contains(name)) {
                all.put(name, typed.getProperty(name));
            }
        }
        if (profiles != null) {
            all.putIfAbsent("spring.profiles.active", profiles);
        }
        return all;
    }

    private static List<String> words(@Nullable String line) {
        return line == null
                ? List.of()
                : Stream.of(line.trim().split("\\s+", -1)).toList();
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        return one != null ? one : two != null ? two : three;
    }
}
