package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that a database refused without having begun them, where no transaction takes back what it does. */
class RefusedStatementsTests {

    private static final String INSERT = "insert into nowhere values (1)";

    @TempDir
    private Path directory;

    /** A statement as it is written, where it begins, what runs of it, and what the database says. */
    private record Refused(String written, int line, String sql, String error) {

        Refused(String sql, String error) {
            this(sql, 6, sql, error);
        }
    }

    private static List<Refused> refused(TestDatabase kind) {
        return switch (kind) {
            case H2 -> ofH2();
            case MYSQL_8_0 -> ofMySqlFamily("MySQL");
            default -> ofMySqlFamily("MariaDB");
        };
    }

    private static List<Refused> ofMySqlFamily(String server) {
        String wrong = "You have an error in your SQL syntax; check the manual that corresponds to your " + server
                + " server version for the right syntax to use near '%s' at line 1 (SQLState 42000)\n"
                + "    at        rev_a1.sql:6:%s";
        String missing = "Table 'DATABASE.nowhere' doesn't exist (SQLState 42S02)";
        String values = "inser into nowhere values (';')";
        String comment = "inser into nowhere values (/* not; this */ 1)";
        String text = "'insert' into nowhere values (1)";
        String trigger = "create trigger t before insert on nowhere for each row begin set @a = 1; set @b = 2; end";
        return List.of(
                new Refused(values, wrong.formatted(values, 1)),
                new Refused(comment, wrong.formatted(comment, 1)),
                new Refused("/* why; */ " + INSERT, 6, INSERT, missing),
                new Refused("(inser into nowhere values (1))", wrong.formatted("inser into nowhere values (1))", 2)),
                new Refused(text, wrong.formatted(text, 1)),
                new Refused("delimiter //\n" + trigger + "//\ndelimiter ;", 7, trigger, missing));
    }

    private static List<Refused> ofH2() {
        String trigger = "create trigger t before insert on nowhere for each row call 'nowhere.T'";
        return List.of(
                wrong("[*]inser into nowhere values (';')", "; expected \"INSERT\"", 42001, 1),
                wrong("[*]inser into nowhere values (/* not; this */ 1)", "; expected \"INSERT\"", 42001, 1),
                new Refused("/* why; */ " + INSERT, 6, INSERT, missing(INSERT)),
                wrong("([*]inser into nowhere values (1))", "; expected \"(, SELECT, TABLE, VALUES\"", 42001, 2),
                wrong("[*]'insert' into nowhere values (1)", "", 42000, 1),
                new Refused(trigger, missing(trigger)));
    }

    /** H2 marks the place. */
    private static Refused wrong(String marked, String expected, int state, int column) {
        String sql = marked.replace("[*]", "");
        return new Refused(sql, """
                Syntax error in SQL statement "%s"%s; SQL statement:
                              %s [%s-240] (SQLState %4$s)
                    at        rev_a1.sql:6:%s""".formatted(marked, expected, sql, state, column));
    }

    private static String missing(String sql) {
        return "Table \"NOWHERE\" not found; SQL statement:\n              " + sql + " [42102-240] (SQLState 42S02)";
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void nothingIsLeftOfThem(TestDatabase kind) throws Exception {
        int number = 0;
        for (Refused each : refused(kind)) {
            TestHistory history = new TestHistory(Files.createDirectory(directory.resolve("h" + number++)))
                    .sql("a1", "", "first", "create table a (id integer);\n" + each.written() + ";", "");
            try (FreshDatabase database = kind.create()) {
                assertThatExceptionOfType(FailedStepException.class)
                        .as(each.written())
                        .isThrownBy(() -> history.on(database).upgrade("head"))
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                        .satisfies(e -> assertThat(Said.by(e))
                                .isEqualTo("""
                                Revision a1 failed in statement 2 of 2; what ran before stays done.
                                    revision  rev_a1.sql, first
                                    line      rev_a1.sql:%s
                                    sql       %s
                                    error     %s
                                    done      create table a (id integer)
                                    not done  %2$s
                                """.formatted(each.line(), each.sql(), each.error())
                                        + Said.left(kind, "a1", "base")));
            }
        }
    }
}
