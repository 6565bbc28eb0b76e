package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProcessesTests {

    /** Prints what it was given and exits with 3. */
    static final class Echo {
        public static void main(String[] arguments) {
            System.out.println(
                    String.join(",", arguments) + " " + System.getProperty("given") + " " + System.getenv("GIVEN"));
            System.err.println("to stderr");
            System.exit(3);
        }
    }

    /** Inserts a row into the database of its first argument, released with others. */
    static final class Writer {
        public static void main(String[] arguments) throws SQLException, IOException {
            Barrier.await();
            try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "");
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into t values (" + ProcessHandle.current().pid() + ")");
            }
        }
    }

    /** Waits for a line that never comes. */
    static final class Sleeper {
        public static void main(String[] arguments) throws IOException {
            Barrier.await();
        }
    }

    @Test
    void passesArgumentsPropertiesAndEnvironment() {
        ChildProcess.Result result = Processes.of(Echo.class)
                .withArguments("a", "b c")
                .withJvmOptions("-Dgiven=property")
                .withEnvironment("GIVEN", "environment")
                .run();

        assertThat(result).isEqualTo(new ChildProcess.Result(3, "a,b c property environment\n", "to stderr\n"));
    }

    @ParameterizedTest
    @EnumSource
    void processesReleasedTogetherReachOneDatabase(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.createShared()) {
            database.execute("create table t (id bigint primary key)");

            List<ChildProcess.Result> results = Processes.of(Writer.class)
                    .withArguments(database.url(), database.username())
                    .runTogether(4);

            assertThat(results).allSatisfy(result -> assertThat(result)
                    .isEqualTo(new ChildProcess.Result(0, "barrier: ready\n", "")));
            assertThat(count(database)).isEqualTo(4);
        }
    }

    @Test
    void killedProcessEndsWithoutCleaningUp() {
        try (ChildProcess sleeper = Processes.of(Sleeper.class).start()) {
            sleeper.awaitOutput("ready");

            assertThat(sleeper.kill().exitCode()).isNotZero();
        }
    }

    @Test
    void waitingForWhatIsNeverPrintedFailsWithTheOutput() {
        try (ChildProcess echo = Processes.of(Echo.class).start()) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> echo.awaitOutput("something else"))
                    .withMessageStartingWith("The process did not print \"something else\": \n null null\n");
        }
    }

    private static int count(FreshDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
