package dev.migrate.command;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the list of failures says of the tests is true: they are there, and run on these databases. */
class FailureCaseListTests {

    /** All that was thought of; a case that is taken out of the list has to be taken out of this number too. */
    private static final int CASES = 93;

    private static final List<String> SECTIONS = List.of(
            "Crashes and connections",
            "Several at once",
            "History and files",
            "Texts and scripts",
            "Names",
            "Environment");

    private static final Set<String> DATABASES =
            new LinkedHashSet<>(List.of("postgresql", "mysql", "mariadb", "h2", "sqlite"));
    private static final Path LIST = Path.of("src/test/resources/dev/migrate/command/failure-cases.txt");
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Pattern SHOWN = Pattern.compile("    shown     (?:([\\w-]+):)?([\\w.]+)#(\\w+) on (.+)");
    private static final Pattern LEFT_OUT = Pattern.compile("    left out  (.+?), because (.+)");
    private static final Pattern CONSTANT = Pattern.compile("\\b("
            + String.join("|", Stream.of(TestDatabase.values()).map(Enum::name).toList()) + ")\\b");

    /** A test, in a class of another module if it says so, and the databases it is said to run on. */
    private record Shown(@Nullable String module, String type, String method, Set<String> databases) {

        @Override
        public String toString() {
            return (module == null ? "" : module + ":") + type + "#" + method;
        }
    }

    private record LeftOut(String what, String reason) {

        /** Returns whether nothing but databases is left out. */
        boolean isOfDatabases() {
            return DATABASES.containsAll(List.of(what.split(", ", -1)));
        }

        Set<String> named() {
            return words(what);
        }

        boolean isOfTheRest() {
            return what.contains("every other database") || what.contains("every database");
        }
    }

    private record Case(String words, int line, List<Shown> shown, List<LeftOut> leftOut) {

        Set<String> databases() {
            return shown.stream().flatMap(each -> each.databases().stream()).collect(toCollection(TreeSet::new));
        }
    }

    private final List<String> sections = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    FailureCaseListTests() throws IOException {
        int number = 0;
        for (String line : Files.readAllLines(LIST)) {
            read(line, ++number);
        }
    }

    private void read(String line, int number) {
        Matcher shown = SHOWN.matcher(line);
        Matcher leftOut = LEFT_OUT.matcher(line);
        if (line.startsWith("== ")) {
            sections.add(line.substring(3));
        } else if (line.matches("[A-Z].*\\.")) {
            cases.add(new Case(line, number, new ArrayList<>(), new ArrayList<>()));
        } else if (shown.matches()) {
            Set<String> databases = shown.group(4).equals("no database")
                    ? Set.of()
                    : new LinkedHashSet<>(List.of(shown.group(4).split(", ", -1)));
            last().shown().add(new Shown(shown.group(1), shown.group(2), shown.group(3), databases));
        } else if (leftOut.matches()) {
            last().leftOut().add(new LeftOut(leftOut.group(1), leftOut.group(2)));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            wrong.add("line " + number + " is not understood: " + line);
        }
    }

    private Case last() {
        return cases.get(cases.size() - 1);
    }

