package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The modes of a session in which Migrate's statements mean what they say: literals are written with escapes, and a zero for
 * a column that counts by itself is a zero. Those of the user are read in the modes that the session had.
 */
final class SqlModes {

    private static final String ESCAPES_OFF = "NO_BACKSLASH_ESCAPES";
    private static final String ZEROS = "NO_AUTO_VALUE_ON_ZERO";

    private static final String OURS =
            "concat(replace(@@session.sql_mode, '" + ESCAPES_OFF + "', ''), '," + ZEROS + "')";

    /** With a backslash, or with what may be a zero for such a column, or kept with the modes that it is created in. */
    private static final Pattern READ_OTHERWISE = Pattern.compile("(?is).*\\\\.*"
            + "|(?:\\s+|--[^\\n]*(?:\\n|$)|#[^\\n]*\\n|/\\*(?!M?!).*?\\*/)*+"
            + "(?:(?:insert|replace|load|set|call|with|update|do|execute|prepare|begin)(?:\\W.*)?|/\\*M?!.*|$)"
            + "|.*\\bcreate\\b.*\\b(?:procedure|function|trigger|event)\\b.*"
            + "|.*\\bauto_increment\\b.*");

    private SqlModes() {}

    /** Returns whether it may make a difference to a statement of the user whether it is read in the user's modes. */
    static boolean areOfAccount(String sql) {
        return READ_OTHERWISE.matcher(sql).matches();
    }

    /** Returns the statement behind which the user's statements mean what they say. */
    static String asUsers() {
        return "set session sql_mode = coalesce(@migrate_sql_mode, @@session.sql_mode)";
    }

    /** Returns the statement behind which Migrate's mean what they say; what the user has set by now is kept. */
    static String asOurs() {
        return "set @migrate_sql_mode = @@session.sql_mode, session sql_mode = " + OURS;
    }

    /** Returns the statement that forgets what the user has set. */
    static String forget() {
        return "set @migrate_sql_mode = coalesce(@migrate_sql_mode_before, @migrate_sql_mode)";
    }

    /** Returns what in a script stands around a statement of the user. */
    static List<String> scriptAsUsers() {
        return List.of("set session sql_mode = @migrate_sql_mode", "set session sql_mode = " + OURS);
    }

    /** Returns the modes of a session with those that are needed, and without those that are not bearable. */
    static String needed(String mode) {
        String bearable = mode.replace(ESCAPES_OFF, "").replace(",,", ",").replaceAll("^,|,$", "");
        return bearable.contains(ZEROS) ? bearable : bearable + (bearable.isEmpty() ? "" : ",") + ZEROS;
    }

    /** Returns the lines that begin a script: it is in UTF-8, and the session's modes are noted. */
    static String scriptHeader() {
        return "set names utf8mb4;\n\nset @migrate_sql_mode = @@session.sql_mode;\n\n" + "set session sql_mode = "
                + OURS + ";\n\n";
    }

    /** Returns the lines that end a script. */
    static String scriptFooter() {
        return "set session sql_mode = @migrate_sql_mode;\n\n";
    }
}
