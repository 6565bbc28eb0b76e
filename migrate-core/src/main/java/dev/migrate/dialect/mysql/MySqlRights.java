package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of an error what an administrator types to give a user the right that is missing. */
final class MySqlRights {

    /** Denied to the user: a database, a table, a column, what needs a right on the server, a routine. */
    private static final List<Integer> DENIED = List.of(1044, 1142, 1143, 1227, 1370);

    private static final Pattern COMMAND = Pattern.compile("([A-Za-z][A-Za-z, ]*?) command denied to user");
    private static final Pattern OF_SERVER = Pattern.compile("at least one of\\) the ([A-Z_, ]+) privilege");

    private MySqlRights() {}

    static boolean isMissing(SQLException refusal) {
        return DENIED.contains(refusal.getErrorCode());
    }

    /** Returns the statement, or an empty text where the error, which may be in the server's language, does not say which. */
    static String grant(Connection connection, SQLException refusal) throws SQLException {
        String error = String.valueOf(refusal.getMessage());
        String account = account(connection);
        Matcher ofServer = OF_SERVER.matcher(error);
        if (ofServer.find()) {
            return "grant " + ofServer.group(1).toLowerCase(Locale.ROOT) + " on *.* to " + account;
        }
        Matcher command = COMMAND.matcher(error);
        String database = connection.getCatalog();
        if (database == null || !command.find()) {
            return "";
        }
        return "grant " + command.group(1).toLowerCase(Locale.ROOT) + " on `" + database.replace("`", "``") + "`.* to "
                + account;
    }

    /** The account that the server has found for the user, whose host is not that of the client. */
    private static String account(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user()")) {
            row.next();
            String account = String.valueOf(row.getString(1));
            int at = account.lastIndexOf('@');
            return "'" + account.substring(0, Math.max(0, at)) + "'@'" + account.substring(at + 1) + "'";
        }
    }
}
