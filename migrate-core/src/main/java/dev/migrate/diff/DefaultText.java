package dev.migrate.diff;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SQL expression that the text of a default stands for.
 *
 * <p>What stands in parentheses or between apostrophes is passed on. Anything else is a value of the column's type, so
 * that a text needs no apostrophes, which shells take away.
 */
final class DefaultText implements SqlType.Visitor<Optional<String>> {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern POSITION = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final Pattern NOW =
            Pattern.compile("(current_|local)(date|time|timestamp)(\\(\\d+\\))?", Pattern.CASE_INSENSITIVE);
    private static final Set<TypeName> NUMBERS = EnumSet.of(
            TypeName.TINYINT,
            TypeName.SMALLINT,
            TypeName.INTEGER,
            TypeName.BIGINT,
            TypeName.REAL,
            TypeName.DOUBLE_PRECISION,
            TypeName.FLOATING,
            TypeName.REAL_TYPE,
            TypeName.NUMERIC,
            TypeName.DECIMAL);
    private static final Set<TypeName> BYTES =
            EnumSet.of(TypeName.BYTES, TypeName.BLOB, TypeName.BINARY, TypeName.VARBINARY);

    private final String text;

    private DefaultText(String text) {
        this.text = text;
    }

    /** Returns the expression, or nothing where the text is no value of the type. */
    static Optional<String> expression(String text, SqlType type) {
        boolean isText = isWhole(text, '\'', '\'');
        if (isText && type instanceof Enumeration enumeration) {
            String label = text.substring(1, text.length() - 1).replace("''", "'");
            return Optional.of(label)
                    .filter(enumeration.labels()::contains)
                    .flatMap(each -> type.accept(new DefaultText(each)));
        }
        if (isText || isWhole(text, '(', ')')) {
            return Optional.of(text);
        }
        return text.isEmpty() || text.equalsIgnoreCase("null") ? Optional.empty() : type.accept(new DefaultText(text));
    }

    private static boolean isWhole(String text, char open, char close) {
        return text.length() > 1 && text.charAt(0) == open && text.charAt(text.length() - 1) == close;
    }

    /** Returns what a text for a type looks like. */
    static String expected(SqlType type) {
        return type.accept(new Expected()) + ", or an expression in parentheses";
    }

    private String quoted() {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public Optional<String> basic(Basic type) {
        if (NUMBERS.contains(type.name())) {
            return Optional.of(text).filter(each -> NUMBER.matcher(each).matches());
        }
        if (type.name() == TypeName.BOOLEAN) {
            String word = text.toLowerCase(Locale.ROOT);
            return Optional.of(word).filter(each -> each.equals("true") || each.equals("false"));
        }
        if (BYTES.contains(type.name())) {
            return Optional.empty();
        }
        if (type.name() == TypeName.UUID) {
            return Optional.of(quoted())
                    .filter(each -> FilledValue.UUID_TEXT.matcher(text).matches());
        }
        return Optional.of(NOW.matcher(text).matches() ? text : quoted());
    }

    @Override
    public Optional<String> array(Array type) {
        return Optional.empty();
    }

    @Override
    public Optional<String> enumeration(Enumeration type) {
        List<String> labels = type.labels();
        int position =
                isByPosition(type) && POSITION.matcher(text).matches() ? Integer.parseInt(text) : labels.indexOf(text);
        if (position < 0 || position >= labels.size()) {
            return Optional.empty();
        }
        return Optional.of(
                isNumberOrLabel(type) ? String.valueOf(position) : new DefaultText(labels.get(position)).quoted());
    }

    private static boolean isByPosition(SqlType type) {
        return type instanceof Enumeration labels && labels.form() == EnumerationForm.NAMED_ORDINAL
                || isNumberOrLabel(type);
    }

    /** Returns whether values are positions of labels, which a database keeps as numbers if it has no types of labels. */
    static boolean isNumberOrLabel(SqlType type) {
        return type instanceof Enumeration labels && labels.form() == EnumerationForm.ORDINAL;
    }

    @Override
    public Optional<String> raw(Raw type) {
        return Optional.of(NUMBER.matcher(text).matches() || NOW.matcher(text).matches() ? text : quoted());
    }

    /** What values of a type look like. */
    private static final class Expected implements SqlType.Visitor<String> {

        @Override
        public String basic(Basic type) {
            if (NUMBERS.contains(type.name())) {
                return "a number";
            }
            return switch (type.name()) {
                case BOOLEAN -> "true or false";
                case UUID -> "a UUID";
                case JSON -> "a JSON document between apostrophes";
                default -> "a value between apostrophes";
            };
        }

        @Override
        public String array(Array type) {
            return "a value between apostrophes";
        }

        @Override
        public String enumeration(Enumeration type) {
            List<String> labels = type.labels();
            boolean isByPosition = isByPosition(type);
            return IntStream.range(0, labels.size())
                    .mapToObj(i -> labels.get(i) + (isByPosition ? " (" + i + ")" : ""))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }

        @Override
        public String raw(Raw type) {
            return "a value";
        }
    }
}
