package dev.migrate.dialect.postgresql;

import dev.migrate.schema.Index;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's operator classes in the form in which the catalog prints them: the usual one of a type not at all. */
final class OperatorClasses {

    private static final List<String> OF_ORDER = List.of(
            "array_ops",
            "bit_ops",
            "bool_ops",
            "bpchar_ops",
            "bytea_ops",
            "char_ops",
            "date_ops",
            "enum_ops",
            "float4_ops",
            "float8_ops",
            "inet_ops",
            "int2_ops",
            "int4_ops",
            "int8_ops",
            "interval_ops",
            "jsonb_ops",
            "macaddr_ops",
            "money_ops",
            "name_ops",
            "numeric_ops",
            "oid_ops",
            "range_ops",
            "record_ops",
            "text_ops",
            "time_ops",
            "timestamp_ops",
            "timestamptz_ops",
            "timetz_ops",
            "tsvector_ops",
            "uuid_ops",
            "varbit_ops");

    private static List<String> usual(@Nullable String method) {
        return switch (method == null ? "btree" : method) {
            case "btree", "hash" -> OF_ORDER;
            case "gin" -> List.of("array_ops", "jsonb_ops", "tsvector_ops");
            case "gist" ->
                List.of("box_ops", "circle_ops", "point_ops", "poly_ops", "range_ops", "tsquery_ops", "tsvector_ops");
            case "spgist" -> List.of("box_ops", "inet_ops", "poly_ops", "quad_point_ops", "range_ops", "text_ops");
            default -> List.of();
        };
    }

    private OperatorClasses() {}

    static Index.Part normal(Index.Part part, @Nullable String method) {
        String asked = part.operatorClass();
        if (asked == null) {
            return part;
        }
        String word = asked.replaceAll("['\\s]", "").toLowerCase(Locale.ROOT);
        return part.withOperatorClass(usual(method).contains(word) ? null : word);
    }
}
