package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.ProgressListener;
import dev.migrate.WorkDone;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long work looks on a terminal. */
class ProgressLineTests {

    private final StringWriter terminal = new StringWriter();

    private void show(Map<String, String> environment, WorkDone... works) {
        ProgressLine line = ProgressLine.on(new PrintWriter(terminal), environment);
        for (WorkDone work : works) {
            line.wentOn(work);
        }
        line.ended();
    }

    private static WorkDone account(long done, int seconds) {
        return new WorkDone("account", "rows", done, 50_000, Duration.ofSeconds(seconds));
    }

    @Test
    void isWrittenAnewAndGoneAtTheEnd() {
        show(Map.of(), account(5_000, 100), account(49_999, 101));

        assertThat(terminal)
                .hasToString("\raccount: 5000 of 50000 rows, 50 rows/s, 900 s left\r"
                        + "\raccount: 49999 of 50000 rows, 495 rows/s, 0 s left\r"
                        + "\r" + " ".repeat(50) + "\r");
    }

    @Test
    void coversALongerOneBefore() {
        show(Map.of("TERM", "xterm-256color"), account(10_000, 1_000), account(50_000, 1_001));

        assertThat(terminal)
                .hasToString("\raccount: 10000 of 50000 rows, 10 rows/s, 4000 s left\r"
                        + "\raccount: 50000 of 50000 rows, 50 rows/s, 0 s left   \r"
                        + "\r" + " ".repeat(49) + "\r");
    }

    @Test
    void shortWorkShowsNothing() {
        show(Map.of());

        assertThat(terminal).hasToString("");
        assertThat(ProgressLine.on(new PrintWriter(terminal), Map.of()).interval())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void isNoLongerThanTheTerminalIsWide() {
        WorkDone work = new WorkDone("src/main/resources/V1__a.sql:3:1", "statements", 5, 9, Duration.ofSeconds(1));

        assertThat(shown("75", work))
                .isEqualTo("...in/resources/V1__a.sql:3:1: 5 of 9 statements, 5 statements/s, 1 s left");
        assertThat(shown("50", work)).isEqualTo("...1: 5 of 9 statements, 5 statements/s, 1 s left");
        assertThat(shown("48", work)).isEqualTo("5 of 9 statements, 5 statements/s, 1 s left");
        assertThat(shown("21", work)).isEqualTo("5 of 9 statements, 5");
        assertThat(shown("1", work)).isEqualTo("5 of 9 statements, ");
        assertThat(shown("wide", work)).isEqualTo(shown("80", work));
    }

    private static String shown(String columns, WorkDone work) {
        StringWriter terminal = new StringWriter();
        ProgressLine.on(new PrintWriter(terminal), Map.of("COLUMNS", columns)).wentOn(work);
        return terminal.toString().replace("\r", "");
    }

    @Test
    void aNameDoesNotSteerTheTerminal() {
        assertThat(shown("80", new WorkDone("a\r\n\u001b[2Jb", "rows", 1, 2, Duration.ofSeconds(1))))
                .isEqualTo("a???[2Jb: 1 of 2 rows, 1 rows/s, 1 s left");
    }

    @Test
    void thereIsNoneWhereALineCannotBeWrittenAnew() {
        assertThat(ProgressLine.on(new PrintWriter(terminal), Map.of("TERM", "dumb")))
                .isNull();
    }

    @Test
    void commandsTellItOfTheirWorkExceptForPrograms(@TempDir Path directory) throws Exception {
        List<String> told = new ArrayList<>();
        try (URLClassLoader loader = JavaSources.of("""
                        package db.migrations;

                        import static dev.migrate.op.SqlTypes.*;

                        import dev.migrate.op.*;

                        @Revision(id = "a1", down = "")
                        public class Reva1 implements Migration {

                            @Override
                            public void upgrade(Operations op) {
                                op.createTable("account", t -> {
                                    t.column("id", bigint());
                                    t.primaryKey("pk_account", "id");
                                    t.column("country", varchar(2));
                                });
                                op.insert("account", rows -> rows.columns("id").row(1).row(2).row(3));
                                op.backfill("account", 2, r -> r.set("country", "GB").whereIs("country", null));
                            }
                        }
                        """).load(directory);
                FreshDatabase first = TestDatabase.H2.create();
                FreshDatabase second = TestDatabase.H2.create()) {
            assertThat(run(first, loader, "upgrade", told)).isZero();
            assertThat(told).containsExactly("account: 2 of 3 rows", "account: 3 of 3 rows", "ended");
            told.clear();
            assertThat(run(second, loader, "upgrade --json", told)).isZero();
            assertThat(told).isEmpty();
        }
    }

    private static int run(FreshDatabase database, ClassLoader loader, String line, List<String> told) {
        PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
        ProgressListener listener = new ProgressListener() {
            @Override
            public Duration interval() {
                return Duration.ZERO;
            }

            @Override
            public void wentOn(WorkDone work) {
                told.add(work.what() + ": " + work.done() + " of " + work.total() + " " + work.unit());
            }

            @Override
            public void ended() {
                told.add("ended");
            }
        };
        Migrate migrate = Migrate.builder()
                .connections(database::connect)
                .classLoader(loader)
                .build();
        Console console =
                new Console(name -> migrate, new TopCommand(), nowhere, nowhere, Spelling.ARGUMENT, null, listener);
        return new MigrateCommandLine(console).run(line);
    }
}
