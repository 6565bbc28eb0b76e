package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A backfill that was interrupted goes on where it was, and each row is changed once. On SQLite it is one statement in the
 * transaction of its revision.
 */
class BackfillRecoveryTests {

    private static final String ONCE = "select count(*) from line where note = 'none' and times = 1";
    private static final String STATES = "select revision, seq, state from migrate_step order by seq";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory).java("a1", "", "lines", """
                op.createTable("line", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("note", varchar(80));
                    t.column("times", integer()).notNull().defaultValue("0");
                    t.primaryKey("pk_line", "id");
                    t.check("ck_line_note", "note <> 'bad'");
                });
                op.insert("line", rows -> {
                    rows.columns("id");
                    for (long id = 1; id <= 1000; id++) {
                        rows.row(id);
                    }
                });
                """, "");
    }

    private void backfill(String note) {
        history.java("b1", "a1", "notes", """
                op.backfill("line", 100, r -> {
                    r.setExpression("note", "%s");
                    r.setExpression("times", "times + 1");
                    r.whereIs("note", null);
                });
                """.formatted(note), "");
    }

    /** Dies right before or after a piece has been executed, which in either case is not committed. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aKilledOneGoesOn(TestDatabase kind) throws Exception {
        backfill("'none'");
        for (int piece = 1; piece <= 6; piece += 5) {
            try (FreshDatabase database = kind.create()) {
                dies(database, "update line set ", piece, piece == 6);
                assertThat(rows(database, STATES)).containsExactly("b1|1|STARTED");
                assertThat(rows(database, ONCE)).containsExactly(String.valueOf((piece - 1) * 100));
                assertThat(history.on(database).upgrade("heads")).hasSize(1);
                assertThat(rows(database, ONCE)).containsExactly("1000");
                assertThat(rows(database, STATES)).isEmpty();
            }
        }
    }

    /** Those of the copy that are there are not copied again, though nothing but the process knew of them. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aKilledCopyGoesOn(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "copies", """
                op.createTable("kept", t -> {
                    t.column("number", bigint()).notNull();
                    t.column("line", bigint()).notNull();
                    t.primaryKey("pk_kept", "number");
                    t.unique("uq_kept_line", "line");
                });
                op.copy("line", "kept", 100, r -> {
                    r.setExpression("line", "id");
                    r.setExpression("number", "10000 - id");
                    r.everyRow();
                });
                """, "");
        for (int piece = 1; piece <= 6; piece += 5) {
            try (FreshDatabase database = kind.create()) {
                dies(database, "insert into kept ", piece, piece == 6);
                assertThat(rows(database, STATES)).containsExactly("b1|1|DONE", "b1|2|STARTED");
                assertThat(rows(database, "select count(*) from kept"))
                        .containsExactly(String.valueOf((piece - 1) * 100));
                assertThat(history.on(database).upgrade("heads")).hasSize(1);
                assertThat(rows(database, "select count(*), min(line), max(line) from kept"))
                        .containsExactly("1000|1|1000");
                assertThat(rows(database, STATES)).isEmpty();
            }
        }
    }

    private void dies(FreshDatabase database, String statement, int piece, boolean before) throws Exception {
        DyingConnections connections = new DyingConnections(database::connect, new AtPiece(statement, piece, before));
        try {
            history.builder(database).connections(connections).build().upgrade("heads");
        } catch (DyingConnections.Death | MigrateException e) {
            assertThat(connections.isDead()).as(String.valueOf(e)).isTrue();
            return;
        }
        throw new AssertionError("nothing died");
    }

    private static final class AtPiece implements DyingConnections.Witness {

        private final String statement;
        private final int piece;
        private final boolean before;
        private int pieces;

        AtPiece(String statement, int piece, boolean before) {
            this.statement = statement;
            this.piece = piece;
            this.before = before;
        }

        @Override
        public void sends(int number, String sql) {
            pieces += isPiece(sql) ? 1 : 0;
            dieIf(before, sql);
        }

        @Override
        public void answered(int number, String sql) {
            dieIf(!before, sql);
        }

        private boolean isPiece(String sql) {
            return sql.startsWith(statement);
        }

        private void dieIf(boolean now, String sql) {
            if (now && isPiece(sql) && pieces == piece) {
                throw new DyingConnections.Death();
            }
        }
    }

    private static String refused(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_18 ->
                "ERROR: new row for relation \"line\" violates check constraint \"ck_line_note\"\n                Detail:"
                        + " Failing row contains (555, bad, 1). (SQLState 23514)";
            case MYSQL_8_0 -> "Check constraint 'ck_line_note' is violated. (SQLState HY000)";
            case MARIADB_11_4 -> "CONSTRAINT `ck_line_note` failed for `DATABASE`.`line` (SQLState 23000)";
            default ->
                "Check constraint violation: \"CK_LINE_NOTE: \"; SQL statement:\n              update line set note = case when"
                        + " id = 555 then 'bad' else 'none' end, times = times + 1 where (note is null) and (id > ?) and (id <="
                        + " ?) [23513-240] (SQLState 23513)";
        };
    }

    /** What it says of the rows that are left may be corrected; those that are done keep what they were given. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aRefusedOneGoesOnAsItWasCorrected(TestDatabase kind) throws Exception {
        backfill("case when id = 555 then 'bad' else 'none' end");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> history.on(database).upgrade("heads"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                            Revision b1 failed in statement 1 of 1; rows that were done before stay done.
                                revision  db.migrations.Revb1, notes
                                line      Revb1.java:9
                                sql       update line set note = case when id = 555 then 'bad' else 'none' end, times = times + 1 where note is null
                                error     %s
                                not done  update line set note = case when id = 555 then 'bad' else 'none' end, times = times + 1 where note is null
                            The piece of the rows that failed was rolled back, those before it stay done.
                            Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""".formatted(refused(kind))));
            assertThat(rows(database, STATES)).containsExactly("b1|1|FAILED");
            assertThat(rows(database, ONCE)).containsExactly("500");
            begin();
            backfill("'none'");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
            assertThat(rows(database, ONCE)).containsExactly("1000");
            assertThat(rows(database, STATES)).isEmpty();
        }
    }
}
