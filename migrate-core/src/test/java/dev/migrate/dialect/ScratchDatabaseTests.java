package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ScratchDatabaseTests {

    /** A pool would hand the connection on where it is. */
    @Test
    void theConnectionIsBackWhereItWasEvenIfThePlaceCannotBeDropped() throws SQLException {
        try (FreshDatabase database = TestDatabase.MYSQL_8_0.create();
                Connection connection = database.connect()) {
            String before = connection.getCatalog();
            assertThatThrownBy(() -> new ScratchDatabase(connection).lend(ScratchDatabaseTests::dropped))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("database doesn't exist");
            assertThat(connection.getCatalog()).isEqualTo(before);
        }
    }

    private static boolean dropped(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("drop database " + connection.getCatalog());
        }
    }
}
