package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.ExecuteSql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptParserTests {

    private static final String HEAD = "-- revision: 3f2a9c1d7b42\n";

    private static SqlScript parse(String text) {
        return SqlScriptParser.parse(new SqlSource(new ScriptFile(
                "sub/rev.sql", "/app/db/migrations/sub/rev.sql", () -> text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> upgrade(String statements) {
        return parse(HEAD + "-- migrate: upgrade\n" + statements).upgrade("h2").stream()
                .map(Recorded::operation)
                .map(each -> each instanceof ExecuteSql sql ? sql.sql() : "checkpoint")
                .toList();
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> parse(text))
                .withMessage(message);
    }

    @Test
    void readsHeadersSectionsAndDirectives() {
        SqlScript script = parse("""
                -- revision: 3f2a9c1d7b42
                -- down-revision: 9b1c44e0a6f1, 77b0de12aa90
                -- message: add account e-mail
                -- branch-labels: shop
                -- depends-on: 000000000001

                -- migrate: upgrade

                alter table account add column email varchar(320);

                -- migrate: no-transaction
                create index concurrently ix_account_email on account (email);
                -- migrate: checkpoint
                update account set email = 'a;b' where id = 1;

                -- migrate: downgrade

                alter table account drop column email;
                """);
        assertThat(script.node().id()).isEqualTo("3f2a9c1d7b42");
        assertThat(script.node().down()).containsExactly("9b1c44e0a6f1", "77b0de12aa90");
        assertThat(script.node().labels()).containsExactly("shop");
        assertThat(script.node().dependsOn()).containsExactly("000000000001");
        assertThat(script.node().message()).isEqualTo("add account e-mail");
        assertThat(script.upgrade("postgresql"))
                .containsExactly(
                        recorded(9, new ExecuteSql("alter table account add column email varchar(320)", null, true)),
                        recorded(
                                12,
                                new ExecuteSql(
                                        "create index concurrently ix_account_email on account (email)", null, false)),
                        recorded(13, new Checkpoint()),
                        recorded(14, new ExecuteSql("update account set email = 'a;b' where id = 1", null, true)));
        assertThat(script.downgrade("postgresql"))
                .containsExactly(recorded(18, new ExecuteSql("alter table account drop column email", null, true)));
    }

    private static Recorded recorded(int line, Operation operation) {
        return new Recorded(operation, "rev.sql", line, operation instanceof Checkpoint ? 4 : 1);
    }

    @Test
    void absentDowngradeIsIrreversibleAndEmptyOneDoesNothing() {
        assertThat(parse(HEAD + "-- migrate: upgrade\nselect 1;").downgrade("h2"))
                .isNull();
        assertThat(parse(HEAD + "-- migrate: upgrade\nselect 1;\n-- migrate: downgrade\n")
                        .downgrade("h2"))
                .isEmpty();
    }

    @Test
    void sectionOfOneDialectGoesBeforeTheGeneralOne() {
        SqlScript script =
                parse(HEAD + "-- migrate: upgrade\nselect 1;\n-- migrate: upgrade postgresql\nselect 2;\nselect 3");
        assertThat(script.upgrade("h2")).hasSize(1);
        assertThat(script.upgrade("postgresql")).hasSize(2);
    }

    @Test
    void semicolonsWithinQuotesCommentsAndDollarQuotesDoNotCut() {
        assertThat(upgrade("insert into t values ('a;''b'); select \";\" /* ; */ from t -- ;\n;"))
                .containsExactly("insert into t values ('a;''b')", "select \";\" /* ; */ from t");
        assertThat(upgrade("create function f() as $body$ begin; $$x;y$$ end; $body$; select $1"))
                .containsExactly("create function f() as $body$ begin; $$x;y$$ end; $body$", "select $1");
        assertThat(upgrade("select '\\'; select a$b;")).containsExactly("select '\\'", "select a$b");
    }

    @Test
    void bodyBetweenDirectivesIsOneStatement() {
        assertThat(upgrade("""
                -- migrate: statement-begin
                create trigger t after insert on a begin
                    update b set c = 1;
                end;
                -- migrate: statement-end
                select 1;
                """))
                .containsExactly("create trigger t after insert on a begin\n    update b set c = 1;\nend;", "select 1");
    }

    @Test
    void carriageReturnsAndByteOrderMarkDoNotMatter() {
        assertThat(parse("\uFEFF" + HEAD.replace("\n", "\r\n") + "-- migrate: upgrade\r\nselect 1;\r\n")
                        .upgrade("h2"))
                .extracting(Recorded::operation)
                .containsExactly(new ExecuteSql("select 1", null, true));
    }

    @Test
    void missingHeaderIsRefused() {
        assertRefused("-- migrate: upgrade\nselect 1;", """
                Cannot read SQL revision sub/rev.sql: it has no header '-- revision: <id>'.
                    file  /app/db/migrations/sub/rev.sql
                Add it as the first line.""");
    }

    @Test
    void fileWithoutHeaderAndSectionIsRefusedForItsHeader() {
        assertRefused("alter table account add column email varchar(320);", """
                Cannot read SQL revision sub/rev.sql: it has no header '-- revision: <id>'.
                    file  /app/db/migrations/sub/rev.sql
                Add it as the first line.""");
    }

    @Test
    void idThatCannotBeTypedIsRefusedWithTheFile() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> parse("-- revision: head\n-- migrate: upgrade\n"))
                .withMessage("""
                            'head' cannot be a revision id: the word has a meaning of its own.
                                file  /app/db/migrations/sub/rev.sql
                            Take 1 to 64 characters without @ + - : , or spaces, and none of the words head, heads, base, current.""");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> SqlScriptParser.parse(
                        new SqlSource(new ScriptFile("rev.sql", "/app/rev.sql", () -> new byte[] {'-', (byte) 0xE4}))))
                .withMessage("""
                        A SQL revision must be UTF-8.
                            file  /app/rev.sql
                            byte  2
                        Save the file as UTF-8.""");
    }
}
