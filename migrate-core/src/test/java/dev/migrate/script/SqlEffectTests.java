package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.ExecuteSql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What comments say of statements. */
class SqlEffectTests {

    private static List<Operation> upgrade(String statements) {
        String text = "-- revision: a1\n-- migrate: upgrade\n" + statements;
        return SqlScriptParser.parse(new SqlSource(
                        new ScriptFile("rev.sql", "/app/rev.sql", () -> text.getBytes(StandardCharsets.UTF_8))))
                .upgrade("h2")
                .stream()
                .map(each -> each.operation())
                .toList();
    }

    private static List<Operation> recorded(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return op.operations();
    }

    @Test
    void effectBelongsToTheNextStatementAndGoesOnWhileAParenthesisIsOpen() {
        assertThat(upgrade("""
                -- effect: create table team (
                --     column id bigint not null;
                --     column status enumeration("A(", "B") default "'A('")
                -- and this is only a comment
                create table team (id bigint not null, status varchar(2) default 'A(');
                update team set status = 'B';
                """))
                .containsExactly(
                        new ExecuteSql(
                                "create table team (id bigint not null, status varchar(2) default 'A(')",
                                recorded(op -> op.createTable("team", t -> {
                                    t.column("id", SqlTypes.bigint()).notNull();
                                    t.column("status", SqlTypes.enumeration("A(", "B"))
                                            .defaultValue("'A('");
                                })),
                                true),
                        new ExecuteSql("update team set status = 'B'", null, true));
    }

    @Test
    void severalEffectsAreSeveralOperationsOfOneStatement() {
        assertThat(upgrade("-- effect: drop table a\n-- effect: drop sequence s\nselect drop_both();"))
                .containsExactly(new ExecuteSql(
                        "select drop_both()",
                        recorded(op -> {
                            op.dropTable("a");
                            op.dropSequence("s");
                        }),
                        true));
    }

    @Test
    void statementMayBeSaidToHaveNoEffectOrOneThatIsSaidAbove() {
        assertThat(upgrade(
                        "-- effect: none\ncreate trigger t;\n-- effect: above\n-- migrate: no-transaction\nvacuum a;"))
                .containsExactly(
                        new ExecuteSql("create trigger t", List.of(), true),
                        new ExecuteSql("vacuum a", List.of(), false));
    }

    @Test
    void statementWithoutEffectStaysABarrier() {
        assertThat(upgrade("create table a (id bigint);"))
                .containsExactly(new ExecuteSql("create table a (id bigint)", null, true));
    }

    @Test
    void commentsWithinABodyBelongToIt() {
        String body = "create trigger t begin\n-- effect: drop table a\n-- migrate: checkpoint\ndelete from b;\nend;";
        assertThat(upgrade("-- effect: none\n-- migrate: statement-begin\n" + body + "\n-- migrate: statement-end\n"))
                .containsExactly(new ExecuteSql(body, List.of(), true));
    }
}
