package dev.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is said of a SQL revision that cannot be read: the file, line and column, and what was expected. */
class MalformedSqlTests {

    private static final String HEAD = "-- revision: a1\n";
    private static final String UPGRADE = HEAD + "-- migrate: upgrade\n";

    private static SqlScript parse(String text) {
        return SqlScriptParser.parse(new SqlSource(
                new ScriptFile("rev.sql", "/app/db/rev.sql", () -> text.getBytes(StandardCharsets.UTF_8))));
    }

    private static void assertRefused(String text, String what, String place, String expected, String remedy) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> parse(text).upgrade("postgresql"))
                .withMessage("Cannot read SQL revision rev.sql: " + what + ".\n    file      /app/db/rev.sql:" + place
                        + "\n    expected  " + expected + "\n" + remedy)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    private static void assertRefused(String text, String what, String place, String remedy) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> parse(text).upgrade("postgresql"))
                .withMessage("Cannot read SQL revision rev.sql: " + what + ".\n    file  /app/db/rev.sql:" + place
                        + "\n" + remedy);
    }

    @Test
    void statementBeforeTheFirstSection() {
        assertRefused(
                HEAD + "  select 1;",
                "a statement, directive or effect stands before the first section",
                "2:3",
                "'-- migrate: upgrade'",
                "Add that line before it.");
    }

    @Test
    void unknownDirective() {
        String known = "upgrade, downgrade, no-transaction, checkpoint, statement-begin or statement-end";
        assertRefused(
                UPGRADE + "-- migrate: upgarde\n",
                "'-- migrate: upgarde' is not known",
                "3:4",
                known,
                "Correct the line.");
        assertRefused(
                UPGRADE + "-- migrate: checkpoint now\n",
                "'-- migrate: checkpoint now' is not known",
                "3:4",
                known,
                "Correct the line.");
    }

    @Test
    void directiveThatIsMisspelt() {
        String remedy = "Correct the line, or let the comment begin with another word.";
        assertRefused(
                HEAD + "-- migrate upgrade\nselect 1;",
                "'-- migrate upgrade' is no directive",
                "2:4",
                "'-- migrate: upgrade'",
                remedy);
        assertRefused(
                UPGRADE + "select 1;\n--   Migrate: checkpoint\nselect 2;",
                "'-- Migrate: checkpoint' is no directive",
                "4:6",
                "'-- migrate: checkpoint'",
                remedy);
        assertRefused(HEAD + "-- depends_on: b1\n", "'-- depends_on:' is no header", "2:4", "'-- depends-on:'", remedy);
        assertRefused("-- revison: a1\n", "'-- revison:' is no header", "1:4", "'-- revision:'", remedy);
        assertRefused(
                UPGRADE + "-- effects: drop table a\ndrop table a;",
                "'-- effects:' is not known",
                "3:4",
                "'-- effect:'",
                remedy);
    }

    @Test
    void commentsOfPeopleAreLeftAlone() {
        assertThat(parse(
                                HEAD
                                        + "-- Note: by hand\n-- see: wiki\n-- migrate: upgrade\n-- migrate the rows\n-- message: x")
                        .upgrade("h2"))
                .isEmpty();
    }

    @Test
    void headerInASection() {
        assertRefused(
                UPGRADE + "select 1;\n-- depends-on: b1\n",
                "the header 'depends-on' stands in a section, where it does not count",
                "4:4",
                "headers before the first section",
                "Move the line to the others at the beginning of the file.");
    }

    @Test
    void headerAndSectionThatStandTwice() {
        assertRefused(HEAD + HEAD, "the header 'revision' stands twice", "2:4", "Keep one of them.");
        assertRefused(UPGRADE + "-- migrate: upgrade\n", "the section 'upgrade' stands twice", "3:4", "Join the two.");
    }

    @Test
    void sectionOfAnUnknownDatabase() {
        assertRefused(
                HEAD + "-- migrate: upgrade oracle\n",
                "'upgrade oracle' does not name a database",
                "2:4",
                "upgrade, or upgrade and one of postgresql, mysql, mariadb, sqlite, h2",
                "Correct the line.");
    }

    @Test
    void textWithoutEnd() {
        assertRefused(
                UPGRADE + "select 1;\nselect 'a;\n",
                "the text that starts here with ' has no end",
                "4:8",
                "the closing '",
                "End the text.");
        assertRefused(
                UPGRADE + "select $a$;\n",
                "the text that starts here with $a$ has no end",
                "3:8",
                "the closing $a$",
                "End the text.");
        assertRefused(
                UPGRADE + "/* a",
                "the comment that starts here has no end",
                "3:1",
                "the closing */",
                "End the comment.");
    }

    @Test
    void statementThatRunsIntoADirective() {
        assertRefused(
                UPGRADE + "select 1\n-- migrate: downgrade\n",
                "the statement that starts here is not ended before '-- migrate: downgrade'",
                "3:1",
                "';'",
                "End it with a semicolon.");
        assertRefused(
                UPGRADE + "select 1\n-- effect: none\n",
                "the statement that starts here is not ended before '-- effect:'",
                "3:1",
                "';'",
                "End it with a semicolon.");
    }

    @Test
    void bodyWithoutEndOrBeginning() {
        assertRefused(
                UPGRADE + "-- migrate: statement-begin\nselect 1;",
                "'-- migrate: statement-begin' has no end",
                "3:4",
                "'-- migrate: statement-end'",
                "Add that line behind the statement.");
        assertRefused(
                UPGRADE + "-- migrate: statement-end\n",
                "'-- migrate: statement-end' has no beginning",
                "3:4",
                "'-- migrate: statement-begin' before it",
                "Add that line before the statement, or remove this one.");
    }

    @Test
    void nothingFollowsWhatWasSaidOfAStatement() {
        for (String end : new String[] {"", "-- migrate: checkpoint\n", "-- migrate: downgrade\nselect 1;\n"}) {
            assertRefused(
                    UPGRADE + "-- migrate: no-transaction\n" + end,
                    "no statement follows '-- migrate: no-transaction'",
                    "3:4",
                    "a statement",
                    "Remove the line, or write it before the statement.");
            assertRefused(
                    UPGRADE + "-- effect: none\n" + end,
                    "no statement follows the effect",
                    "3:12",
                    "a statement",
                    "Write the effect before the statement that has it.");
        }
    }

    @Test
    void effectThatIsNotUnderstood() {
        String remedy = "Correct the effect, or remove it: then what the statement does is not known.";
        assertRefused(
                UPGRADE + "-- effect: create tabel a (column id bigint)\ncreate table a (id bigint);",
                "the effect is not understood at 'tabel'",
                "3:19",
                "'table', 'index on', 'sequence', 'schema', 'enum' or one of 'domain', 'view', 'materialized view', 'function', 'procedure', 'trigger'",
                remedy);
        assertRefused(
                UPGRADE + "-- effect: create table a (\n--     column id bigint;\n--     column name varchr(80))\n"
                        + "create table a (id bigint);",
                "the effect is not understood at 'varchr'",
                "5:20",
                "a type such as bigint or varchar(80)",
                remedy);
        assertRefused(
                UPGRADE + "-- effect: drop table\ndrop table a;",
                "the effect is not understood at the end",
                "3:22",
                "the name of a table",
                remedy);
        assertRefused(
                UPGRADE + "-- effect: drop table a\n-- effect: none\ndrop table a;",
                "the effect is not understood at 'none'",
                "4:12",
                "an operation: create, drop, alter, rename, set schema of, set comment of, set visibility of index, replace, insert into, update, delete from, copy rows of, execute, checkpoint or if needed",
                remedy);
    }

    @Test
    void effectThatSaysNothingOrHasNoEnd() {
        assertRefused(
                UPGRADE + "-- effect:\nselect 1;",
                "an effect says nothing",
                "3:11",
                "an operation such as 'alter table account (drop column email)', 'none' or 'above'",
                "Say what the next statement does.");
        assertRefused(
                UPGRADE + "-- effect: alter table a (\ndrop table a;",
                "an effect is not ended before the statement",
                "4:1",
                "')' before it",
                "End the effect.");
    }
}
