package dev.migrate.foreign;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change set of Liquibase's.
 *
 * @param path its change log, as Liquibase's table has it
 * @param place its line, for people
 * @param attributes such as {@code dbms} and {@code context}, by their names in lower case
 * @param around the attributes of the change logs and inclusions around it, by their names in lower case
 * @param sql its statements as they stand in the file, or null where only Liquibase knows them
 * @param rollback what takes it back, or null where nothing does
 */
record ChangeSet(
        String id,
        String author,
        String path,
        String place,
        Map<String, String> attributes,
        List<Map<String, String>> around,
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

    /** Returns whether it, or what includes it, is switched off. */
    boolean isIgnored() {
        return Stream.concat(Stream.of(attributes), around.stream())
                .anyMatch(each -> each.getOrDefault("ignore", "false").equalsIgnoreCase("true"));
    }
}
