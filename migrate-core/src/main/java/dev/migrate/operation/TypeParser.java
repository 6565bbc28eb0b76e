package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a type in the grammar of {@link OperationText}. */
final class TypeParser {

    private final TextCursor cursor;

    TypeParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    SqlType type() {
        String word = cursor.word("a type");
        if (word.equals("array")) {
            return array();
        }
        if (word.equals("raw")) {
            cursor.expect("(");
            String text = cursor.text("the type in the database's words");
            cursor.expect(")");
            return new SqlType.Raw(text);
        }
        for (EnumerationForm form : EnumerationForm.values()) {
            if (form.word().equals(word)) {
                return enumeration(form);
            }
        }
        for (TypeName name : TypeName.values()) {
            if (name.word().equals(word)) {
                return basic(name);
            }
        }
        cursor.back();
        throw cursor.expected("a type such as bigint or varchar(80)");
    }

    private SqlType array() {
        cursor.expect("(");
        SqlType element = type();
        Integer length = cursor.take(",") ? (Integer) cursor.smallNumber() : null;
        cursor.expect(")");
        return new SqlType.Array(element, length);
    }

    private SqlType basic(TypeName name) {
        List<Integer> numbers = cursor.isNext("(") ? cursor.list(",", cursor::smallNumber) : List.of();
        try {
            return new SqlType.Basic(name, number(numbers, 0), number(numbers, 1));
        } catch (IllegalArgumentException e) {
            if (!numbers.isEmpty()) {
                cursor.back();
            }
            throw cursor.expected("the numbers that " + name.word() + " takes");
        }
    }

    private static @Nullable Integer number(List<Integer> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : null;
    }

    private SqlType enumeration(EnumerationForm form) {
        List<String> labels = cursor.list(",", () -> cursor.text("a label"));
        if (labels.isEmpty()) {
            cursor.back();
            throw cursor.expected("a label between \" and \"");
        }
        if (form.isNamed() && !cursor.isNext("named")) {
            throw cursor.expected("'named'");
        }
        Identifier name = cursor.take("named") ? cursor.name("a type") : null;
        Integer length = cursor.take("length") ? (Integer) cursor.smallNumber() : null;
        boolean national = cursor.take("national");
        boolean checked = !cursor.take("unchecked");
        return new SqlType.Enumeration(form, name, labels, length, national, checked);
    }
}
