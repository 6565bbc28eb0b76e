package dev.migrate.source;

import dev.migrate.operation.Bytes;
import dev.migrate.schema.JavaText;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of rows as expressions. */
final class JavaValue {

    private final Imports imports;

    JavaValue(Imports imports) {
        this.imports = imports;
    }

    String of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            return String.valueOf(value);
        }
        if (value instanceof Long) {
            return value + "L";
        }
        if (value instanceof String text) {
            return JavaLines.literal(text);
        }
        if (value instanceof Bytes bytes) {
            return imports.type("java.util.HexFormat") + ".of().parseHex(" + JavaText.quote(bytes.hex()) + ")";
        }
        String text = "(" + JavaText.quote(value.toString()) + ")";
        String type = imports.type(value.getClass().getName());
        if (value instanceof BigDecimal) {
            return "new " + type + text;
        }
        return type + (value instanceof UUID ? ".fromString" : ".parse") + text;
    }
}
