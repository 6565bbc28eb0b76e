package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQL revisions in the words of each database, on the databases themselves. */
class SqlOnDatabasesTests {

    private static final String MYSQL = """
            create table a (id integer, b varchar(20));
            create trigger upper_b before insert on a for each row
            begin
                if new.b = 'x;' then
                    set new.b = 'it\\'s;';
                end if;
            end;
            delimiter //
            create procedure fill(in last int)
            begin
                declare i int default 1;
                while i <= last do
                    insert into a values (i, case i when 1 then 'x;' else '//' end); # it's
                    set i = i + 1;
                end while;
            end //
            delimiter ;
            /*!50000 call fill(2) */;
            """;

    private static final String FILE = """
            create table a (id integer, b varchar(20));
            insert into a values (1, 'it''s;'), (2, '//');
            -- migrate: upgrade postgresql
            create table a (id integer, b varchar(20));
            create function fill(last integer) returns void language sql
            begin atomic
                insert into a values (1, case when last > 0 then E'it\\'s;' else '' end);
                insert into a values (last, '//');
            end;
            do $do$ begin perform fill(2); /* a /* ; */ ' */ end $do$;
            -- migrate: upgrade sqlite
            create table a (id integer, b varchar(20));
            create table numbers ([a;b] integer);
            create trigger fill after insert on numbers begin
                insert into a select new.[a;b], case new.[a;b] when 1 then 'it''s;' else '//' end;
                delete from numbers;
            end;
            insert into numbers values (1), (2);
            -- migrate: upgrade h2
            create table a (id integer, b varchar(20));
            create alias fill as $$ String fill(int i) { return i == 1 ? "it's;" : "//"; } $$; // it's
            insert into a values (1, fill(1)), (2, fill(2));
            -- migrate: upgrade mysql
            """ + MYSQL + "-- migrate: upgrade mariadb\n" + MYSQL;

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFileForAllDatabasesDoesOnEachWhatThatUnderstands(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.sql("a1", "", "", FILE, "").on(database).upgrade("head");
            assertThat(rows(database, "select id, b from a order by id")).containsExactly("1|it's;", "2|//");
        }
    }

    @Test
    void packagesOfMariaDb() throws Exception {
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            history.sql("a1", "", "", """
                            create table a (id integer);
                            create package pay
                                function rate() returns int;
                                procedure fill(last int);
                            end;
                            create package body pay
                                function rate() returns int return 7;
                                procedure fill(last int)
                                begin
                                    if last > 0 then
                                        insert into a values (rate());
                                    end if;
                                end;
                            end;
                            call pay.fill(1);
                            """, "").on(database).upgrade("head");
            assertThat(rows(database, "select id from a")).containsExactly("7");
        }
    }

    private String failure(FreshDatabase database, String upgrade) throws Exception {
        Migrate migrate = history.sql("a1", "", "x", upgrade, "").on(database);
        try {
            migrate.upgrade("head");
        } catch (FailedStepException e) {
            return e.getMessage();
        }
        throw new AssertionError("nothing failed");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theServersPositionIsSaidAsLineAndColumnOfTheFile(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            assertThat(failure(database, "\n  create table é (id integer,\n    name varchar(3) nto null);"))
                    .contains("\n    line      rev_a1.sql:6\n")
                    .contains("\n    at        rev_a1.sql:7:" + (kind.isMariaDb() ? 25 : 21) + "\n");
        }
    }

    @Test
    void wholeMessageWithPosition() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            assertThat(failure(database, "select 1; select nothing\n    from nowhere;"))
                    .isEqualTo("""
                    Revision a1 failed in statement 2 of 2; all of it has been rolled back.
                        revision  rev_a1.sql, x
                        line      rev_a1.sql:5
                        sql       select nothing
                                      from nowhere
                        error     ERROR: relation "nowhere" does not exist
                                    Position: 25 (SQLState 42P01)
                        at        rev_a1.sql:6:10
                    Correct the revision, or the rows it meets, and run it again.""");
        }
    }

    @Test
    void positionInATextOfJava() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.java("a1", "", "x", "op.execute(\"select 1\\n from nowhere\");", "")
                    .on(database);
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  db.migrations.Reva1, x
                                line      Reva1.java:9
                                sql       select 1
                                           from nowhere
                                error     ERROR: relation "nowhere" does not exist
                                            Position: 16 (SQLState 42P01)
                                at        line 2 of the statement, column 7
                            Correct the revision, or the rows it meets, and run it again.""");
        }
    }

    /** The triggers are made again with their table, also those that came since the run began, in the words they have now. */
    @Test
    void triggersThatAnEarlierRevisionMadeStayOnSqlite() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            history.java("a1", "", "", "op.createTable(\"a\", t -> t.column(\"b\", varchar(9)));", "")
                    .java("a2", "a1", "", "op.alterTable(\"a\", t -> t.alterColumn(\"b\").notNull());", "")
                    .sql("a3", "a2", "", """
                            -- effect: none
                            create trigger low after insert on a begin
                                update a set b = lower(b);
                            end;
                            """, "")
                    .java("a4", "a3", "", "op.alterTable(\"a\", t -> t.alterColumn(\"b\").type(varchar(20)));", "")
                    .java("a5", "a4", "", "op.alterTable(\"a\", t -> t.renameColumn(\"b\", \"c\"));", "")
                    .java("a6", "a5", "", "op.alterTable(\"a\", t -> t.addCheck(\"ck_a\", \"c <> 'z'\"));", "")
                    .on(database)
                    .upgrade("head");
            database.execute("insert into a values ('ABC')");
            assertThat(rows(database, "select c from a")).containsExactly("abc");
        }
    }
}
