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

    /** A second value of a column would take the place of the first, and more rows be meant than are said. */
    void is(String column, @Nullable Object value) {
        Identifier name = Identifier.of(column);
        if (values.containsKey(name)) {
            throw new IllegalArgumentException(call() + "says whereIs(\"" + column
                    + "\", …) twice, and no row has two values. Say one of several with where(\"" + column
                    + " in (…)\").");
        }
        values.put(name, value);
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
            throw new IllegalArgumentException(call()
                    + (everyRow
                            ? "says everyRow() and a condition."
                            : "says no condition. Say which rows with whereIs(…) or where(…), or everyRow()."));
        }
        return filter;
    }

    private String call() {
        return "op." + verb + "(\"" + table + "\", …) ";
    }
}
