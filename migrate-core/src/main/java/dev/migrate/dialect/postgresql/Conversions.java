package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the values of a column become values of another type where PostgreSQL does not know it by itself. */
final class Conversions {

    private static final List<String> TEXTS = List.of("character varying", "character", "text");
    private static final List<String> NUMBERS =
            List.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final List<String> DAYS = List.of("date", "timestamp without time zone", "timestamp with time zone");

    private Conversions() {}

    /** Returns the expression that converts a column, or null where PostgreSQL needs none. */
    static @Nullable String using(String column, SqlType from, SqlType to, SqlWriter writer) {
        String source = PostgreSqlTypes.word(from);
        String target = PostgreSqlTypes.word(to);
        if (source.equals(target)) {
            return null;
        }
        String meaning = byMeaning(column, source, target);
        if (meaning != null) {
            return meaning;
        }
        if (isKnown(source, target)) {
            return null;
        }
        boolean ofArray = from instanceof Array != to instanceof Array;
        boolean hasNoCast = ofArray || from instanceof Basic && to instanceof Basic && !hasCast(source, target);
        return column + (hasNoCast ? "::text" : "") + "::" + writer.type(to);
    }

    /** Every type is written as text and read from it; what has no other way is an error on rows, not in the statement. */
    private static boolean hasCast(String source, String target) {
        boolean ofDocuments = source.equals("jsonb") && (NUMBERS.contains(target) || target.equals("boolean"));
        boolean ofSpans = source.startsWith("time ") && target.equals("interval")
                || source.equals("interval") && target.equals("time without time zone");
        return TEXTS.contains(source) || ofDocuments || ofSpans;
    }

    /** The conversions that a cast would get wrong, or for which there is none. */
    private static @Nullable String byMeaning(String column, String source, String target) {
        String content =
                switch (source) {
                    case "oid" -> "lo_get(" + column + ")";
                    case "bytea" -> column;
                    default -> TEXTS.contains(source) ? "convert_to(" + column + ", 'UTF8')" : null;
                };
        if (content != null && target.equals("oid")) {
            return "lo_from_bytea(0, " + content + ")";
        }
        if (content != null && target.equals("bytea")) {
            return content;
        }
        if (content != null && !TEXTS.contains(source) && TEXTS.contains(target)) {
            return "convert_from(" + content + ", 'UTF8')";
        }
        if (source.equals("boolean") && NUMBERS.contains(target)) {
            return "case when " + column + " then 1 when not " + column + " then 0 end";
        }
        if (source.endsWith("[]") && target.equals("jsonb")) {
            return "to_jsonb(" + column + ")";
        }
        if (source.equals("uuid") && target.equals("bytea")) {
            return "uuid_send(" + column + ")";
        }
        if (source.equals("bytea") && target.equals("uuid")) {
            return "encode(" + column + ", 'hex')::uuid";
        }
        return NUMBERS.contains(source) && target.equals("boolean") ? column + " <> 0" : null;
    }

    private static boolean isKnown(String source, String target) {
        boolean ofDays = DAYS.contains(source)
                && (DAYS.contains(target) || target.startsWith("time ") && !source.equals("date"));
        boolean ofTimes = source.startsWith("time ") && target.startsWith("time ");
        boolean ofNumbers = NUMBERS.contains(source) && NUMBERS.contains(target);
        return TEXTS.contains(target) || ofNumbers || ofDays || ofTimes;
    }
}
