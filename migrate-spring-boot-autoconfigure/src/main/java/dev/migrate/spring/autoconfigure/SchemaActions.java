package dev.migrate.spring.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those settings of Hibernate that let it change a schema. */
final class SchemaActions {

    private static final List<String> SETTINGS = List.of(
            "hibernate.hbm2ddl.auto",
            "jakarta.persistence.schema-generation.database.action",
            "javax.persistence.schema-generation.database.action");

    /** All that is not known to leave the schema alone may change it, today or in another version of Hibernate. */
    private static final Set<String> HARMLESS = Set.of("", "none", "validate");

    private SchemaActions() {}

    static boolean isChanging(@Nullable Object action) {
        return action != null
                && !HARMLESS.contains(action.toString().strip().toLowerCase(Locale.ROOT));
    }

    /** Returns those of some settings that change the schema, with their values. */
    static Map<String, String> changing(Map<String, ?> settings) {
        Map<String, String> changing = new LinkedHashMap<>();
        for (String name : SETTINGS) {
            Object action = settings.get(name);
            if (action != null && isChanging(action)) {
                changing.put(name, action.toString());
            }
        }
        return changing;
    }
}
