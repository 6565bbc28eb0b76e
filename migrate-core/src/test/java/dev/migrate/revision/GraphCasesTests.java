package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables of cases: graph, command and rows in; the steps with the rows after each of them, the revisions, or the
 * error with its whole message, out.
 */
class GraphCasesTests {

    private static final List<String> FILES = List.of(
            "ids",
            "heads",
            "base",
            "current",
            "branches",
            "steps-up",
            "steps-down",
            "steps-named",
            "ranges",
            "several",
            "upgrade",
            "downgrade",
            "stamp",
            "rows",
            "graph",
            "load");
    private static final int LEAST = 1_200;

    /** What may be typed; each must be seen with each command that takes it, and with the others that refuse it. */
    private static final Map<String, Pattern> FORMS = new TreeMap<>(Map.ofEntries(
            Map.entry("word", Pattern.compile("head|heads|base|current")),
            Map.entry("id", Pattern.compile("[a-e][0-9]?|m|n|[0-9a-f]{12}")),
            Map.entry("beginning", Pattern.compile("3f2a|3f2|77|zz")),
            Map.entry("label", Pattern.compile("one|two|core|shop")),
            Map.entry("label@head", Pattern.compile("(one|two|lib|app)@heads?")),
            Map.entry("rev@head", Pattern.compile("[a-e][0-9]?@heads?")),
            Map.entry("label@base", Pattern.compile("(one|two|lib|app)@base")),
            Map.entry("rev@base", Pattern.compile("[a-e][0-9]?@base")),
            Map.entry("label@rev", Pattern.compile("(one|two|lib|app)@[a-e][0-9]?")),
            Map.entry("+N", Pattern.compile("\\+[1-9]")),
            Map.entry("-N", Pattern.compile("-[1-9]")),
            Map.entry("rev+N", Pattern.compile("[a-e][0-9]?\\+[1-9]")),
            Map.entry("rev-N", Pattern.compile("[a-e][0-9]?-[1-9]")),
            Map.entry("label@+N", Pattern.compile("(one|two|lib|app)@\\+[1-9]")),
            Map.entry("label@-N", Pattern.compile("(one|two|lib|app)@-[1-9]"))));

    private static final Set<Class<?>> ERRORS = Set.of(
            AmbiguousRevisionException.class,
            CycleException.class,
            DatabaseAheadException.class,
            DuplicateLabelException.class,
            DuplicateRevisionException.class,
            InvalidRevisionIdException.class,
            InvalidTargetException.class,
            MultipleHeadsException.class,
            OverlappingRowsException.class,
            UnknownRevisionException.class,
            UnreachableTargetException.class);

    static List<GraphCase> cases() {
        return FILES.stream()
                .flatMap(file -> GraphCases.of(file + ".txt").stream())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> outcomesAre() {
        return cases().stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.toString(), () -> assertThat(c.actual()).as(c.graph()).isEqualTo(c.outcome())));
    }

    @Test
    void areManyAndDifferent() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(cases().stream().map(c -> List.of(c.graph(), c.command(), c.target(), c.rows())))
                .doesNotHaveDuplicates();
    }

    @Test
    void coverEveryErrorOfTheGraph() {
        Set<String> seen = cases().stream()
                .map(GraphCase::outcome)
                .filter(outcome -> outcome.startsWith("! "))
                .map(outcome -> outcome.lines().findFirst().orElseThrow().substring(2))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(seen)
                .isEqualTo(ERRORS.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void coverEveryFormOfATargetWithEveryCommand() {
        for (String command : List.of("upgrade", "downgrade", "stamp", "find", "rows-at")) {
            assertForms(command, targets(command, Function.identity()));
        }
        assertForms("the start of a range", targets("range", range -> range.replaceAll(":.*", "")));
        assertForms("the end of a range", targets("range", range -> range.replaceAll(".*:", "")));
    }

    private static Set<String> targets(String command, Function<String, String> part) {
        return cases().stream()
                .filter(c -> c.command().equals(command))
                .map(c -> part.apply(c.target()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertForms(String what, Set<String> targets) {
        FORMS.forEach((form, pattern) -> assertThat(targets)
                .as(form + " as target of " + what)
                .anyMatch(target -> pattern.matcher(target).matches()));
    }
}
