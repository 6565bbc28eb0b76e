package dev.migrate.maven;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * How a module's application is started: what was typed first, then what the pom tells Spring Boot's plugin.
 *
 * @param mainClass its main class, or null to look for it
 * @param properties its system properties
 * @param jvmArguments the arguments of its JVM
 */
record ApplicationSettings(@Nullable String mainClass, Map<String, String> properties, List<String> jvmArguments) {

    private static final String BOOT_PLUGIN = "org.springframework.boot:spring-boot-maven-plugin";

    /** What the goals call their own and the application need not know. */
    private static final Set<String> OF_THE_GOALS =
            Set.of("migrate.profiles", "migrate.jvmArguments", "migrate.skip", "migrate.revision", "migrate.run");

    static ApplicationSettings of(MigrateGoal goal, MavenProject project) {
        Properties typed = goal.session.getUserProperties();
        Xpp3Dom boot = bootPlugin(project);
        return new ApplicationSettings(
                first(goal.mainClass, typed.getProperty("spring-boot.run.main-class"), text(boot, "mainClass")),
                properties(typed, first(goal.profiles, typed.getProperty("spring-boot.run.profiles"), profiles(boot))),
                words(first(goal.jvmArguments, typed.getProperty("spring-boot.run.jvmArguments"), null)));
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

    private static @Nullable Xpp3Dom bootPlugin(MavenProject project) {
        Plugin plugin = project.getPlugin(BOOT_PLUGIN);
        return plugin == null ? null : (Xpp3Dom) plugin.getConfiguration();
    }

    private static @Nullable String profiles(@Nullable Xpp3Dom boot) {
        Xpp3Dom profiles = boot == null ? null : boot.getChild("profiles");
        if (profiles == null || profiles.getChildCount() == 0) {
            return null;
        }
        return String.join(
                ",",
                Stream.of(profiles.getChildren())
                        .map(Xpp3Dom::getValue)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Spring Boot's parent pom sets properties here that need not exist. */
    private static @Nullable String text(@Nullable Xpp3Dom boot, String name) {
        Xpp3Dom child = boot == null ? null : boot.getChild(name);
        String value = child == null ? null : child.getValue();
        return value == null || value.contains("${") ? null : value;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two, @Nullable String three) {
        return one != null ? one : two != null ? two : three;
    }
}
