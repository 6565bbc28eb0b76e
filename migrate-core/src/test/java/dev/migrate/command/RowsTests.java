package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that revisions insert, set and delete, in one revision for every database. */
class RowsTests {

    private static final String LINES = """
            op.createTable("line", t -> {
                t.column("order", bigint()).notNull();
                t.column("number", integer()).notNull();
                t.column("Note", varchar(80));
                t.column("at", timestamp(6));
                t.column("done", bool());
                t.primaryKey("pk_line", "order", "number");
            });
            op.insert("line", i -> {
                i.columns("order", "number", "Note", "done");
                for (int n = 0; n < 2500; n++) {
                    i.row((long) (n / 40), n % 40, n % 3 == 0 ? null : "it's \\\\ " + n, n % 2 == 0);
                }
            });
            """;

    private static final String COPIES = """
            op.createTable("kept", t -> {
                t.column("order", bigint()).notNull();
                t.column("place", integer()).notNull();
                t.column("said", varchar(80));
                t.column("origin", varchar(80)).notNull().defaultValue("'there'");
                t.primaryKey("pk_kept", "order", "place");
            });
            op.insert("kept", i -> i.columns("order", "place").row(0L, 2));
            op.copy("line", "kept", 100, r -> {
                r.columns("order");
                r.setExpression("place", "number");
                r.setExpression("said", "upper(`Note`)");
                r.set("origin", "it's \\\\ copied");
                r.whereIs("done", true);
                r.where("`order` < 50");
            });
            op.copy("kept", "line", r -> {
                r.columns("order");
                r.setExpression("number", "place + 1000");
                r.set("Note", "back");
                r.whereIs("origin", "there");
            });
            """;

    @TempDir
    private Path directory;

    private TestHistory history(String... work) throws IOException {
        TestHistory history =
                new TestHistory(directory).java("a1", "", "create lines", LINES, "op.dropTable(\"line\");");
        for (int i = 0; i < work.length; i++) {
            history.java("b" + (i + 1), i == 0 ? "a1" : "b" + i, "work on rows", work[i], "");
        }
        return history;
    }