    private static Set<String> words(String text) {
        return Pattern.compile("\\w+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(DATABASES::contains)
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void noCaseIsMissingOrThereTwice() {
        assertThat(wrong).isEmpty();
        assertThat(sections).isEqualTo(SECTIONS);
        assertThat(cases).hasSize(CASES).extracting(Case::words).doesNotHaveDuplicates();
    }

    @Test
    void aCaseHasATestOrAReasonForEachDatabase() {
        for (Case each : cases) {
            Set<String> missing = new TreeSet<>(DATABASES);
            missing.removeAll(each.databases());
            for (LeftOut leftOut : each.leftOut()) {
                if (leftOut.isOfDatabases()) {
                    leftOut.named().stream()
                            .filter(each.databases()::contains)
                            .forEach(database -> wrong.add(place(each) + database + " is shown and left out"));
                }
                missing.removeAll(leftOut.isOfTheRest() ? DATABASES : leftOut.named());
            }
            if (!missing.isEmpty()) {
                wrong.add(place(each) + missing + " neither shown nor left out with a reason");
            }
            if (each.shown().stream().map(Shown::toString).distinct().count()
                    < each.shown().size()) {
                wrong.add(place(each) + "a test stands there twice");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String place(Case each) {
        return LIST.getFileName() + ":" + each.line() + ": " + each.words() + " ";
    }

    @Test
    void everyTestIsThere() throws IOException {
        for (Case each : cases) {
            for (Shown shown : each.shown()) {
                if (!isThere(shown)) {
                    wrong.add(place(each) + "there is no test " + shown);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isThere(Shown shown) throws IOException {
        if (shown.module() != null) {
            return annotations(source(shown), shown.method()).matches("(?s).*@(Parameterized)?Test\\b.*");
        }
        try {
            for (Class<?> type = Class.forName("dev.migrate." + shown.type());
                    type != null;
                    type = type.getSuperclass()) {
                if (Stream.of(type.getDeclaredMethods(), type.getDeclaredFields())
                        .flatMap(Stream::of)
                        .anyMatch(member -> ((Member) member).getName().equals(shown.method())
                                && AnnotationSupport.isAnnotated((AnnotatedElement) member, Testable.class))) {
                    return true;
                }
            }
            return false;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The parameters of a test say it, or else its body; where neither does, its class at least knows each of them. */
    @Test
    void everyTestRunsOnTheDatabasesThatAreSaid() throws IOException {
        for (Case each : cases) {
            for (Shown shown : each.shown()) {
                String source = source(shown);
                Set<String> actual = actual(source, shown.method());
                if (!DATABASES.containsAll(shown.databases())) {
                    wrong.add(place(each) + shown.databases() + " are no databases");
                } else if (actual != null && !actual.equals(shown.databases())) {
                    wrong.add(place(each) + shown + " runs on " + actual);
                }
                shown.databases().stream()
                        .filter(database ->
                                !source.toLowerCase(Locale.ROOT).contains(database) && !source.contains("EnumSource"))
                        .forEach(database -> wrong.add(place(each) + shown + " knows nothing of " + database));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String source(Shown shown) throws IOException {
        String file = "/" + shown.type().replace('.', '/') + ".java";
        Path sources =
                shown.module() == null ? SOURCES : Path.of("..", shown.module()).resolve(SOURCES);
        try (Stream<Path> files = Files.walk(sources)) {
            Path found = files.filter(each -> each.toString().endsWith(file))
                    .findFirst()
                    .orElse(null);
            return found == null ? "" : Files.readString(found);
        }
    }

    /** Returns the databases that a test runs on, or null where it does not say it. */
    private static @Nullable Set<String> actual(String source, String method) {
        String annotations = annotations(source, method);
        Set<String> constants = constants(annotations);
        if (annotations.contains("@EnumSource")) {
            boolean excludes = annotations.contains("EXCLUDE");
            return products(
                    constants.isEmpty() || excludes
                            ? EnumSet.allOf(TestDatabase.class).stream()
                                    .map(Enum::name)
                                    .filter(each -> !constants.contains(each))
                                    .toList()
                            : constants);
        }
        if (!constants.isEmpty()) {
            return products(constants);
        }
        Set<String> named = new TreeSet<>();
        body(source, method)
                .lines()
                .flatMap(line ->
                        Pattern.compile("TestDatabase\\.(\\w+)").matcher(line).results())
                .map(result -> result.group(1))
                .filter(each -> CONSTANT.matcher(each).matches())
                .forEach(named::add);
        return named.isEmpty() ? null : products(named);
    }

    private static Set<String> constants(String text) {
        return CONSTANT.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Set<String> products(Iterable<String> constants) {
        Set<String> products = new TreeSet<>();
        constants.forEach(each -> products.add(each.toLowerCase(Locale.ROOT).replaceFirst("_.*", "")));
        return products;
    }

    /** Returns what stands before a method and behind its comment. */
    private static String annotations(String source, String method) {
        int end = source.indexOf(" void " + method + "(");
        int begin = end < 0 ? -1 : source.lastIndexOf("\n    }\n", end);
        String head = end < 0 ? "" : source.substring(Math.max(begin, 0), end);
        int first = head.indexOf("\n    @");
        return first < 0 ? "" : head.substring(first);
    }

    private static String body(String source, String method) {
        int begin = source.indexOf(" void " + method + "(");
        return begin < 0 ? "" : source.substring(begin, source.indexOf("\n    }\n", begin));
    }
}
