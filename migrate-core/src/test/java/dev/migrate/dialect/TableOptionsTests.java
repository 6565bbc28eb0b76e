package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.integer;
import static dev.migrate.op.SqlTypes.raw;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
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
            t.column("note", database.startsWith("m") ? varchar(10) : raw("text"));
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
        run(connection, dialect, operations, Schema.empty());
    }

    private static Schema run(Connection connection, Dialect dialect, List<Operation> operations, Schema before)
            throws SQLException {
        Replay state = Replay.from(before);
        try (java.sql.Statement statement = connection.createStatement()) {
            for (Operation operation : dialect.lowering().rewriteAll(operations, before)) {
                for (Statement each : dialect.writer().write(operation, state)) {
                    statement.execute(each.sql());
                }
                state.apply(operation);
            }
        }
        return state.schema();
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

    private static final String OF_MYSQL = "select concat_ws(' ', t.engine, t.row_format, t.table_collation, "
            + "c.collation_name, nullif(t.create_options, '')) from information_schema.tables t join information_schema.columns c "
            + "on c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'note' "
            + "where t.table_name = 'event' and t.table_schema = database()";
    private static final String OF_POSTGRESQL =
            "select concat_ws(' ', relpersistence, array_to_string(reloptions, ', ')) "
                    + "from pg_class where relname = 'event'";
    private static final String OF_SQLITE = "select wr || ' ' || strict from pragma_table_list where name = 'event'";

    private static String query(Dialect dialect) {
        return switch (dialect.name()) {
            case "postgresql" -> OF_POSTGRESQL;
            case "sqlite" -> OF_SQLITE;
            default -> OF_MYSQL;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL_18 | unlogged with (fillfactor = 70) | with (fillfactor = 90, autovacuum_enabled = false) | unlogged | p fillfactor=90, autovacuum_enabled=false | with (fillfactor = 90, autovacuum_enabled = false) | u fillfactor=70
            POSTGRESQL_18 | using heap | unlogged using heap tablespace pg_default | '' | u | unlogged | p
            POSTGRESQL_14 | '' | unlogged with (toast.autovacuum_enabled = false) | '' | u | unlogged with (toast.autovacuum_enabled = false) | p
            MYSQL_8_0 | engine = MyISAM row_format = dynamic default charset = latin1 collate latin1_bin | engine = InnoDB row_format = compact charset utf8mb4, collate = utf8mb4_bin | '' | InnoDB Compact utf8mb4_bin utf8mb4_bin row_format=COMPACT | default charset = utf8mb4 default collate = utf8mb4_bin row_format = compact | MyISAM Dynamic latin1_bin latin1_bin row_format=DYNAMIC
            MYSQL_8_0 | row_format = compact | partition by hash (id) partitions 2 | stats_persistent | InnoDB Compact utf8mb4_0900_ai_ci utf8mb4_0900_ai_ci row_format=COMPACT partitioned | row_format = compact | InnoDB Compact utf8mb4_0900_ai_ci utf8mb4_0900_ai_ci row_format=COMPACT
            MYSQL_8_0 | row_format = compact | max_rows = 7 | row_format | InnoDB Dynamic utf8mb4_0900_ai_ci utf8mb4_0900_ai_ci max_rows=7 | max_rows = 7 | InnoDB Compact utf8mb4_0900_ai_ci utf8mb4_0900_ai_ci row_format=COMPACT
            MARIADB_11_4 | engine = MyISAM default charset = ascii collate ascii_bin | engine = InnoDB character set = latin1 collate = latin1_bin | '' | InnoDB Dynamic latin1_bin latin1_bin | default charset = latin1 default collate = latin1_bin | MyISAM Dynamic ascii_bin ascii_bin
            SQLITE | strict | without rowid | strict | 1 0 | without rowid | 0 1
            SQLITE | '' | strict, without rowid | '' | 1 1 | strict, without rowid | 0 0
            """)
    void theyAreChangedAndReadAndComeBack(
            TestDatabase product,
            String clause,
            String given,
            String dropped,
            String expected,
            String read,
            String back)
            throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            List<Operation> created = event(dialect.name(), clause);
            List<Operation> changed = more(op -> op.alterTable("event", t -> {
                t.options(dialect.name(), given);
                t.options("other", "never seen");
                if (!dropped.isEmpty()) {
                    t.dropOptions(dialect.name(), dropped);
                }
            }));
            Schema before = Replay.apply(Schema.empty(), created);
            run(connection, dialect, created);
            execute(connection, "insert into event values (1, 2, 'three')");
            Schema live = dialect.inspector(connection).read();

            Schema after = run(connection, dialect, changed, live);
            assertThat(answer(connection, query(dialect))).isEqualTo(expected);
            Table found = dialect.inspector(connection)
                    .read()
                    .tables()
                    .values()
                    .iterator()
                    .next();
            assertThat(found).isEqualTo(after.tables().values().iterator().next());
            assertThat(OptionWords.of(dialect.name(), found).text()).isEqualTo(read);
            assertThat(answer(connection, "select note from event")).isEqualTo("three");

            List<Operation> undone = Reverse.of(changed, before);
            run(connection, dialect, undone, dialect.inspector(connection).read());
            assertThat(answer(connection, query(dialect))).isEqualTo(back);
            assertThat(answer(connection, "select note from event")).isEqualTo("three");
            assertThat(Replay.apply(Replay.apply(before, changed), undone)
                            .tables()
                            .values())
                    .extracting(each -> OptionWords.of(dialect.name(), each).values())
                    .containsExactly(OptionWords.of(dialect.name(), clause).values());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql:18 | partition by range (at) | '' | PostgreSQL does not change this of a table that is there.\\n    table   event\\n    option  partition by\\nCreate a new table with it, copy the rows, drop the old one and rename the new one.
            postgresql:18 | fillfactor = 70 | '' | PostgreSQL has no such option of a table.\\n    table   event\\n    option  fillfactor = 70\\nIt knows unlogged, with (…), tablespace and using; storage parameters stand behind with.
            postgresql:14 | using heap | '' | PostgreSQL has no change of the way in which a table is stored before version 15.\\n    table  event\\nCreate a new table using it, copy the rows, drop the old one and rename the new one.
            mysql:8.0 | '' | engine | MySQL has no word that takes this option off a table.\\n    table   event\\n    option  engine\\nSay which value it shall have: t.options("mysql", "engine = …")
            mariadb:11.4 | comment 'x' | '' | The comment of a table is none of its options.\\n    table   event\\n    option  comment\\nSay t.comment("…") instead.
            h2:2.4 | not persistent | '' | H2 changes no options of a table that is there.\\n    options  not persistent\\nCreate a new table with them, copy the rows, drop the old one and rename the new one.
            sqlite | '' | packed | SQLite has no such option of a table.\\n    table   event\\n    option  packed\\nIt knows strict and without rowid.
            """)
    void whatADatabaseCannotChangeIsRefused(String database, String given, String dropped, String message) {
        Dialect dialect = Dialects.onClassPath().named(database);
        Schema before = Replay.from(Schema.empty())
                .apply(dialect.lowering().rewriteAll(event("none", ""), Schema.empty()))
                .schema();
        List<Operation> changed = more(op -> op.alterTable("event", t -> {
            t.options(dialect.name(), given);
            if (!dropped.isEmpty()) {
                t.dropOptions(dialect.name(), dropped);
            }
        }));

        assertThatThrownBy(() -> dialect.lowering().rewriteAll(changed, before))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage(message.replace("\\n", "\n"));
    }
}