    private static String select(FreshDatabase database, String what, String where) throws SQLException {
        return String.join("; ", rows(database, "select " + what + " from line where " + where));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areSetAndDeletedWithLiteralsAndExpressions(TestDatabase kind) throws Exception {
        String quote = kind.isPostgresql() || kind == TestDatabase.H2 || kind == TestDatabase.SQLITE ? "\"" : "`";
        String order = quote + (kind == TestDatabase.H2 ? "ORDER" : "order") + quote;
        try (FreshDatabase database = kind.create()) {
            assertThat(history("""
                            op.update("line", r -> {
                                r.set("Note", "back\\\\slash, it's");
                                r.set("at", java.time.LocalDateTime.of(2026, 11, 22, 7, 28, 1));
                                r.setExpression("number", "number + 1000");
                                r.whereIs("order", 3L);
                                r.whereIs("Note", null);
                                r.where("`order` > 2");
                            });
                            op.delete("line", r -> r.whereIs("done", false));
                            op.delete("line", r -> r.where("number < 20 and `order` < 62"));
                            """).on(database).upgrade("head")).hasSize(2);
            assertThat(select(database, "count(*)", "number < 1000")).isEqualTo("627");
            assertThat(select(database, "number", order + " = 3 and number >= 1000 and Note like 'back_slash, it''s'"))
                    .isEqualTo("1000; 1006; 1012; 1018; 1024; 1030; 1036");
        }
    }

    /** The row that is there stays as it is; of the copy in one statement the database alone knows what is there. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void areFilledAndCopiedSomeAtATime(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history("""
                            op.backfill("line", 100, r -> {
                                r.set("Note", "none");
                                r.whereIs("Note", null);
                            });
                            """, COPIES).on(database);
            assertThat(migrate.upgrade("head")).hasSize(3);
            assertThat(rows(
                            database,
                            "select origin, said, count(*), min(place) from kept"
                                    + " where said is null or said = 'NONE' group by origin, said order by origin"))
                    .containsExactly("it's \\ copied|NONE|334|0", "there|null|1|2");
            assertThat(rows(database, "select count(*) from kept")).containsExactly("1000");
            assertThat(select(database, "number, done", "Note = 'back'")).isEqualTo("1002|null");
            assertThat(select(database, "count(*)", "Note = 'none'")).isEqualTo("834");
            assertThat(select(database, "count(*)", "Note is null")).isEqualTo("0");
            assertThat(migrate.upgrade("head")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void aBackfillThatWouldNeverEndIsRefused(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history("""
                            op.backfill("line", 100, r -> {
                                r.setExpression("done", "not done");
                                r.where("done is not null");
                            });
                            """).on(database);
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision b1 failed in statement 1 of 1; rows that were done before stay done.
                                revision  db.migrations.Revb1, work on rows
                                line      Revb1.java:9
                                sql       update line set done = not done where done is not null
                                error     Rows of line would be set again and again: the condition of op.backfill still holds of rows that are done.
                                              condition  done is not null
                                              rows       100 of the first 100
                                          Name in the condition what tells the rows that are done, such as whereIs("column", null), or set all rows in one statement with op.update(…).
                                not done  update line set done = not done where done is not null
                            The piece of the rows that failed was rolled back, those before it stay done.
                            Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""");
            assertThat(select(database, "count(*)", "done = true")).isEqualTo("1250");
        }
    }

    /** The first piece is as it should be, so that only the end shows it. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void aBackfillThatLeavesRowsFails(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history("""
                            op.backfill("line", 100, r -> {
                                r.setExpression("Note", "case when `order` < 30 then 'x' end");
                                r.whereIs("Note", null);
                            });
                            """).on(database);
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision b1 failed in statement 1 of 1; rows that were done before stay done.
                                revision  db.migrations.Revb1, work on rows
                                line      Revb1.java:9
                                sql       update line set note = case when "order" < 30 then 'x' end where note is null
                                error     Rows of line are left that op.backfill does not set, and become no fewer.
                                              condition  note is null
                                              rows       434 after 3 times through the table
                                          A value, a trigger or a rule may leave them as they are: say in the condition which are meant. Or others write such rows all the time: end that first. Then run it again.
                                not done  update line set note = case when "order" < 30 then 'x' end where note is null
                            The piece of the rows that failed was rolled back, those before it stay done.
                            Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""".transform(text ->
                    kind == TestDatabase.H2 ? text.replace("note", "Note").replace("order", "ORDER") : text));
            assertThat(select(database, "count(*)", "Note = 'x'")).isEqualTo("400");
        }
    }

    /** They write fewer digits of a float than they keep, so that it was the same row for ever. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void rowsWhoseKeyIsAFloatAreNotFilledSomeAtATime(TestDatabase kind) throws Exception {
        TestHistory history =
                new TestHistory(directory).java("a1", "", "measures", """
                op.createTable("measure", t -> {
                    t.column("k", real()).notNull();
                    t.column("n", integer());
                    t.primaryKey("pk_measure", "k");
                });
                op.insert("measure", rows -> rows.columns("k").row(0.1f).row(0.2f).row(16777216f));
                """, "").java("b1", "a1", "fill", """
                op.backfill("measure", 1, r -> r.set("n", 1).whereIs("n", null));
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision b1 failed in statement 1 of 1; rows that were done before stay done.
                                revision  db.migrations.Revb1, fill
                                line      Revb1.java:9
                                sql       update measure set n = 1 where n is null
                                error     Rows of measure cannot be done some at a time: their key is not found again by what was read of it.
                                              key  k
                                          Of a float the database writes fewer digits than it keeps. Do all rows in one statement, with op.update(…).
                                not done  update measure set n = 1 where n is null
                            The piece of the rows that failed was rolled back, those before it stay done.
                            Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""");
        }
    }

    /** In autumn an hour of the session's zone comes twice, and both are different moments. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void momentsOfTheHourThatComesTwiceAreKeptApart(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "moments", """
                java.time.Instant first = java.time.Instant.parse("2026-10-25T00:30:00.5Z");
                java.time.Instant second = first.plusSeconds(3600);
                op.createTable("event", t -> {
                    t.column("id", integer()).notNull();
                    t.column("at", timestampTz(6));
                    t.column("local", timestamp(0));
                });
                op.insert("event", i -> {
                    i.columns("id", "at");
                    i.row(1, first).row(2, second).row(3, null).row(4, second).row(5, first);
                });
                op.update("event", r -> r.set("at", second).whereIs("id", 3));
                op.update("event", r -> r.set("id", 6).whereIs("at", first).whereIs("id", 5));
                op.delete("event", r -> r.whereIs("id", 4).whereIs("at", second));
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.builder(database)
                    .connections(() -> inAutumn(database))
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id, unix_timestamp(at) from event order by id"))
                    .containsExactly(
                            "1|1792888200.500000", "2|1792891800.500000", "3|1792891800.500000", "6|1792888200.500000");
        }
    }

    /** The servers of the tests have no zones but those that are made here, as a machine's own are loaded into others. */
    private static Connection inAutumn(FreshDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert ignore into mysql.time_zone (time_zone_id, use_leap_seconds) values (990, 'N')");
            statement.execute("insert ignore into mysql.time_zone_name values ('Test/Autumn', 990)");
            statement.execute("insert ignore into mysql.time_zone_transition_type values (990, 0, 3600, 0, 'TT'),"
                    + " (990, 1, 7200, 1, 'TS')");
            statement.execute(
                    "insert ignore into mysql.time_zone_transition values (990, 1774746000, 1), (990, 1792890000, 0)");
            statement.execute("set time_zone = 'Test/Autumn'");
        }
        return connection;
    }

