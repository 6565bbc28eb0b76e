package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandLineTests {

    @TempDir
    private Path directory;

    private final FreshDatabase database = TestDatabase.SQLITE.create();
    private Spelling spelling = Spelling.ARGUMENT;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeRevisions() throws IOException {
        revision("a1", "", "create account", "create table account (id integer);");
        revision("b1", "a1", "create team", "create table team (id integer);");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private void revision(String id, String down, String message, String sql) throws IOException {
        Files.writeString(
                directory.resolve("rev_" + id + ".sql"),
                String.join(
                        "\n",
                        "-- revision: " + id,
                        "-- down-revision: " + down,
                        "-- message: " + message,
                        "-- migrate: upgrade",
                        sql,
                        "-- migrate: downgrade",
                        sql.replace("create", "drop").replace(" (id integer)", "")));
    }

    private int run(String line) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new MigrateCommandLine(this::migrate, new PrintWriter(out), new PrintWriter(err), spelling).run(line);
    }

    private Migrate migrate() {
        return Migrate.builder()
                .connections(database::connect)
                .url(database.url())
                .locations(List.of("filesystem:" + directory))
                .directory(directory)
                .build();
    }

    private void assertPrints(String line, String output) {
        assertThat(run(line)).as(err.toString()).isZero();
        assertThat(out).hasToString(output);
        assertThat(err.toString()).isEmpty();
    }

    private void assertFails(String line, int code, String message) {
        assertThat(run(line)).isEqualTo(code);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString(message);
    }

    @Test
    void printsWhereTheDatabaseIs() {
        assertPrints("current", "");
        assertPrints("upgrade a1", "");
        assertPrints("current", "a1, create account\n");
        assertPrints("upgrade", "");
        assertPrints("current", "b1 (head), create team\n");
        assertPrints("upgrade head", "Nothing to upgrade: the database is at b1.\n");
        assertPrints("downgrade base", "");
        assertPrints("downgrade base", "Nothing to downgrade: the database is at base.\n");
        assertPrints("stamp b1", "Stamped: the database is at b1.\n");
        assertPrints("stamp --purge base", "Stamped: the database is at base.\n");
    }

    @Test
    void namesTheNextCommandAsTheLastOneWasTyped() throws SQLException {
        run("upgrade");
        database.execute("create table extra (id integer)");
        assertThat(run("revision --reverse --location filesystem:" + directory + " --format sql -m base"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("\nThis database has it already: --migrate.run=\"stamp ")
                .doesNotContain("mvn");
    }

    @Test
    void printsTheGraph() {
        assertPrints("heads", "b1 (head), create team\n");
        assertPrints("history", """
                a1 -> b1 (head), create team
                <base> -> a1, create account
                """);
    }

    @Test
    void twoHeadsAreRefusedAndMerged() throws IOException {
        revision("c1", "a1", "create invoice", "create table invoice (id integer);");
        assertFails("upgrade head", 3, """
                Cannot upgrade to 'head': there are two heads.
                    b1  create team
                    c1  create invoice   both follow a1
                Merge them:      --migrate.run="merge heads -m 'merge heads'"
                or upgrade both: --migrate.run="upgrade heads"
                """);
        assertThat(run("merge heads -m \"merge heads\" --format=sql --rev-id=d1"))
                .isZero();
        assertThat(out.toString()).matches("Wrote rev[0-9]{8}_[0-9]{4}_merge_heads\\.sql   \\(d1\\)\n");
        assertPrints("heads", "d1 (head) (mergepoint), merge heads\n");
    }

    @Test
    void mergeOfOneHeadIsRefused() {
        assertFails("merge heads", 3, """
                A merge needs at least two heads.
                    given  b1
                    heads  b1
                Merge all heads: --migrate.run="merge heads -m 'merge heads'"
                """);
    }

    @Test
    void revisionInTheDatabaseThatTheCodeDoesNotHaveIsRefused() throws Exception {
        run("upgrade");
        database.execute("update migrate_version set version_num = 'z9'");
        assertThat(run("upgrade head")).isEqualTo(3);
        assertThat(err.toString()).startsWith("Cannot upgrade to 'head'").contains("z9");
        assertThat(run("current")).isZero();
        assertThat(out).hasToString("z9 (unknown to the application)\n");
    }

    @Test
    void commandThatDoesNotExistIsNamed() {
        assertFails("upgarde head", 2, """
                Migrate has no command 'upgarde'.
                    has  revision, merge, check, upgrade, downgrade, stamp, current, heads, branches, history, show,
                         edit, ensure-version, squash, import, lock, completion
                Did you mean upgrade or downgrade?
                See the words and options of the command with: --migrate.run="--help"
                """);
    }

    @Test
    void commandOfALaterVersionSaysSo() {
        assertFails("doctor -x --fast=yes a1:b1", 2, """
                This version of Migrate does not have the command 'doctor' yet.
                    has  revision, merge, check, upgrade, downgrade, stamp, current, heads, branches, history, show,
                         edit, ensure-version, squash, import, lock, completion
                """);
    }

    @Test
    void missingArgumentIsAnErrorOfUsage() {
        assertFails("downgrade", 2, """
                Missing required parameter: 'REVISION'
                See the words and options of the command with: --migrate.run="downgrade --help"
                """);
    }

    @Test
    void unreachableDatabaseIsAnErrorOfTheEnvironment() {
        Migrate unreachable = Migrate.builder()
                .connections(() -> {
                    throw new SQLException("Connection refused", "08001");
                })
                .url("jdbc:postgresql://u:secret@db/shop?password=secret&ssl=true")
                .locations(List.of("filesystem:" + directory))
                .build();
        int code = new MigrateCommandLine(() -> unreachable, new PrintWriter(out), new PrintWriter(err), spelling)
                .run("current");
        assertThat(code).isEqualTo(6);
        assertThat(err).hasToString("""
                Cannot connect to the database.
                    url    jdbc:postgresql://u:***@db/shop?password=***&ssl=true
                    error  Connection refused (SQLState 08001)
                Check that it runs, its address, the user and the user's rights.
                """);
    }

    @Test
    void scriptIsPrintedAndNothingIsRun() {
        assertThat(run("upgrade a1:b1 --sql")).isZero();
        assertThat(out.toString())
                .contains("-- Running upgrade a1 -> b1, create team")
                .contains("create table team (id integer);");
        assertPrints("current", "");
    }

    @Test
    void answersInJson() {
        assertThat(run("upgrade --json")).isZero();
        assertThat(out.toString().replaceAll("\"durationMs\":[0-9]+", "\"durationMs\":0"))
                .isEqualTo("{\"steps\":["
                        + "{\"revision\":\"a1\",\"direction\":\"UPGRADE\",\"message\":\"create account\",\"durationMs\":0},"
                        + "{\"revision\":\"b1\",\"direction\":\"UPGRADE\",\"message\":\"create team\",\"durationMs\":0}],"
                        + "\"current\":[\"b1\"]}\n");
        assertPrints("upgrade --json", "{\"steps\":[],\"current\":[\"b1\"]}\n");
    }

    @Test
    void failureIsJsonToo() {
        String message = "Cannot upgrade to 'nowhere': no revision and no branch label starts with nowhere.\n"
                + "To see all revisions: --migrate.run=\"history\"";
        assertThat(run("upgrade nowhere --json")).isEqualTo(2);
        assertThat(out)
                .hasToString("{\"error\":{\"exitCode\":2,\"message\":\""
                        + message.replace("\n", "\\n").replace("\"", "\\\"") + "\"}}\n");
        assertThat(err).hasToString(message + "\n");
    }

    @Test
    void wordsBetweenQuotesStayTogether() {
        assertThat(Words.split("revision -m \"add 'e-mail'\" --empty ''"))
                .containsExactly("revision", "-m", "add 'e-mail'", "--empty", "");
    }

    @Test
    void aQuoteWithoutAnEndIsShown() throws IOException {
        assertFails("upgrade 'head", 2, """
                A quote that begins in column 9 has no end.
                    line  upgrade 'head
                                  ^
                End it with ', or put what contains it between double quotes: "…'…"
                """);
        assertFails("revision -m \"the owner's", 2, """
                A quote that begins in column 13 has no end.
                    line  revision -m "the owner's
                                      ^
                End it with ", or put what contains it between single quotes: '…"…'
                """);
        assertThat(MigrateCommandLine.needsModel("check 'x")).isFalse();
        assertThat(run("history \" --json")).isEqualTo(2);
        assertThat(out)
                .hasToString("{\"error\":{\"exitCode\":2,\"message\":\"A quote that begins in column 9 has no end.\\n"
                        + "    line  history \\\" --json\\n                  ^\\n"
                        + "End it with \\\", or put what contains it between single quotes: '…\\\"…'\"}}\n");
    }

    @Test
    void onlyRevisionAndCheckNeedTheModel() {
        assertThat(MigrateCommandLine.needsModel("check")).isTrue();
        assertThat(MigrateCommandLine.needsModel("revision -m x")).isTrue();
        assertThat(MigrateCommandLine.needsModel("revision --empty -m x")).isFalse();
        assertThat(MigrateCommandLine.needsModel("revision --empty -m check")).isFalse();
        assertThat(MigrateCommandLine.needsModel("upgrade head")).isFalse();
        assertThat(MigrateCommandLine.needsModel("chek")).isFalse();
    }

    @Test
    void asAGoalOfMavenMessagesNameGoals() throws IOException {
        spelling = Spelling.GOAL;
        assertFails("upgrade nowhere", 2, """
                Cannot upgrade to 'nowhere': no revision and no branch label starts with nowhere.
                To see all revisions: mvn migrate:history
                """);
        assertFails("history --format=pdf", 2, """
                Invalid value for option '-Dformat': expected one of [text, list, mermaid, dot, svg] (case-sensitive) \
                but was 'pdf'
                See the words and options of the command with: mvn help:describe \
                -Dplugin=dev.migrate:migrate-maven-plugin -Dgoal=history -Ddetail
                """);
        assertFails("stamp head --purge --sql", 2, """
                -Dpurge, -Dsql, -Daccept and -Dverify exclude each other.
                Give one of them.
                """);
        assertFails("downgrade", 2, """
                Missing required parameter: '-Drevision'
                See the words and options of the command with: mvn help:describe \
                -Dplugin=dev.migrate:migrate-maven-plugin -Dgoal=downgrade -Ddetail
                """);
    }
}
