package dev.migrate.diff;

import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels that values of a column, or elements of its arrays, may have in one schema and no longer in another. */
record GoneLabels(Schema from, Schema to) {

    /** Returns what goes with a change of a type: a label that the column lists, or that its enum type has. */
    Set<String> between(SqlType before, SqlType after) {
        List<String> listed = listed(after);
        List<String> typed = typed(to, after);
        Set<String> gone = missing(listed(before), listed == null ? typed : listed);
        gone.addAll(missing(typed(from, before), typed == null ? listed : typed));
        return gone;
    }

    private static Set<String> missing(@Nullable List<String> before, @Nullable List<String> after) {
        Set<String> missing = new LinkedHashSet<>();
        if (before != null && after != null) {
            missing.addAll(before);
            missing.removeAll(new LinkedHashSet<>(after));
        }
        return missing;
    }

    private static @Nullable List<String> listed(SqlType type) {
        return EnumType.element(type) instanceof Enumeration enumeration ? enumeration.labels() : null;
    }

    private static @Nullable List<String> typed(Schema schema, SqlType type) {
        return schema.enums().values().stream()
                .filter(each -> each.isOf(type))
                .map(EnumType::labels)
                .findFirst()
                .orElse(null);
    }
}
