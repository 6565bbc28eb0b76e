package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a table in the words of one database. */
class TableOptionsTests {

    private static List<Operation> event(String database, String clause) {
        Operations op = new Operations(database);
        op.createTable("event", t -> {
            t.column("id", integer()).notNull();
            t.column("at", integer()).notNull();
            t.primaryKey("pk_event", "id", "at");
            t.options(database, clause);
            t.options("other", "never seen");
        });
        return op.operations();
    }

    private static List<Operation> more(Consumer<Operations> work) {
        Operations op = new Operations("any");
        work.accept(op);
        return op.operations();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL_18 | unlogged with (fillfactor = 70) | select concat(relpersistence, array_to_string(reloptions, '')) from pg_class where relname = 'event' | ufillfactor=70
            POSTGRESQL_14 | partition by range (at) | select partstrat from pg_partitioned_table | r
            MYSQL_8_0 | engine = MyISAM row_format = fixed | select concat(engine, row_format) from information_schema.tables where table_name = 'event' and table_schema = database() | MyISAMFixed
            MARIADB_11_4 | engine = Aria default charset = ascii | select concat(engine, table_collation) from information_schema.tables where table_name = 'event' and table_schema = database() | Ariaascii_general_ci
            SQLITE | without  ROWID, strict | select wr + strict from pragma_table_list where name = 'event' | 2
            """)
    void theDatabaseDoesWhatItIsTold(TestDatabase product, String clause, String query, String expected)
            throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            List<Operation> operations = new ArrayList<>(event(dialect.name(), clause));
            if (product == TestDatabase.SQLITE) {
                operations.addAll(more(
                        op -> op.alterTable("event", t -> t.alterColumn("at").defaultValue("7"))));
            }
            run(connection, dialect, operations);

            try (java.sql.Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo(expected);
            }
        }
    }

    private static void run(Connection connection, Dialect dialect, List<Operation> operations) throws SQLException {
        Replay state = Replay.from(Schema.empty());
        try (java.sql.Statement statement = connection.createStatement()) {
            for (Operation operation : dialect.lowering().rewriteAll(operations, Schema.empty())) {
                for (Statement each : dialect.writer().write(operation, state)) {
                    statement.execute(each.sql());
                }
                state.apply(operation);
            }
        }
    }

    @Test
    void whatSqliteDoesNotKnowIsRefused() {
        Dialect dialect = Dialects.onClassPath().named("sqlite");

        assertThatThrownBy(() -> dialect.lowering().rewriteAll(event("sqlite", "strict, packed"), Schema.empty()))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        SQLite has no such option of a table.
                            table   event
                            option  packed
                        It knows strict and without rowid.""");
    }
}
