package dev.migrate.dialect.mysql;

import dev.migrate.dialect.SessionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The database that names without one are looked up in, and the variables of the session.
 *
 * <p>The servers show with them what only the server as a whole has, and change some of it by themselves, such as the transactions
 * that a replica has seen. MySQL tells nobody which variables these are; who sets one for a session is refused.
 */
final class MySqlSettings implements SessionSettings {

    private static final String DATABASE = "database()";

    /** The only one that may be null, which is shown as an empty text: results then come as they are stored. */
    private static final String NULLABLE = "character_set_results";

    /** What changes by itself, what belongs to transactions, and what comes with the database. */
    private static final Set<String> LEFT_OUT = new TreeSet<>(List.of(
            "autocommit",
            "character_set_database",
            "collation_database",
            "error_count",
            "gtid_binlog_pos",
            "gtid_current_pos",
            "gtid_next",
            "gtid_seq_no",
            "identity",
            "in_transaction",
            "insert_id",
            "last_gtid",
            "last_insert_id",
            "pseudo_thread_id",
            "rand_seed1",
            "rand_seed2",
            "statement_id",
            "timestamp",
            "transaction_read_only",
            "tx_read_only",
            "warning_count"));

    /** ER_GLOBAL_VARIABLE and ER_INCORRECT_GLOBAL_LOCAL_VAR: it is to be set for the server, or by nobody. */
    private static final List<Integer> NOT_OF_SESSION = List.of(1229, 1238);

    private final Connection connection;
    private final Set<String> ofServer = new TreeSet<>();

    MySqlSettings(Connection connection) {
        this.connection = connection;
    }

    @Override
    public SortedMap<String, String> read() throws SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("show session variables")) {
                while (rows.next()) {
                    if (!LEFT_OUT.contains(rows.getString(1)) && !ofServer.contains(rows.getString(1))) {
                        values.put(rows.getString(1), rows.getString(2));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("select database()")) {
                String database = row.next() ? row.getString(1) : null;
                if (database != null) {
                    values.put(DATABASE, database);
                }
            }
        }
        return values;
    }

    @Override
    public void set(Map<String, @Nullable String> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(values.keySet());
        // The words of the mode decide how texts are read, so it comes last
        names.sort(
                Comparator.comparing((String name) -> name.equals("sql_mode")).thenComparing(name -> name));
        try (Statement statement = connection.createStatement()) {
            for (String name : names) {
                String value = values.get(name);
                if (name.equals(DATABASE)) {
                    if (value != null) {
                        statement.execute("use `" + value.replace("`", "``") + "`");
                    }
                } else if (!ofServer.contains(name)) {
                    set(statement, name, value);
                }
            }
        }
    }

    private void set(Statement statement, String name, @Nullable String value) throws SQLException {
        try {
            statement.execute("set session " + name + " = " + literal(name, value));
        } catch (SQLException e) {
            if (!NOT_OF_SESSION.contains(e.getErrorCode())) {
                throw e;
            }
            ofServer.add(name);
        }
    }

    @Override
    public boolean asUsers(String sql) throws SQLException {
        boolean ofAccount = SqlModes.areOfAccount(sql);
        if (ofAccount) {
            execute(SqlModes.asUsers());
        }
        return ofAccount;
    }

    @Override
    public void asOurs() throws SQLException {
        execute(SqlModes.asOurs());
    }

    @Override
    public void forgetReading() throws SQLException {
        execute(SqlModes.forget());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(String name, @Nullable String value) {
        if (value == null) {
            return "default";
        }
        if (name.equals(NULLABLE) && value.isEmpty()) {
            return "null";
        }
        return value.matches("-?\\d+(?:\\.\\d+)?") ? value : "'" + value.replace("'", "''") + "'";
    }
}
