package dev.migrate.command;

import dev.migrate.testsupport.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a failure says, with a fixed word for each that differs from run to run, so that all of it can be compared. */
public final class Said {

    private static final Map<String, String> VOLATILE = new LinkedHashMap<>();

    static {
        VOLATILE.put("\\(conn=\\d+\\) ", "");
        VOLATILE.put("\\btest_\\d+\\b", "DATABASE");
        VOLATILE.put("jdbc:\\S+", "URL");
        VOLATILE.put("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
        VOLATILE.put("\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d( UTC)?", "TIME");
        VOLATILE.put("\\bshop@[\\w.-]+:\\d+", "shop@HOST:PID");
        VOLATILE.put("\\bfrom (localhost|127\\.0\\.0\\.1)(:\\d+)?", "from CLIENT");
        VOLATILE.put("\\b(pid|connection|session|kill) \\d+", "$1 NUMBER");
        VOLATILE.put("\\b(pg_terminate_backend|abort_session)\\(\\d+\\)", "$1(NUMBER)");
        VOLATILE.put("\\b(Sleep|Query) for \\d+ s", "STATE for SECONDS");
        // Whether PostgreSQL lists the lock of a key's index depends on how many locks there are
        VOLATILE.put(", pk_\\w+(?=: )", "");
        VOLATILE.put("\\b[\\d,]+ milliseconds", "N milliseconds");
        VOLATILE.put("has been running for \\d+ s", "has been running for N s");
        // The words of a platform, and of a version of Java
        VOLATILE.put(
                "(Cannot run program \"\\S+\" \\(in directory \"[^\"]*\"\\)): .*(?=\\. The revision is)", "$1: REASON");
        VOLATILE.put("\\btimes in \\d+ s", "times in N s");
        VOLATILE.put("no progress for \\d+ s", "no progress for N s");
        VOLATILE.put("lock\\.timeout=\\d+s", "lock.timeout=Ns");
        VOLATILE.put("\\b(migrate|sql2):[0-9a-f]{40,64}\\b", "$1:HASH");
    }

    private Said() {}

    static String by(Throwable failure) {
        return in(String.valueOf(failure.getMessage()));
    }

    public static String in(String text) {
        String said = text;
        for (Map.Entry<String, String> each : VOLATILE.entrySet()) {
            said = said.replaceAll(each.getKey(), each.getValue());
        }
        return said;
    }

    /** Who holds the lock. */
    static String holder(TestDatabase kind) {
        return switch (kind) {
            case H2 -> "shop@HOST:PID since TIME";
            case MYSQL_8_0, MARIADB_10_11, MARIADB_11_4 ->
                "user test, from CLIENT, connection NUMBER, STATE for SECONDS";
            case SQLITE -> "shop@HOST:PID";
            default -> "shop@HOST:PID, user postgres, from CLIENT, pid NUMBER, connected since TIME";
        };
    }

    /** What stands where a database keeps the changes of the schema that were done before one that was refused. */
    static String left(TestDatabase kind, String finished, String undone) {
        return commits(kind) + wayOut(finished, undone);
    }

    static String commits(TestDatabase kind) {
        return kind.name().toLowerCase(Locale.ROOT).replaceAll("_.*", "")
                + " commits each change of the schema at once and cannot take it back.\n";
    }

    static String wayOut(String finished, String undone) {
        return """
                Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=%s
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=%s""".formatted(finished, undone);
    }
}
