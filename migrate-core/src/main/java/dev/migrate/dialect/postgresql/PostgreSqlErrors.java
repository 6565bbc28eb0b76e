package dev.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the server's position out of an error, which the driver writes on a line of its own, in the user's language. */
final class PostgreSqlErrors {

    private static final Pattern POSITION = Pattern.compile("(?mU)^ +\\w+\\s*[:\\uFF1A]\\s*(\\d+)$");

    private PostgreSqlErrors() {}

    static OptionalInt position(SQLException refusal, String sql) {
        Matcher position = POSITION.matcher(String.valueOf(refusal.getMessage()));
        if (!position.find()) {
            return OptionalInt.empty();
        }
        int characters = Integer.parseInt(position.group(1)) - 1;
        return characters > sql.codePointCount(0, sql.length())
                ? OptionalInt.empty()
                : OptionalInt.of(sql.offsetByCodePoints(0, characters));
    }
}
