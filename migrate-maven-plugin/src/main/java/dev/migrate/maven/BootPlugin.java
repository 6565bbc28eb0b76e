package dev.migrate.maven;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a pom tells Spring Boot's plugin.
 *
 * @param configuration its configuration, or null where there is none
 */
record BootPlugin(@Nullable Xpp3Dom configuration) {

    private static final String KEY = "org.springframework.boot:spring-boot-maven-plugin";

    static BootPlugin of(MavenProject project) {
        Plugin plugin = project.getPlugin(KEY);
        return new BootPlugin(plugin == null ? null : (Xpp3Dom) plugin.getConfiguration());
    }

    /** Returns a value, or null; Spring Boot's parent pom sets properties here that need not exist. */
    @Nullable
    String text(String name) {
        return text(configuration == null ? null : configuration.getChild(name));
    }

    private static @Nullable String text(@Nullable Xpp3Dom element) {
        String value = element == null ? null : element.getValue();
        return value == null || value.contains("${") ? null : value;
    }

    /** Returns the values of a list as one text, or null where there are none. */
    @Nullable
    String list(String name, String separator) {
        List<String> values = children(name)
                .map(BootPlugin::text)
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty() ? null : String.join(separator, values);
    }

    /** Returns the values by their names. */
    Map<String, String> map(String name) {
        Map<String, String> values = new TreeMap<>();
        children(name).forEach(child -> values.put(child.getName(), Objects.requireNonNullElse(text(child), "")));
        return values;
    }

    private Stream<Xpp3Dom> children(String name) {
        Xpp3Dom parent = configuration == null ? null : configuration.getChild(name);
        return parent == null ? Stream.empty() : Stream.of(parent.getChildren());
    }
}
