package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of identifiers in docs/coming-from-alembic.md says what the commands do. */
class IdentifierTableTests {

    private static final RevisionMap MAP =
            TestGraph.graph("1f0c5a7e92d4 <- 9b1c44e0a6f1 <- 3f2a9c1d7b42[shop] <- 5e20b9d3c781 <- c4d81e6b2f35");
    private static final Set<String> MIDDLE = Set.of("3f2a9c1d7b42");
    private static final Set<String> END = Set.of("c4d81e6b2f35");

    /**
     * A form and a column of the table.
     *
     * @param form as it is typed
     * @param command the head of the column
     * @param answer what the table says
     */
    record Cell(String form, String command, String answer) {

        Stream<Cell> forms() {
            return Pattern.compile("`([^`]+)`")
                    .matcher(form)
                    .results()
                    .map(each -> each.group(1))
                    .map(each -> new Cell(
                            each.equals("a,b") || each.contains(":")
                                    ? each.replaceAll("\\bb\\b", "3f2a").replaceAll("\\ba\\b", "9b1c")
                                    : each,
                            command,
                            answer));
        }
    }

    static List<Cell> cells() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/coming-from-alembic.md"));
        int head = lines.indexOf("| form | means | upgrade | downgrade | stamp | show, merge, history |");
        List<String> columns = columns(lines.get(head));
        List<Cell> cells = lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(IdentifierTableTests::columns)
                .flatMap(row -> Stream.of(2, 3, 4, 5).map(i -> new Cell(row.get(0), columns.get(i), row.get(i))))
                .flatMap(Cell::forms)
                .toList();
        assertThat(cells).hasSizeGreaterThan(100);
        return cells;
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatTheTableSaysIsSo(Cell cell) {
        switch (cell.answer()) {
            case "yes", "if there is one", "from the heads" -> ask(cell);
            case "no" -> refused(() -> ask(cell));
            case "nothing to do", "none" -> assertThat(ask(cell)).isEmpty();
            case "the first revision" ->
                assertThat(ask(cell))
                        .extracting(Object::toString)
                        .singleElement()
                        .asString()
                        .contains("1f0c5a7e92d4");
            case "end of a range" -> {
                refused(() -> ask(cell));
                assertThat(MAP.range(MIDDLE, RevisionRange.parse("1f0c:" + cell.form())))
                        .isNotEmpty();
            }
            case "with `--sql`", "`history`" -> {
                refused(() -> ask(cell));
                assertThat(MAP.range(MIDDLE, RevisionRange.parse(cell.form()))).isNotEmpty();
            }
            default -> throw new IllegalStateException("The table has a word that this test does not know: " + cell);
        }
    }

    private static void refused(ThrowingCallable asked) {
        assertThatExceptionOfType(InvalidTargetException.class).isThrownBy(asked);
    }

    private static Collection<?> ask(Cell cell) {
        return switch (cell.command()) {
            case "upgrade" -> MAP.upgradePath(MIDDLE, RevisionTarget.parseAll(cell.form()));
            case "downgrade" -> MAP.downgradePath(END, RevisionTarget.parse(cell.form()));
            case "stamp" -> MAP.stampSteps(MIDDLE, RevisionTarget.parseAll(cell.form()));
            default ->
                RevisionTarget.parseAll(cell.form()).stream()
                        .flatMap(target -> MAP.resolve(MIDDLE, target).stream())
                        .toList();
        };
    }
}
