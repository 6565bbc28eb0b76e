package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manual shows of SQL revisions can be read. */
class DocumentedSqlTests {

    private static String manual() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolveSibling("docs")
                .resolve("revisions.md"));
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(manual())
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    @Test
    void examplesAreRevisionsThatFollowEachOther() throws IOException {
        List<ScriptFile> files = found("```sql\\n([^`]+)```").stream()
                .map(text ->
                        new ScriptFile("rev.sql", "rev" + text.hashCode(), () -> text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(files).hasSize(4);
        Script first = parse("a.sql", files.get(0));
        Script second = parse("b.sql", files.get(1));
        Script third = parse("c.sql", files.get(2));
        assertThat(second.node().down()).containsExactly(first.node().id());
        assertThat(third.node().down()).containsExactly(second.node().id());
        assertThat(third.upgrade("mysql")).hasSize(1);
        Placeholders values = Placeholders.of(Map.of("schema", "app", "owner", "'owner@shop.example'"));
        ScriptFile placeholders = files.get(3);
        Script fourth = SqlScriptParser.parse(new SqlSource(placeholders, values));
        assertThat(fourth.node().down()).containsExactly(third.node().id());
        assertThat(fourth.upgrade("postgresql"))
                .extracting(each -> ((Operation.ExecuteSql) each.operation()).sql())
                .containsExactly(
                        "grant select on app.account to reader",
                        "insert into app.account (id, email) values (1, 'owner@shop.example'), (2, '${owner} stays as it is')");
        for (Script script : List.of(first, second, third)) {
            assertThat(script.upgrade("postgresql")).allSatisfy(each -> assertThat(each.operation())
                    .isInstanceOfSatisfying(Operation.ExecuteSql.class, sql -> assertThat(sql.isBarrier())
                            .isFalse()));
        }
    }

    private static Script parse(String name, ScriptFile file) {
        return SqlScriptParser.parse(new SqlSource(new ScriptFile(name, name, file.content())));
    }
}
