package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps the examples of the page in step with what the commands print. An example stands behind a comment that names the
 * module it is typed in, how far that module's database has been upgraded, and what is typed; {@code fresh} gives it a
 * module of its own, for commands that change something.
 */
class CommandsPageTests {

    private static final Pattern EXAMPLE = Pattern.compile(
            "<!-- example (?<shop>\\w+)(?: at (?<at>\\S+))?(?<fresh> fresh)?: (?<line>[^\n]*) -->\n"
                    + "```(?<language>\\w+)\n(?<text>.*?)```\n",
            Pattern.DOTALL);

    private static final String OPTIONS = "<!-- options -->\n\n";
    private static final String END_OF_OPTIONS = "<!-- end of options -->\n";

    @TempDir
    private Path directory;

    private final Map<String, Shop> shops = new LinkedHashMap<>();
    private final TreeSet<String> lines = new TreeSet<>();

    @AfterEach
    void dropDatabases() {
        shops.values().forEach(Shop::close);
    }

    @Test
    void everyExampleIsWhatTheCommandPrints() {
        Golden.assertPage("commands.md", page -> EXAMPLE.matcher(page).replaceAll(this::example));
    }

    @Test
    void everyCommandHasAnExampleAndOneInJson() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/commands.md")));
        while (examples.find()) {
            lines.add(examples.group("line"));
        }
        for (String command : MigrateCommandLine.specs().keySet()) {
            assertThat(lines)
                    .as(command)
                    .anyMatch(line -> line.matches(command + "( .*)?") && !line.contains("--json"));
            if (!command.equals("completion")) {
                assertThat(lines).as(command).anyMatch(line -> line.matches(command + "( .*)? --json.*"));
            }
        }
    }

    @Test
    void everyOptionIsInTheTable() {
        Golden.assertPage(
                "commands.md",
                page -> page.substring(0, page.indexOf(OPTIONS))
                        + OPTIONS
                        + OptionsTable.text()
                        + page.substring(page.indexOf(END_OF_OPTIONS)));
    }

    @Test
    void theSvgOfTheDocsIsWhatTheCommandPrints() {
        Golden.assertPage("history.svg", old -> shop("graph", "9b1c44e0a6f1", "")
                .run("history -i --format=svg")
                .out());
    }

    private String example(MatchResult result) {
        Matcher match = EXAMPLE.matcher(result.group());
        if (!match.matches()) {
            throw new IllegalStateException(result.group());
        }
        String line = match.group("line");
        String fresh = match.group("fresh") == null ? "" : line;
        Shop.Output output = shop(match.group("shop"), match.group("at"), fresh).run(line);
        String text = text(match.group("language"), line, output);
        String head = result.group().substring(0, match.start("text"));
        return Matcher.quoteReplacement(head + text + "```\n");
    }

    private static String text(String language, String line, Shop.Output output) {
        return switch (language) {
            case "json" -> PrettyJson.of(output.out());
            case "console" -> "$ migrate " + line + "\n" + output.out() + output.err();
            default -> output.out();
        };
    }

    private Shop shop(String name, String at, String fresh) {
        return shops.computeIfAbsent(name + " at " + at + " " + fresh, key -> {
            Shop shop = Shops.named(name, directory(shops.size()));
            if (at != null) {
                assertThat(shop.run("upgrade " + at).code()).isZero();
            }
            if (name.equals("gone")) {
                Shops.forget(shop);
            }
            if (name.equals("edited")) {
                Shops.edit(shop);
            }
            return shop;
        });
    }

    private Path directory(int number) {
        try {
            return Files.createDirectories(directory.resolve("shop" + number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
