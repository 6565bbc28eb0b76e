package dev.migrate.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of an error what an administrator types to give a user the right that is missing. */
final class PostgreSqlRights {

    private static final Pattern DENIED =
            Pattern.compile("permission denied for (schema|table|relation|sequence|database|view) \"?([^\"\\n]+)\"?");

    private PostgreSqlRights() {}

    /** Returns the statement, or an empty text where the error, which may be in the server's language, does not say which. */
    static String grant(String error, String user) {
        Matcher denied = DENIED.matcher(error);
        if (!denied.find()) {
            return "";
        }
        return "grant " + of(denied.group(1), name(denied.group(2))) + " to " + name(user);
    }

    private static String of(String kind, String name) {
        return switch (kind) {
            case "schema" -> "usage, create on schema " + name;
            case "sequence" -> "usage, select, update on sequence " + name;
            case "database" -> "create on database " + name;
            default -> "select, insert, update, delete on " + name;
        };
    }

    private static String name(String text) {
        return text.matches("[a-z_][a-z0-9_]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
