package dev.migrate.testing;

import dev.migrate.sql.SqlBody;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import dev.migrate.testsupport.Client;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts over a connection, as far as drivers know what is in them, and else by the database's own client. */
public final class ScriptRun {

    private ScriptRun() {}

    /** Runs a script on a database. */
    public static void run(FreshDatabase database, Connection connection, SqlSyntax syntax, String script)
            throws SQLException {
        boolean needsClient = database.product() == TestDatabase.H2 || script.contains("\ndelimiter ");
        if (needsClient && Client.run(database, script)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements(script, syntax)) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the statements of a script. */
    public static List<String> statements(String script, SqlSyntax syntax) {
        List<String> statements = new ArrayList<>();
        SqlBody body = syntax.body();
        int start = 0;
        for (SqlToken token : SqlTokens.of(script, syntax)) {
            if (token.word().equals(";") && !body.isOpen()) {
                statements.add(script.substring(start, token.start()));
                start = token.end();
                body = syntax.body();
            } else {
                body.accept(token);
            }
        }
        return statements;
    }
}