    @Test
    void whatPostgreSqlHasNoTextsOfIsRefused() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history("op.update(\"line\", r -> r.set(\"Note\", \"a\\0b\").everyRow());")
                    .on(database);
            migrate.upgrade("a1");
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                    Revision b1 cannot run on this database.
                        revision  db.migrations.Revb1, work on rows
                        line      Revb1.java:9
                    PostgreSQL has no texts with the character NUL.
                        text  "a\\u0000b"
                    Take it out, or keep bytes in a column that is made for them.""");
        }
    }

    @Test
    void aTableWithoutAKeyIsFilledInOneStatement() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history("""
                            op.createTable("note", t -> t.column("text", varchar(80)));
                            op.backfill("note", 100, r -> r.set("text", "none").whereIs("text", null));
                            """).on(database);
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision b1 cannot run on this database.
                                revision  db.migrations.Revb1, work on rows
                                line      Revb1.java:10
                            Rows can be filled some at a time only by a primary key, which tells what is done.
                                table  note
                                key    none
                            Fill all rows in one statement with op.update(…), or give the table a primary key.""");
        }
    }

    @Test
    void aCopySomeAtATimeNeedsTheWholeKey() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history("""
                            op.createTable("kept", t -> t.column("order", bigint()));
                            op.copy("line", "kept", 100, r -> r.columns("order").everyRow());
                            """).on(database);
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision b1 cannot run on this database.
                                revision  db.migrations.Revb1, work on rows
                                line      Revb1.java:10
                            Rows can be copied some at a time only with their primary key, which tells what is done.
                                table  line
                                to     kept
                                key    number is not copied
                            Copy all rows in one statement with op.copy(…) without a number of rows, or copy the whole key as it is, with columns(…) or setExpression(…).""");
        }
    }

    @Test
    void aConditionIsNeverForgotten() throws Exception {
        for (String verb : List.of("update", "backfill", "delete")) {
            String batch = verb.equals("backfill") ? "100, " : "";
            TestHistory history = new TestHistory(directory.resolve(verb))
                    .java("a1", "", "change rows", "op." + verb + "(\"line\", " + batch + "r -> {});", "");
            try (FreshDatabase database = TestDatabase.H2.create()) {
                Migrate migrate = history.on(database);
                assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision a1 failed while its upgrade was recorded; nothing has been run.
                                class     db.migrations.Reva1
                                at        Reva1.java:9
                                error     IllegalArgumentException: op.%s("line", …) says no condition. Say which rows with whereIs(…) or where(…), or everyRow().
                            Mend the class and compile it again.""".formatted(verb));
            }
        }
    }

    @Test
    void aConditionDoesNotTakeThePlaceOfAnother() throws Exception {
        for (String verb : List.of("update", "delete")) {
            String rows = "r -> r.whereIs(\"id\", 1).whereIs(\"id\", 2)";
            TestHistory history = new TestHistory(directory.resolve(verb))
                    .java("a1", "", "change rows", "op." + verb + "(\"line\", " + rows + ");", "");
            try (FreshDatabase database = TestDatabase.H2.create()) {
                Migrate migrate = history.on(database);
                assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                            Revision a1 failed while its upgrade was recorded; nothing has been run.
                                class     db.migrations.Reva1
                                at        Reva1.java:9
                                error     IllegalArgumentException: op.%s("line", …) says whereIs("id", …) twice, and no row has two values. Say one of several with where("id in (…)").
                            Mend the class and compile it again.""".formatted(verb));
            }
        }
    }
}
