package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Checksum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.StatementRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL revisions of which only a part is in memory at a time. */
class LargeSqlTests {

    private static final String HEAD = "\uFEFF-- revision: a1\n-- migrate: upgrade\n";

    private static Script script(AtomicReference<String> text) {
        return SqlScriptParser.parse(new SqlSource(
                new ScriptFile("rev.sql", "rev.sql", () -> text.get().getBytes(StandardCharsets.UTF_8))));
    }

    private static Script script(String text) {
        return script(new AtomicReference<>(text));
    }

    /** Quotes, comments and ends of statements come to stand everywhere in relation to the parts that are read at a time. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mysql", "mariadb", "sqlite", "h2"})
    void statementsAreCutAlikeWhereverAPartEnds(String dialect) {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(HEAD);
            List<String> expected = new ArrayList<>();
            while (text.length() < 400_000) {
                String sql = statement(random);
                expected.add((2 + lines(text.substring(HEAD.length()))) + " " + sql);
                text.append(sql).append(random.nextBoolean() ? ";" : " ;").append(gap(random));
            }
            List<String> read = script(text.toString()).upgrade(dialect).stream()
                    .map(each -> each.line() + " " + ((ExecuteSql) each.operation()).sql())
                    .toList();
            assertThat(read).as("%s %s", dialect, seed).isEqualTo(expected);
        }
    }

    private static long lines(String text) {
        return 1 + text.chars().filter(c -> c == '\n').count();
    }

    private static String statement(Random random) {
        StringBuilder sql = new StringBuilder("select");
        for (int i = random.nextInt(8); i >= 0; i--) {
            String much = "x".repeat(random.nextInt(20) == 0 ? 90_000 : random.nextInt(300));
            sql.append(
                    switch (random.nextInt(5)) {
                        case 0 -> " 'it''s; " + much + "'";
                        case 1 -> " /* ; " + much + " */ 1";
                        case 2 -> " -- ; " + much + "\n 2";
                        case 3 -> " \"n;" + much + "ä€😀\"";
                        default -> " w" + much;
                    });
        }
        return sql.toString();
    }

    private static String gap(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "\n";
            case 1 -> "\n-- between; " + "y".repeat(random.nextInt(200)) + "\n";
            case 2 -> " ".repeat(random.nextInt(400)) + "\r\n";
            default -> " ";
        };
    }

    private static String inserts(int count, String delimiter) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("insert into t values (").append(i).append(", '");
            text.append("v".repeat(100)).append("')").append(delimiter).append("  -- row\n");
        }
        return text.toString();
    }

    private static List<String> statements(StatementRun run) {
        List<String> statements = new ArrayList<>();
        run.<RuntimeException>each((line, column, sql) -> statements.add(line + ":" + column + " " + sql));
        return statements;
    }

    @Test
    void manyStatementsOfRowsAreOneOperation() {
        String head = HEAD + "create table t (id integer, v varchar(200));\n  ";
        List<Recorded> recorded = script(head + inserts(20_000, ";") + "create index ix on t (id);\n"
                        + "insert into t values (1, 'one');\n")
                .upgrade("postgresql");
        assertThat(recorded).hasSize(4);
        assertThat(recorded.get(1).place()).isEqualTo("rev.sql:4");
        assertThat(recorded.get(1).column()).isEqualTo(3);
        StatementRun run = (StatementRun) recorded.get(1).operation();
        assertThat(run.count()).isEqualTo(20_000);
        assertThat(statements(run))
                .hasSize(20_000)
                .startsWith("4:3 insert into t values (0, '" + "v".repeat(100) + "')");
        assertThat(statements(run)).endsWith("20003:1 insert into t values (19999, '" + "v".repeat(100) + "')");
        assertThat(run.name()).matches("20000 statements [0-9a-f]{40}");
    }

    @Test
    void theChecksumIsThatOfTheStatements() {
        List<Operation> joined = script(HEAD + inserts(9_000, ";")).upgrade("mysql").stream()
                .map(Recorded::operation)
                .toList();
        List<Operation> single = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            single.add(new ExecuteSql("insert into t values (" + i + ", '" + "v".repeat(100) + "')", null, true));
        }
        assertThat(joined).hasSize(1);
        assertThat(Checksum.ofSql(joined, "mysql")).isEqualTo(Checksum.ofSql(single, "mysql"));
        assertThat(Checksum.ofSql(joined, "mysql", "sql1:")).isEqualTo(Checksum.ofSql(single, "mysql", "sql1:"));
        assertThat(((StatementRun) joined.get(0)).operations()).isEqualTo(single);
    }

    @Test
    void whatEndsStatementsIsKnownInTheMiddleOfAFile() {
        String text = HEAD + "create table t (id integer);\ndelimiter //\n" + inserts(15_000, "//") + "delimiter ;\n"
                + "create table u (id integer);\n";
        List<Recorded> recorded = script(text).upgrade("mariadb");
        assertThat(recorded).hasSize(3);
        assertThat(statements((StatementRun) recorded.get(1).operation())).hasSize(15_000);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() {
        AtomicReference<String> text = new AtomicReference<>(HEAD + inserts(9_000, ";"));
        StatementRun run = (StatementRun) script(text).upgrade("h2").get(0).operation();
        text.set(text.get().replace("(77, ", "(78, "));
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> statements(run))
                .withMessage("""
                        SQL revision rev.sql was changed while it was read.
                            file  rev.sql
                        Run it again when the file stays as it is.""");
    }

    @Test
    void theCharacterNulIsFoundBehindTheFirstPart() {
        byte[] bytes = (HEAD + inserts(2_000, ";")).getBytes(StandardCharsets.UTF_8);
        bytes[150_000] = 0;
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(
                        () -> SqlScriptParser.parse(new SqlSource(new ScriptFile("rev.sql", "rev.sql", () -> bytes))))
                .withMessage("""
                        A SQL revision must not have the character NUL.
                            file  rev.sql
                            byte  150001
                        Take it out, or save the file as UTF-8 if it is UTF-16.""");
    }

    @Test
    void aByteThatIsNoUtf8IsFoundBehindTheFirstPart() {
        byte[] bytes = (HEAD + inserts(2_000, ";")).getBytes(StandardCharsets.UTF_8);
        bytes[150_000] = (byte) 0xff;
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(
                        () -> SqlScriptParser.parse(new SqlSource(new ScriptFile("rev.sql", "rev.sql", () -> bytes))))
                .withMessage("""
                        A SQL revision must be UTF-8.
                            file  rev.sql
                            byte  150001
                        Save the file as UTF-8.""");
    }
}
