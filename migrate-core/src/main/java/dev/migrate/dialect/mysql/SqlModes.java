package dev.migrate.dialect.mysql;

/**
 * The modes of a session in which Migrate's statements mean what they say: literals are written with escapes, and a zero for
 * a column that counts by itself is a zero.
 */
final class SqlModes {

    private static final String ESCAPES_OFF = "NO_BACKSLASH_ESCAPES";
    private static final String ZEROS = "NO_AUTO_VALUE_ON_ZERO";

    private SqlModes() {}

    /** Returns the modes of a session with those that are needed, and without those that are not bearable. */
    static String needed(String mode) {
        String bearable = mode.replace(ESCAPES_OFF, "").replace(",,", ",").replaceAll("^,|,$", "");
        return bearable.contains(ZEROS) ? bearable : bearable + (bearable.isEmpty() ? "" : ",") + ZEROS;
    }

    /** Returns the lines that begin a script: it is in UTF-8, and the session's modes are noted. */
    static String scriptHeader() {
        return "set names utf8mb4;\n\nset @migrate_sql_mode = @@session.sql_mode;\n\n"
                + "set session sql_mode = concat(replace(@@session.sql_mode, '" + ESCAPES_OFF + "', ''), '," + ZEROS
                + "');\n\n";
    }

    /** Returns the lines that end a script. */
    static String scriptFooter() {
        return "set session sql_mode = @migrate_sql_mode;\n\n";
    }
}
