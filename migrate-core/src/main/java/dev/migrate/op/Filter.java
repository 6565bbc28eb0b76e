package dev.migrate.op;

import dev.migrate.operation.RowFilter;
import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records which rows are meant: some, or expressly all. */
final class Filter {

    private final String verb;
    private final String table;
    private final Map<Identifier, @Nullable Object> values = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean everyRow;

    Filter(String verb, String table) {
        this.verb = verb;
        this.table = table;
    }

    void is(String column, @Nullable Object value) {
        values.put(Identifier.of(column), value);
    }

    void where(String condition) {
        conditions.add(condition);
    }

    void everyRow() {
        everyRow = true;
    }

    RowFilter toFilter() {
        RowFilter filter = new RowFilter(values, conditions);
        if (filter.isEmpty() != everyRow) {
            throw new IllegalArgumentException("op." + verb + "(\"" + table + "\", …) "
                    + (everyRow
                            ? "says everyRow() and a condition."
                            : "says no condition. Say which rows with whereIs(…) or where(…), or everyRow()."));
        }
        return filter;
    }
}
