package dev.migrate.foreign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change set of Liquibase's.
 *
 * @param path its change log, as Liquibase's table has it
 * @param place its line, for people
 * @param attributes such as {@code dbms} and {@code context}, by their names in lower case
 * @param sql its statements as they stand in the file, or null where only Liquibase knows them
 * @param rollback what takes it back, or null where nothing does
 */
record ChangeSet(
        String id,
        String author,
        String path,
        String place,
        Map<String, String> attributes,
        String comment,
        @Nullable String sql,
        @Nullable String rollback) {

    /** Returns what Liquibase knows it by. */
    String key() {
        return id + "::" + author + "::" + normal(path);
    }

    /** Returns a path without what differs between ways to start Liquibase. */
    static String normal(String path) {
        return path.replace('\\', '/').replaceFirst("^classpath\\*?:", "").replaceFirst("^(\\./|/)+", "");
    }

    String attribute(String name, String otherwise) {
        return attributes.getOrDefault(name, otherwise);
    }

    /** Returns whether it runs on a database: {@code postgresql, h2}, {@code !h2}, {@code all}. */
    boolean isFor(String dialect) {
        List<String> names = List.of(attribute("dbms", "").replace(" ", "").split(",", -1)).stream()
                .filter(each -> !each.isEmpty())
                .toList();
        boolean named = names.stream().anyMatch(each -> !each.startsWith("!"));
        return !names.contains("!" + dialect)
                && !names.contains("none")
                && (!named || names.contains(dialect) || names.contains("all"));
    }
}
