package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

    @TempDir
    private Path directory;

    private static List<String> refused(TestDatabase kind) {
        String trigger = "create trigger t before insert on nowhere for each row";
        return List.of(
                "inser into nowhere values (';')",
                "inser into nowhere values (/* not; this */ 1)",
                "/* why; */ insert into nowhere values (1)",
                "(inser into nowhere values (1))",
                "'insert' into nowhere values (1)",
                kind == TestDatabase.H2
                        ? trigger + " call 'nowhere.T'"
                        : "delimiter //\n" + trigger + " begin set @a = 1; set @b = 2; end//\ndelimiter ;");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void nothingIsLeftOfThem(TestDatabase kind) throws Exception {
        int number = 0;
        for (String sql : refused(kind)) {
            TestHistory history = new TestHistory(Files.createDirectory(directory.resolve("h" + number++)))
                    .sql("a1", "", "first", "create table a (id integer);\n" + sql + ";", "");
            try (FreshDatabase database = kind.create()) {
                assertThatExceptionOfType(FailedStepException.class)
                        .as(sql)
                        .isThrownBy(() -> history.on(database).upgrade("head"))
                        .satisfies(e -> assertThat(e.getMessage().replaceAll("(?s)\n    sql .*(?=\n    done)", ""))
                                .isEqualTo("""
                                Revision a1 failed in statement 2 of 2; what ran before stays done.
                                    revision  rev_a1.sql, first
                                    line      rev_a1.sql:%s
                                    done      create table a (id integer)
                                    not done  %s
                                %s commits each change of the schema at once and cannot take it back.
                                Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                                Or settle it:
                                    do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                    undo by hand what is done, then      mvn migrate:stamp -Drevision=base""".formatted(sql.startsWith("delimiter") ? 7 : 6, e.sql(), name(kind))));
            }
        }
    }

    private static String name(TestDatabase kind) {
        return kind == TestDatabase.H2 ? "h2" : kind == TestDatabase.MYSQL_8_0 ? "mysql" : "mariadb";
    }
}
