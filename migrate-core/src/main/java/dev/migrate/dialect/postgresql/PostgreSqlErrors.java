package dev.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the server's position out of an error, which the driver writes on a line of its own, in the user's language. */
final class PostgreSqlErrors {

    private static final Pattern POSITION = Pattern.compile("(?mU)^ +\\w+\\s*[:\\uFF1A]\\s*(\\d+)$");

    private static final String CANCELLED = "57014";
    private static final String IDLE_TOO_LONG = "25P03";
    private static final String ROOM_FOR_LOCKS = "max_locks_per_transaction";
    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern OF_EXTENSION = Pattern.compile("\\b(citext|hstore|geometry|geography)\\b");

    private PostgreSqlErrors() {}

    /** Returns whether a statement is refused because one before it has failed in its transaction. */
    static boolean isOfFailedTransaction(SQLException refusal) {
        return "25P02".equals(refusal.getSQLState());
    }

    /** Returns whether an administrator ended the session, or the server goes down. */
    static boolean isLost(SQLException failure) {
        return String.valueOf(failure.getSQLState()).matches("57P0[1-3]");
    }

    /** Returns how to get a type that comes with an extension, room for locks, and time. */
    static String advice(SQLException refusal) {
        if (CANCELLED.equals(refusal.getSQLState())) {
            return "Nothing is wrong with the revision: the server cancelled the statement, as somebody has told it to or because"
                    + " of a limit of time. If that is the user's, lift it, and run it again: alter role … set"
                    + " statement_timeout = 0";
        }
        if (IDLE_TOO_LONG.equals(refusal.getSQLState())) {
            return "Nothing is wrong with the revision: the server ended a session in whose transaction nothing was executed for"
                    + " too long. Lift the user's limit, and run it again: alter role … set"
                    + " idle_in_transaction_session_timeout = 0";
        }
        if (String.valueOf(refusal.getMessage()).contains(ROOM_FOR_LOCKS)) {
            return "The server has no room for so many locks in one transaction. Cut the revision in several, let it commit in"
                    + " between by a checkpoint, or raise " + ROOM_FOR_LOCKS + ", and run it again.";
        }
        Matcher type = OF_EXTENSION.matcher(String.valueOf(refusal.getMessage()));
        if (!UNDEFINED_OBJECT.equals(refusal.getSQLState()) || !type.find()) {
            return "";
        }
        String extension = type.group(1).startsWith("geo") ? "postgis" : type.group(1);
        return "The type " + type.group(1) + " comes with the extension " + extension
                + ", which is not installed in this database. Let a user who may install it, or do so in a revision"
                + " before:\n    op.execute(\"create extension if not exists " + extension + "\", effect -> {});";
    }

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
