package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands that list say; docs/commands.md has more of it. */
class GraphCommandsTests {

    @TempDir
    private Path directory;

    private Shop shop = new Shop(Path.of("nowhere"));

    @AfterEach
    void dropDatabase() {
        shop.close();
    }

    private void open(String name) {
        shop.close();
        shop = Shops.named(name, directory);
    }

    private void assertPrints(String line, String output) {
        Shop.Output result = shop.run(line);
        assertThat(result.out()).as(result.err()).isEqualTo(output);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    private void assertFails(String line, int code, String out, String err) {
        assertThat(shop.run(line)).isEqualTo(new Shop.Output(code, out, err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heads -v",
                "heads --resolve-dependencies",
                "branches -v",
                "show 3f2a marketing@base",
                "history -v -r 9b1c:",
                "history --format=dot",
                "edit --print 3f2a"
            })
    void whatTheFilesKnowAsksNoDatabase(String line) {
        open("graph");
        shop.withoutDatabase();
        assertThat(shop.run(line))
                .extracting(Shop.Output::code, Shop.Output::err)
                .containsExactly(0, "");
    }

    @Test
    void checkOfTheGraphAsksNoDatabase() {
        open("line");
        shop.withoutDatabase();
        assertPrints("check --graph", "3 revisions, one head: 3f2a9c1d7b42.\n");
        assertPrints("check --graph --json", "{\"revisions\":3,\"heads\":[\"3f2a9c1d7b42\"],\"problem\":null}\n");
    }

    @Test
    void checkOfTheGraphNamesTheCommandThatMendsTwoHeads() {
        open("heads");
        assertFails("check --graph", 1, """
                There are 2 heads.
                    3f2a9c1d7b42  add account e-mail
                    77b0de12aa90  add invoice          both follow 9b1c44e0a6f1
                Merge them: --migrate.run="merge heads -m 'merge heads'"
                """, "");
    }

    @Test
    void checkOfTheGraphNamesTheFilesWithOneId() {
        open("twice");
        assertFails("check --graph", 1, """
                Two revisions have the id 9b1c44e0a6f1.
                    /home/ada/shop/target/classes/db/migrations/rev20261122_0728_create_invoice.sql
                    /home/ada/shop/target/classes/db/migrations/rev20261122_0728_create_payment.sql
                Give one of them another id, or delete it if it is a copy.
                """, "");
    }

    @Test
    void headThatIsImpliedByADependencyCountsAsReached() {
        shop.close();
        shop = new Shop(directory)
                .sql("a1", "", "create account")
                .sql("b1", "", "create bill")
                .sql("b2", "b1", "add bill", "depends-on: a1");
        assertPrints("heads", "a1 (head) (implied), create account\nb2 (head), add bill\n");
        assertPrints("heads --resolve-dependencies", "b2 (head), add bill\n");
        shop.run("upgrade heads");
        assertPrints("current --check-heads", "a1 (head) (implied), create account\nb2 (head), add bill\n");
        shop.run("downgrade b1");
        assertFails("current --check-heads", 1, "a1 (head), create account\nb1, create bill\n", """
                The database is not at head: 1 revision is pending.
                    b2  add bill
                Upgrade it: --migrate.run="upgrade heads"
                """);
        assertThat(shop.run("current --check-heads --json").out()).startsWith("{\"atHead\":false,\"current\":[{");
    }

    @Test
    void listingsCreateNothing() throws Exception {
        open("line");
        assertPrints("current", "");
        assertThat(shop.run("history -i").code()).isZero();
        assertPrints("history --applied", "");
        assertThat(shop.run("show current").code()).isZero();
        try (var connection = shop.database().connect();
                var tables = connection.getMetaData().getTables(null, null, "migrate%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void rangeIsListedFromCurrent() {
        open("line");
        shop.run("upgrade 9b1c44e0a6f1");
        assertPrints("history -r current: -i", """
                9b1c44e0a6f1 -> 3f2a9c1d7b42 (head), add account e-mail
                1f0c5a7e92d4 -> 9b1c44e0a6f1 (current), create invoice
                """);
    }

    @Test
    void lineOfRevisionsIsAListWithoutAPicture() {
        open("line");
        assertPrints("history", """
                9b1c44e0a6f1 -> 3f2a9c1d7b42 (head), add account e-mail
                1f0c5a7e92d4 -> 9b1c44e0a6f1, create invoice
                <base> -> 1f0c5a7e92d4, create account
                """);
    }

    @Test
    void editedRevisionIsFoundWhereAskedFor() {
        open("edited");
        shop.run("upgrade");
        assertPrints("check --graph --applied", """
                3 revisions, one head: 3f2a9c1d7b42.
                No applied revision was edited.
                """);
        Shops.edit(shop);
        assertFails("check --graph --applied", 1, """
                3 revisions, one head: 3f2a9c1d7b42.
                Revision 9b1c44e0a6f1 was edited after it had been applied.
                    revision  rev20261122_0728_create_invoice.sql, create invoice
                    applied   2026-11-22T07:28:00Z by shop
                        - create table create_invoice (id integer)
                        + create table create_invoice (id integer, total integer)
                Bring back what was applied, and write the change as a new revision: --migrate.run="revision"
                or, if the database is as the code says now, accept it: --migrate.run="stamp 9b1c44e0a6f1 --accept"
                """, "");
        assertPrints("check --graph", "3 revisions, one head: 3f2a9c1d7b42.\n");
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command : CommandNamesInHelp.of(shop.run("--help").out())) {
            Shop.Output help = shop.run(command + " --help");
            assertThat(help.out())
                    .as(command)
                    .startsWith("Usage: migrate " + command)
                    .contains("Examples:\n  migrate ");
            assertThat(help.out().lines()).as(command).allMatch(line -> line.length() <= 120);
        }
    }

    /** The commands of the general help. */
    private static final class CommandNamesInHelp {

        static Iterable<String> of(String help) {
            return help.lines()
                    .dropWhile(line -> !line.equals("Commands:"))
                    .skip(1)
                    .takeWhile(line -> !line.isBlank())
                    .filter(line -> line.matches("  [a-z].*"))
                    .map(line -> line.strip().split(" ", 2)[0])
                    .toList();
        }
    }

    @Test
    void revisionWhoseFileIsGoneIsShownFromTheDatabase() {
        open("gone");
        shop.run("upgrade");
        Shops.forget(shop);
        String shown = """
                Rev: 77b0de12aa90 (unknown to the application)

                    add invoice

                Upgrade:
                  create table add_invoice (id integer)
                Downgrade: never ran on this database
                Ran:
                  2026-11-22 07:28:00Z  upgrade    77b0de12aa90, add invoice (41 ms) by shop
                """;
        assertPrints("show 77b0", shown);
        assertPrints("show current", shown);
        assertFails("current --check-heads", 1, "77b0de12aa90 (unknown to the application)\n", """
                The database is at a revision that the application does not have.
                    77b0de12aa90
                Ask the version of the application that has it, or see what ran: --migrate.run="history --applied"
                """);
        assertThat(shop.run("show nowhere").err()).startsWith("Cannot find 'nowhere': no revision");
    }

    @Test
    void branchesThatStayApartMayHaveAHeadEach() {
        open("graph");
        assertFails("check --graph", 1, """
                There are 3 heads.
                    5e20b9d3c781  add shipment
                    a07f4c2e9d16  add coupon
                    f6b2a49c0e58  report invoices
                Merge them: --migrate.run="merge heads -m 'merge heads'"
                or say which stay apart: --migrate.run="check --graph --independent marketing,reports"
                """, "");
        assertPrints(
                "check --graph --independent marketing,reports",
                "9 revisions, 3 heads of independent branches: 5e20b9d3c781, a07f4c2e9d16, f6b2a49c0e58.\n");
        assertPrints(
                "check --graph --independent=reports --independent=marketing --json",
                "{\"revisions\":9,\"heads\":[\"5e20b9d3c781\",\"a07f4c2e9d16\",\"f6b2a49c0e58\"],\"problem\":null}\n");
        assertFails("check --graph --independent reports", 1, """
                There are 2 heads besides those of reports.
                    5e20b9d3c781  add shipment
                    a07f4c2e9d16  add coupon
                Merge them: --migrate.run="merge 5e20b9d3c781,a07f4c2e9d16 -m 'merge heads'"
                """, "");
        assertFails("check --graph --independent nobody", 2, "", """
                Cannot find 'nobody@head': no revision and no branch label starts with nobody.
                To see all revisions: --migrate.run="history"
                """);
        shop.sql("d2c4b6a80f13", "e81d3b5f6a27", "report payments");
        assertFails("check --graph --independent reports,marketing", 1, """
                There are 2 heads on branch reports.
                    d2c4b6a80f13  report payments
                    f6b2a49c0e58  report invoices   both follow e81d3b5f6a27
                Merge them: --migrate.run="merge reports@heads -m 'merge heads'"
                """, "");
    }

    @Test
    void branchesAreMarkedWithWhereTheDatabaseIs() {
        open("heads");
        shop.run("upgrade 77b0");
        assertPrints("branches -i", """
                9b1c44e0a6f1 (branchpoint), create invoice
                    -> 3f2a9c1d7b42 (head), add account e-mail
                    -> 77b0de12aa90 (head) (current), add invoice
                """);
        assertThat(shop.run("branches -i --json").out()).contains("\"current\":true}]}]}");
    }

    @Test
    void whereThereAreNoRevisionsIsSaidWhereTheyAreLookedFor() {
        open("empty");
        String note = """
                There are no revisions.
                    looked in  classpath:db/migrations
                Write the first one: --migrate.run="revision -m 'create schema'"
                or say where they are: migrate.locations
                """;
        assertFails("upgrade", 0, "Nothing to upgrade: the database is at base.\n", note);
        assertFails("heads", 0, "", note);
        assertFails("history --json", 0, "{\"history\":[]}\n", note);
        assertFails("check --graph", 0, "0 revisions.\n", note);
    }

    @Test
    void optionThatDoesNotExistIsAnsweredWithASimilarOne() {
        assertFails("heads --verbos", 2, "", """
                Unknown option: '--verbos'
                Did you mean --verbose?
                See the words and options of the command with: --migrate.run="heads --help"
                """);
    }

    @Test
    void stepsBackMayBeginWithAMinus() {
        open("line");
        assertPrints(
                "history -r -1:",
                "9b1c44e0a6f1 -> 3f2a9c1d7b42 (head), add account e-mail\n"
                        + "1f0c5a7e92d4 -> 9b1c44e0a6f1, create invoice\n");
        assertThat(shop.run("show -1").out()).startsWith("Rev: 9b1c44e0a6f1\n");
    }

    @Test
    void versionIsPrinted() {
        assertThat(shop.run("--version").out()).matches("Migrate [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
    }

    @Test
    void usageErrorIsJsonToo() {
        Shop.Output output = shop.run("current --no-such --json");
        assertThat(output.code()).isEqualTo(2);
        assertThat(output.out()).startsWith("{\"error\":{\"exitCode\":2,\"message\":\"Unknown option: '--no-such'");
    }

    @Test
    void completionIsAScriptForTheShell() {
        assertThat(shop.run("completion bash").out())
                .contains("complete -F _complete_migrate")
                .contains("--rev-range");
        assertThat(shop.run("completion zsh").out()).startsWith("autoload -U +X compinit && compinit\n");
    }

    @Test
    void editWithoutATerminalSaysWhichFile() {
        open("line");
        shop.with(builder -> builder.editor("vi -n"));
        assertFails("edit head", 6, "", """
                There is no terminal to edit in.
                    editor     vi -n
                    file       /home/ada/shop/src/main/java/db/migrations/Rev20261122_0730_AddEmail.java
                Type the command at a terminal, or open the file yourself.
                """);
    }
}
