package dev.migrate.source;

import dev.migrate.schema.SqlType;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The imports of a class, collected while its text is written. */
final class Imports {

    private final TreeSet<String> types = new TreeSet<>();
    private final TreeSet<String> columnTypes = new TreeSet<>();

    /** Returns the simple name of a class and imports it. */
    String type(String name) {
        types.add(name);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns the expression of a column type and imports what it calls. */
    String columnType(SqlType type) {
        type.accept(new Words());
        return type.toString();
    }

    String text() {
        String fixed = columnTypes.stream()
                .map(word -> "import static dev.migrate.op.SqlTypes." + word + ";\n")
                .collect(Collectors.joining());
        String plain = types.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
        return fixed + (fixed.isEmpty() ? "" : "\n") + plain;
    }

    private final class Words implements SqlType.Visitor<Boolean> {

        @Override
        public Boolean basic(SqlType.Basic type) {
            return columnTypes.add(type.name().word());
        }

        @Override
        public Boolean array(SqlType.Array type) {
            columnTypes.add("array");
            return type.element().accept(this);
        }

        @Override
        public Boolean enumeration(SqlType.Enumeration type) {
            return columnTypes.add(type.form().word());
        }

        @Override
        public Boolean raw(SqlType.Raw type) {
            return columnTypes.add("raw");
        }
    }
}
