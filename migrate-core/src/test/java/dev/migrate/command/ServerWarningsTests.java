package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What a server says of statements that it does all the same is read by somebody: it stands in the log. */
class ServerWarningsTests {

    @TempDir
    private Path directory;

    /** Upgrades and returns the lines of the log but those of the steps. */
    private static List<String> logOf(Migrate migrate) {
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        Logger log = (Logger) LoggerFactory.getLogger("dev.migrate");
        log.addAppender(seen);
        try {
            migrate.upgrade("head");
        } finally {
            log.detachAppender(seen);
        }
        return seen.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .filter(line -> !line.startsWith("INFO Running"))
                .toList();
    }

    private static String databaseOf(FreshDatabase database) {
        return database.url().replaceFirst(".*/", "");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void whatIsCutAndWhatIsNotThere(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).sql("a1", "", "cut", """
                        create table t (v varchar(3), n integer);

                        insert ignore into t values
                            ('long', 1), ('longer', 'x');
                        drop table if exists nowhere;
                        """, "");
        try (FreshDatabase database = kind.create()) {
            String statement = "Revision a1, statement 2 of 3, rev_a1.sql:7: ";
            assertThat(logOf(history.on(database)))
                    .containsExactly(
                            "WARN " + statement + "warning 1265: Data truncated for column 'v' at row 1",
                            "WARN " + statement + "warning 1265: Data truncated for column 'v' at row 2",
                            "WARN " + statement
                                    + (kind == TestDatabase.MYSQL_8_0
                                            ? "warning 1366: Incorrect integer value: 'x' for column 'n' at row 2"
                                            : "warning 1366: Incorrect integer value: 'x' for column `"
                                                    + databaseOf(database) + "`.`t`.`n` at row 2"),
                            "INFO Revision a1, statement 3 of 3, rev_a1.sql:9: notice 1051: Unknown table '"
                                    + databaseOf(database) + ".nowhere'");
            assertThat(rows(database, "select v, n from t order by n desc")).containsExactly("lon|1", "lon|0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void whatCodeSaysAndWhatIsThereAlready(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "say", """
                        op.execute("create table t (id integer)");
                        op.execute("create table if not exists t (id integer)");
                        op.execute(String.join("\\n",
                            "do $$ begin",
                            "raise warning 'rows of\\n   %% are old', 2025;",
                            "raise notice 'they stay';",
                            "raise debug 'nobody asked';",
                            "end $$"));
                        op.executeOutsideTransaction("drop index concurrently if exists nowhere", effect -> {});
                        """.replace("%%", "%"), "");
        try (FreshDatabase database = kind.create()) {
            assertThat(logOf(history.on(database)))
                    .containsExactly(
                            "INFO Revision a1, statement 2 of 4, Reva1.java:10: notice 42P07: relation \"t\" already exists,"
                                    + " skipping",
                            "WARN Revision a1, statement 3 of 4, Reva1.java:11: warning 01000: rows of 2025 are old",
                            "INFO Revision a1, statement 3 of 4, Reva1.java:11: notice 00000: they stay",
                            "INFO Revision a1, statement 4 of 4, Reva1.java:17: notice 00000: index \"nowhere\" does not exist,"
                                    + " skipping");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "POSTGRESQL_18"})
    void noMoreThanTenOfOneStatement(TestDatabase kind) throws Exception {
        String rows = String.join(
                ", ", IntStream.range(0, 30).mapToObj(i -> "('long')").toList());
        TestHistory history = new TestHistory(directory)
                .sql(
                        "a1",
                        "",
                        "many",
                        kind.isPostgresql()
                                ? "do $$ begin for i in 1..30 loop raise warning 'row %', i; end loop; end $$;"
                                : "insert ignore into t values " + rows + ";",
                        "");
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (v varchar(3))");
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                expected.add("WARN Revision a1, statement 1 of 1, rev_a1.sql:5: warning "
                        + (kind.isPostgresql()
                                ? "01000: row " + i
                                : "1265: Data truncated for column 'v' at row " + i));
            }
            expected.add("WARN Revision a1, statement 1 of 1, rev_a1.sql:5: 20 more warnings");
            assertThat(logOf(history.on(database))).isEqualTo(expected);
        }
    }

    /** Each of these statements has something to say, and there may be a million of them. */
    @Test
    void noMoreThanTenOfARunOfStatements() throws Exception {
        String insert = "insert ignore into t values ('" + "x".repeat(100_000) + "');\n";
        TestHistory history = new TestHistory(directory).sql("a1", "", "many", insert.repeat(12), "");
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            database.execute("create table t (v varchar(3))");
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                expected.add("WARN Revision a1, statement 1 of 1, rev_a1.sql:" + (5 + i)
                        + ": warning 1265: Data truncated for column 'v' at row 1");
            }
            expected.add("WARN Revision a1, statement 1 of 1, rev_a1.sql:16: at least 1 more warning");
            assertThat(logOf(history.on(database))).isEqualTo(expected);
            assertThat(rows(database, "select count(*) from t")).containsExactly("12");
        }
    }

    /** Once nothing is asked for any more, there may be more of either. */
    @Test
    void whatIsNotAskedForIsNotCounted() throws Exception {
        String insert = "insert into t values ('" + "x".repeat(100_000) + "');\n";
        TestHistory history = new TestHistory(directory).sql("a1", "", "many", insert.repeat(13), "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute(
                    "create table t (v text)",
                    "create function old() returns trigger language plpgsql as"
                            + " $$ begin raise notice 'it stays'; raise warning 'it is old'; return new; end $$",
                    "create trigger old before insert on t for each row execute function old()");
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String line = "Revision a1, statement 1 of 1, rev_a1.sql:" + (5 + i) + ": ";
                expected.add("INFO " + line + "notice 00000: it stays");
                expected.add("WARN " + line + "warning 01000: it is old");
            }
            expected.add("INFO Revision a1, statement 1 of 1, rev_a1.sql:17: at least 1 more notice");
            expected.add("WARN Revision a1, statement 1 of 1, rev_a1.sql:17: at least 1 more warning");
            assertThat(logOf(history.on(database))).isEqualTo(expected);
            assertThat(rows(database, "select count(*) from t")).containsExactly("13");
        }
    }

    @Test
    void noticesTakeNoWarningsPlace() throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql(
                        "a1",
                        "",
                        "both",
                        "do $$ begin for i in 1..11 loop raise notice 'step %', i; end loop;"
                                + " raise warning 'it is old'; end $$;",
                        "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            String statement = "Revision a1, statement 1 of 1, rev_a1.sql:5: ";
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                expected.add("INFO " + statement + "notice 00000: step " + i);
            }
            expected.add("WARN " + statement + "warning 01000: it is old");
            expected.add("INFO " + statement + "1 more notice");
            assertThat(logOf(history.on(database))).isEqualTo(expected);
        }
    }

    @Test
    void thereIsNoMoreWhereNothingIsSaid() throws Exception {
        String insert = "insert ignore into t values ('" + "x".repeat(100_000) + "');\n";
        String quiet = "insert ignore into t values (substr('" + "x".repeat(100_000) + "', 1, 3));\n";
        TestHistory history = new TestHistory(directory).sql("a1", "", "many", insert.repeat(10) + quiet.repeat(2), "");
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            database.execute("create table t (v varchar(3))");
            assertThat(logOf(history.on(database))).hasSize(10).allMatch(line -> line.contains(": warning 1265: "));
            assertThat(rows(database, "select count(*) from t")).containsExactly("12");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void rowsOfAServerThatIsNotStrict(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "rows", """
                        op.createTable("t", t -> {
                            t.column("id", integer()).notNull();
                            t.column("v", varchar(3));
                            t.primaryKey("pk_t", "id");
                        });
                        op.insert("t", i -> i.columns("id", "v").row(1, "long").row(2, "ok"));
                        op.update("t", r -> r.set("v", "longer").whereIs("id", 2));
                        op.backfill("t", 1, r -> r.setExpression("v", "'abcd'").where("v <> 'abc'"));
                        """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(
                            database.url() + "?jdbcCompliantTruncation=false&sessionVariables=sql_mode=''",
                            database.username(),
                            database.password()))
                    .build();
            String cut = ": warning 1265: Data truncated for column 'v' at row 1";
            assertThat(logOf(migrate).stream()
                            .filter(line -> line.startsWith("WARN"))
                            .toList())
                    .containsExactly(
                            "WARN Revision a1, statement 2 of 4, Reva1.java:14" + cut,
                            "WARN Revision a1, statement 3 of 4, Reva1.java:15" + cut,
                            "WARN Revision a1, statement 4 of 4, Reva1.java:16" + cut,
                            "WARN Revision a1, statement 4 of 4, Reva1.java:16" + cut);
            assertThat(rows(database, "select v from t")).containsExactly("abc", "abc");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void whereThereIsNothingToSayTheServerIsNotAsked(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql(
                        "a1",
                        "",
                        "quiet",
                        "create table t (id integer);\ninsert into t values (1);\ninsert into t values (2);",
                        "");
        String asked = "show global status like 'Com_show_warnings'";
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            List<String> before = rows(database, asked);
            assertThat(logOf(migrate)).isEmpty();
            assertThat(rows(database, asked)).isEqualTo(before);
        }
    }
}
