package dev.migrate.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Flyway's scripts are called.
 *
 * @param separator what stands between version and description
 * @param suffixes how the names end
 */
public record FlywayNames(
        String versioned, String repeatable, String undo, String baseline, String separator, List<String> suffixes) {

    /** Copies the list. */
    public FlywayNames {
        suffixes = List.copyOf(suffixes);
    }

    /** Returns Flyway's own defaults. */
    public static FlywayNames standard() {
        return new FlywayNames("V", "R", "U", "B", "__", List.of(".sql"));
    }

    /** Returns whether a name ends as scripts do. */
    public boolean isScript(String name) {
        return suffixes.stream().anyMatch(name::endsWith);
    }

    /** Returns what a script's or a class's name says, or null if it is none of Flyway's. */
    @Nullable
    FlywayName parse(String name) {
        String bare = suffixes.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
        for (FlywayName.Kind kind : FlywayName.Kind.values()) {
            FlywayName parsed = parse(kind, prefix(kind), bare);
            if (parsed != null) {
                return parsed;
            }
        }
        return null;
    }

    private String prefix(FlywayName.Kind kind) {
        return switch (kind) {
            case VERSIONED -> versioned;
            case REPEATABLE -> repeatable;
            case UNDO -> undo;
            case BASELINE -> baseline;
        };
    }

    private @Nullable FlywayName parse(FlywayName.Kind kind, String prefix, String bare) {
        if (prefix.isEmpty() || !bare.startsWith(prefix)) {
            return null;
        }
        String rest = bare.substring(prefix.length());
        int at = rest.indexOf(separator);
        String version = at < 0 ? rest : rest.substring(0, at);
        String description =
                at < 0 ? "" : rest.substring(at + separator.length()).replace('_', ' ');
        if (kind == FlywayName.Kind.REPEATABLE) {
            return at == 0 ? new FlywayName(kind, null, description) : null;
        }
        return FlywayVersion.isOne(version) ? new FlywayName(kind, FlywayVersion.of(version), description) : null;
    }
}
