package dev.migrate.dialect.h2;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads types from the catalog, exactly. */
final class H2CatalogTypes {

    private static final Pattern LABELS = Pattern.compile("(?s)value (?:in \\((.*)\\)|= ('.*'))");
    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*+)'");

    /** What the catalog says of a text that nobody has said a length for. */
    private static final long LONGEST_TEXT = 1_000_000_000;

    private final Map<List<String>, List<H2Row>> labels;
    private final Map<List<String>, List<H2Row>> elements;
    private final Map<H2Key, List<String>> domains = new LinkedHashMap<>();

    private H2CatalogTypes(Map<List<String>, List<H2Row>> labels, Map<List<String>, List<H2Row>> elements) {
        this.labels = labels;
        this.elements = elements;
    }

    static H2CatalogTypes read(H2Catalog catalog, Map<H2Key, String> checks) throws SQLException {
        H2CatalogTypes types = new H2CatalogTypes(
                CatalogTexts.groups(catalog.query("""
                                SELECT OBJECT_SCHEMA, OBJECT_NAME, ENUM_IDENTIFIER, VALUE_NAME
                                  FROM INFORMATION_SCHEMA.ENUM_VALUES WHERE OBJECT_TYPE = 'TABLE'
                                 ORDER BY OBJECT_SCHEMA, OBJECT_NAME, ENUM_IDENTIFIER, VALUE_ORDINAL"""), row -> id(row, "enum_identifier")),
                CatalogTexts.groups(
                        catalog.query("SELECT * FROM INFORMATION_SCHEMA.ELEMENT_TYPES WHERE OBJECT_TYPE = 'TABLE'"),
                        row -> id(row, "collection_type_identifier")));
        for (H2Row row : catalog.query("""
                SELECT DOMAIN_SCHEMA, DOMAIN_NAME, CONSTRAINT_SCHEMA, CONSTRAINT_NAME
                  FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS""")) {
            types.domains.put(
                    row.key("domain_schema", "domain_name"), labelsOf(checks.getOrDefault(row.constraint(), "")));
        }
        return types;
    }

    private static List<String> id(H2Row row, String identifier) {
        H2Key object = row.key("object_schema", "object_name");
        return List.of(object.schema(), object.name(), row.text(identifier));
    }

    private static List<String> labelsOf(String check) {
        List<String> found = new ArrayList<>();
        Matcher condition = LABELS.matcher(H2Expressions.normal(check));
        if (condition.matches()) {
            Matcher label = LABEL.matcher(condition.group(1) == null ? condition.group(2) : condition.group(1));
            while (label.find()) {
                found.add(label.group(1).replace("''", "'"));
            }
        }
        return found;
    }

    /** Returns the type of a column. */
    SqlType ofColumn(H2Row row) {
        if (row.get("domain_name") == null) {
            return type(row, row.table());
        }
        List<String> values = domains.getOrDefault(row.key("domain_schema", "domain_name"), List.of());
        return values.isEmpty()
                ? new Raw(H2Dialect.WRITER.name(row.name("domain_name")))
                : H2Types.named(row.name("domain_name"), values);
    }

    private SqlType type(H2Row row, H2Key table) {
        List<String> id = List.of(table.schema(), table.name(), row.text("dtd_identifier"));
        return switch (row.word("data_type")) {
            case "ENUM" ->
                H2Types.ofLabels(labels.getOrDefault(id, List.of()).stream()
                        .map(each -> each.text("value_name"))
                        .toList());
            case "ARRAY" ->
                H2Types.arrayOf(
                        type(elements.getOrDefault(id, List.of()).get(0), table), number(row, "maximum_cardinality"));
            default -> basic(row);
        };
    }

    private static SqlType basic(H2Row row) {
        String name = row.word("data_type");
        return switch (name) {
            case "CHARACTER VARYING" -> limited(TypeName.VARCHAR, row);
            case "CHARACTER" -> new Basic(TypeName.CHAR, number(row, "character_maximum_length"));
            case "BINARY VARYING" -> limited(TypeName.VARBINARY, row);
            case "BINARY" -> new Basic(TypeName.BINARY, number(row, "character_maximum_length"));
            case "CHARACTER LARGE OBJECT" -> large(TypeName.CLOB, row);
            case "BINARY LARGE OBJECT" -> large(TypeName.BLOB, row);
            case "NUMERIC" ->
                new Basic(TypeName.NUMERIC, number(row, "numeric_precision"), number(row, "numeric_scale"));
            case "REAL", "DOUBLE PRECISION" -> floating(row);
            case "TIME", "TIMESTAMP" -> new Basic(TypeName.valueOf(name), number(row, "datetime_precision"));
            case "TIME WITH TIME ZONE" -> new Basic(TypeName.TIME_UTC, number(row, "datetime_precision"));
            case "TIMESTAMP WITH TIME ZONE" -> new Basic(TypeName.TIMESTAMP_UTC, number(row, "datetime_precision"));
            case "INTERVAL" -> interval(row);
            case "VARCHAR_IGNORECASE" -> ignoringCase(row);
            case "DECFLOAT" -> new Raw("decfloat(" + number(row, "numeric_precision") + ")");
            case "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "DATE", "UUID", "JSON" ->
                new Basic(TypeName.valueOf(name));
            default -> new Raw(name.toLowerCase(Locale.ROOT));
        };
    }

    private static int number(H2Row row, String column) {
        return Math.toIntExact(row.number(column));
    }

    private static SqlType limited(TypeName name, H2Row row) {
        long length = row.number("character_maximum_length");
        return length > H2Types.LONGEST
                ? new Raw(name.word() + "(" + length + ")")
                : new Basic(name, Math.toIntExact(length));
    }

    private static SqlType large(TypeName name, H2Row row) {
        long length = row.number("character_maximum_length");
        return length == Long.MAX_VALUE ? new Basic(name) : new Raw(name.word() + "(" + length + ")");
    }

    private static SqlType floating(H2Row row) {
        @Nullable String bits = row.get("declared_numeric_precision");
        if (bits != null) {
            return H2Types.floating(Integer.parseInt(bits));
        }
        return "REAL".equalsIgnoreCase(row.get("declared_data_type"))
                ? new Basic(TypeName.REAL_TYPE)
                : new Basic(TypeName.DOUBLE_PRECISION);
    }

    private static SqlType interval(H2Row row) {
        String unit = row.word("interval_type");
        return unit.equals("SECOND")
                ? new Basic(
                        TypeName.INTERVAL_SECOND, number(row, "interval_precision"), number(row, "datetime_precision"))
                : new Raw(interval(unit.toLowerCase(Locale.ROOT).split(" to ", 2), row));
    }

    /** The digits of the first unit stand behind it, those of the second behind the last. */
    private static String interval(String[] units, H2Row row) {
        String first = "interval " + units[0] + "(" + row.get("interval_precision") + ")";
        if (units.length == 1) {
            return first;
        }
        return first + " to " + units[1] + (units[1].equals("second") ? "(" + row.get("datetime_precision") + ")" : "");
    }

    private static SqlType ignoringCase(H2Row row) {
        long length = row.number("character_maximum_length");
        return new Raw("varchar_ignorecase" + (length == LONGEST_TEXT ? "" : "(" + length + ")"));
    }
}
