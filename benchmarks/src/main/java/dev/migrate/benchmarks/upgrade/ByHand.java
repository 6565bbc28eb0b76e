package dev.migrate.benchmarks.upgrade;

import dev.migrate.testsupport.FreshDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The same statements and the same changes of a version table over JDBC, a transaction each: the least that it can take. */
final class ByHand implements Tool {

    private final List<String> statements = new ArrayList<>();

    @Override
    public String name() {
        return "by hand over JDBC";
    }

    @Override
    public void write(Path directory, List<String> newStatements) {
        statements.clear();
        statements.addAll(newStatements);
    }

    @Override
    public void upgrade(FreshDatabase database, Path directory) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table version (version_num varchar(64) not null primary key)");
            statement.execute("insert into version values ('base')");
            connection.setAutoCommit(false);
            for (int i = 0; i < statements.size(); i++) {
                statement.execute(statements.get(i));
                statement.executeUpdate("update version set version_num = '" + i + "'");
                connection.commit();
            }
        }
    }
}
