package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mvn migrate:history                                | --migrate.run="history"
            Look: mvn migrate:current and run again.           | Look: --migrate.run="current" and run again.
            mvn migrate:upgrade -Drevision=heads (or wait)     | --migrate.run="upgrade heads" (or wait)
            mvn migrate:downgrade -Drevision=-1                | --migrate.run="downgrade -1"
            mvn migrate:stamp -Drevision=a1,b1 -Dpurge         | --migrate.run="stamp a1,b1 --purge"
            mvn migrate:stamp -Drevision=<revision> -Dpurge    | --migrate.run="stamp <revision> --purge"
            mvn migrate:history -DrevRange=a1:+2               | --migrate.run="history --rev-range a1:+2"
            mvn migrate:revision -Dhead=a1 -Dmessage="…"       | --migrate.run="revision --head a1 -m '…'"
            mvn migrate:revision -Dautogenerate=false          | --migrate.run="revision --empty"
            mvn migrate:revision -Dfrom=nothing, then go       | --migrate.run="revision --from nothing", then go
            mvn migrate:check -Dgraph -Dapplied.               | --migrate.run="check --graph --applied".
            mvn migrate:squash -Drange=base:a1 -Dmessage="x y" | --migrate.run="squash base:a1 -m 'x y'"
            write it with -Ddefault=a.b:<value>                | write it with --default=a.b:<value>
            or -DallowDrop=a.b, -Dsplice                       | or --allow-drop=a.b, --splice
            java -Dmigrate.run=x -Dspring.y=z                  | java -Dmigrate.run=x -Dspring.y=z
            mvn package                                        | mvn package
            """)
    void aGoalIsWrittenAsTheArgumentOfTheApplication(String goal, String argument) {
        assertThat(Spelling.ARGUMENT.of(goal)).isEqualTo(argument);
        assertThat(Spelling.GOAL.of(goal)).isEqualTo(goal);
    }

    @Test
    void optionsAreNamedAsSettingsOfAGoal() {
        String message = "--rev-range, '--sql' and --not-rename=<a>; not --migrate.run=x or a--b";
        assertThat(Spelling.GOAL.options(message))
                .isEqualTo("-DrevRange, '-Dsql' and -DnotRename=<a>; not --migrate.run=x or a--b");
        assertThat(Spelling.ARGUMENT.options(message)).isEqualTo(message);
    }

    /** Reads the sources, where targets are put together from pieces; what stands there as a whole must be understood. */
    @Test
    void everyCommandThatAMessageNamesIsOneThatTheCommandLineHas() throws IOException {
        List<String> lines = new ArrayList<>();
        Pattern whole =
                Pattern.compile("mvn migrate:[a-z-]+(?: -D[A-Za-z]+(?:=(?:\\\\\"[^\"]*\\\\\"|[\\w.<>:=-]*))?)*");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/migrate"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Matcher found = whole.matcher(Files.readString(file));
                while (found.find()) {
                    lines.add(found.group().replace("\\\"", "\"").replaceFirst("=$", "=x"));
                }
            }
        }
        assertThat(lines).hasSizeGreaterThan(30);
        for (String line : lines) {
            String argument = Spelling.ARGUMENT.of(line);
            assertThat(argument).matches("--migrate.run=\"[^\"]*\"");
            List<String> words = Words.split(argument.substring("--migrate.run=\"".length(), argument.length() - 1));
            assertThat(MigrateCommandLine.specs().get(words.get(0)).optionsMap().keySet())
                    .as(line)
                    .containsAll(words.stream()
                            .filter(word -> word.matches("-+[a-z].*"))
                            .toList());
        }
    }
}
