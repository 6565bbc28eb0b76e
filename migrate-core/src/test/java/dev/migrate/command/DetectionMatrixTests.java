package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import dev.migrate.command.DetectionSamples.Sample;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Statement;
import dev.migrate.diff.DropRefusedException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationText;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testing.RecordingConnection;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Golden;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the page about autogenerate in step with what is seen on each database. */
class DetectionMatrixTests {

    private static final List<TestDatabase> DATABASES = List.of(
            TestDatabase.POSTGRESQL_18,
            TestDatabase.MYSQL_8_0,
            TestDatabase.MARIADB_11_4,
            TestDatabase.H2,
            TestDatabase.SQLITE);
    private static final String BEGIN = "<!-- detected -->\n";
    private static final String END = "<!-- end of detected -->";

    private static final String BEGIN_OF_GONE = "<!-- gone -->\n";
    private static final String END_OF_GONE = "<!-- end of gone -->";
    private static final String HISTORY = "history";

    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Map<String, String> cellsOfGone = new LinkedHashMap<>();
    private final List<Change> inHistory = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void thePageSaysWhatIsSeenWhere() throws SQLException, IOException {
        fillHistory();
        for (TestDatabase each : DATABASES) {
            fill(each);
        }
        Golden.assertPage("autogenerate.md", page -> {
            String detected = between(page, BEGIN, matrix(), END);
            return between(detected, BEGIN_OF_GONE, matrixOfGone(withConsent()), END_OF_GONE);
        });
    }

    private static String between(String page, String begin, String text, String end) {
        return page.substring(0, page.indexOf(begin) + begin.length()) + "\n" + text + "\n"
                + page.substring(page.indexOf(end));
    }

    /** What is gone, and what else cannot stay as it is, such as a column with another collation. */
    private String matrixOfGone(List<Change> written) {
        StringBuilder text = new StringBuilder(
                "| | after consent | history | PostgreSQL | MySQL | MariaDB | H2 | SQLite |\n|---|---|"
                        + "---|".repeat(DATABASES.size() + 1) + "\n");
        for (Sample sample : DetectionSamples.all()) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(cellsOfGone.get(sample.table() + HISTORY))));
            DATABASES.forEach(
                    each -> row.add(cellsOfGone.getOrDefault(sample.table() + each, cells.get(sample.table() + each))));
            if (row.contains("asked") || sample.name().contains("gone")) {
                text.append("| ").append(sample.name()).append(" | ").append(dropped(sample, written));
                row.forEach(each -> text.append(" | ").append(each));
                text.append(" |\n");
            }
        }
        return text.toString();
    }

    private static String dropped(Sample sample, List<Change> written) {
        List<String> words = written.stream()
                .filter(each -> isOf(sample, each))
                .map(each -> "`" + each.words().replaceAll("x\\d+", "t") + "`")
                .toList();
        return words.stream()
                .filter(each -> each.contains("drop "))
                .findFirst()
                .orElse(words.isEmpty() ? "–" : words.get(0));
    }

    /** Returns what is written where all is allowed that has to be. */
    private List<Change> withConsent() {
        Workshop workshop = new Workshop(directory);
        MigrateBuilder builder = workshop.builder()
                .database("postgresql:18")
                .model(target -> model("postgresql", DetectionSamples.all()));
        List<String> files = workshop.files("src");
        List<String> asked = asked(builder.build(), Before.HISTORY);
        assertThat(workshop.files("src")).isEqualTo(files);
        noteGone(DetectionSamples.all(), HISTORY, inHistory, asked);
        return builder.build()
                .revision(RevisionRequest.autogenerate("all")
                        .withAnswers(Answers.none().withAllowDrops(asked)))
                .operations();
    }

    /** Returns what has to be allowed before a revision is written. */
    private static List<String> asked(Migrate migrate, String from) {
        DropRefusedException refused = catchThrowableOfType(
                DropRefusedException.class,
                () -> migrate.revision(RevisionRequest.autogenerate("all").withFrom(from)));
        String message = String.valueOf(refused.getMessage());
        String options = message.substring(message.indexOf("-DallowDrop=") + "-DallowDrop=".length());
        return List.of(options.replace("'", "").split(","));
    }

    private void noteGone(List<Sample> samples, String where, List<Change> changes, List<String> asked) {
        for (Sample sample : samples) {
            boolean isAsked = asked.stream().anyMatch(each -> each.matches(sample.table() + "(_of|_in)?([.:].*)?"));
            boolean isDropped = changes.stream().anyMatch(each -> isOf(sample, each));
            cellsOfGone.put(sample.table() + where, isAsked ? "asked" : isDropped ? "dropped" : "stays");
        }
    }

    private String matrix() {
        StringBuilder text = new StringBuilder("| | history | PostgreSQL | MySQL | MariaDB | H2 | SQLite |\n|---|"
                + "---|".repeat(DATABASES.size() + 1) + "\n");
        for (Sample sample : DetectionSamples.all()) {
            text.append("| ").append(sample.name()).append(" | ").append(inHistory(sample));
            DATABASES.forEach(each -> text.append(" | ").append(cells.get(sample.table() + each)));
            text.append(" |\n");
        }
        return text.toString();
    }

    private String inHistory(Sample sample) {
        return word(sample, inHistory);
    }

    /** All samples are in one history before their changes; what is seen is what {@code check} says. */
    private void fillHistory() throws IOException {
        StringBuilder upgrade = new StringBuilder();
        for (Operation operation : operations("postgresql", DetectionSamples.all(), Sample::from)) {
            upgrade.append("-- effect: ").append(OperationText.line(operation)).append("\nselect 1;\n");
        }
        new TestHistory(directory.resolve("src/main/resources")).sql("a1", "", "before", upgrade.toString(), "");
        inHistory.addAll(new Workshop(directory)
                .builder()
                .database("postgresql:18")
                .model(target -> model("postgresql", DetectionSamples.all()))
                .build()
                .check("history")
                .operations());
    }

    /** A schema that the mappings call otherwise is not looked into, so that what is in it comes as new. */
    private static String word(Sample sample, List<Change> changes) {
        String other = "`" + sample.table().toUpperCase(Locale.ROOT) + "`.";
        boolean seen = changes.stream().anyMatch(each -> isOf(sample, each));
        return seen ? "seen" : changes.stream().anyMatch(each -> each.words().contains(other)) ? "as new" : "–";
    }

    private static List<Operation> operations(
            String dialect, List<Sample> samples, Function<Sample, BiConsumer<Operations, String>> side) {
        Operations op = new Operations(dialect);
        samples.forEach(each -> side.apply(each).accept(op, each.table()));
        return op.operations();
    }

    /** Mappings say which schemas tables are in, and not that there are any. */
    private static Model model(String dialect, List<Sample> samples) {
        List<Operation> operations = operations(dialect, samples, Sample::to);
        Schema schema = Replay.apply(Schema.empty(), operations);
        Map<TableName, List<InsertRows>> rows = new TreeMap<>();
        operations.stream()
                .filter(InsertRows.class::isInstance)
                .map(InsertRows.class::cast)
                .forEach(each -> rows.put(each.table(), List.of(each)));
        return new Model(
                Schema.of(
                                List.of(),
                                schema.tables().values(),
                                schema.sequences().values())
                        .withObjectsOf(schema),
                rows,
                new TreeSet<>(List.of("com.acme.T")),
                List.of());
    }

    /** All samples that a database can hold are in it at once, before their changes and, in another one, after them. */
    private void fill(TestDatabase product) throws SQLException {
        List<Sample> held = new ArrayList<>();
        try (FreshDatabase before = product.create();
                FreshDatabase after = product.create()) {
            for (Sample sample : DetectionSamples.all()) {
                boolean both = create(sample, Sample::from, before) && create(sample, Sample::to, after);
                cells.put(sample.table() + product, "no such thing");
                if (both) {
                    held.add(sample);
                }
            }
            String dialect = Dialects.onClassPath().nameOfUrl(after.url()).orElseThrow();
            Model model = model(dialect, held);
            List<Change> changes = check(before, model);
            for (Sample sample : held) {
                cells.put(sample.table() + product, word(sample, changes));
            }
            noteGone(held, product + "", changes, asked(migrate(before, before::connect, model), Before.DATABASE));
            assertThat(check(after, model).stream().map(Change::words))
                    .as(product + "")
                    .isEmpty();
        }
    }

    private static boolean isOf(Sample sample, Change change) {
        return sample.table().equals(change.table())
                || (sample.table() + "_of").equals(change.table())
                || change.words().matches(".*\\b" + sample.table() + "\\b.*");
    }

    private static boolean create(
            Sample sample, Function<Sample, BiConsumer<Operations, String>> side, FreshDatabase database)
            throws SQLException {
        try (Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Operations op = new Operations(dialect.name());
            side.apply(sample).accept(op, sample.table());
            Replay state = Replay.from(Schema.empty());
            List<String> statements = new ArrayList<>();
            for (Operation operation : op.operations()) {
                for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                    dialect.writer().write(lowered, state).stream()
                            .map(Statement::sql)
                            .forEach(statements::add);
                    state.apply(lowered);
                }
            }
            database.execute(statements.toArray(String[]::new));
            return true;
        } catch (MigrateException refused) {
            return false;
        }
    }

    private static List<Change> check(FreshDatabase database, Model model) {
        return check(database, database::connect, model);
    }

    private static List<Change> check(FreshDatabase database, ConnectionSource connections, Model model) {
        return migrate(database, connections, model).check("database").operations();
    }

    private static Migrate migrate(FreshDatabase database, ConnectionSource connections, Model model) {
        return Migrate.builder()
                .connections(connections)
                .url(database.url())
                .model(target -> model)
                .build();
    }

    /** What a model of many tables costs is seen where each query is a round trip. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aComparisonWithTheDatabaseTakesAsManyQueriesForManyTablesAsForFew(TestDatabase product) throws SQLException {
        List<String> few = queries(product, 5);
        List<String> many = queries(product, 60);
        assertThat(many).as(product + "").hasSameSizeAs(few).hasSizeBetween(3, 60);
    }

    private static List<String> queries(TestDatabase product, int tables) throws SQLException {
        Sample sample = new Sample("", "t", (op, name) -> {}, (op, name) -> large(op, tables));
        List<String> executed = new ArrayList<>();
        try (FreshDatabase database = product.create()) {
            create(sample, Sample::to, database);
            String dialect = Dialects.onClassPath().nameOfUrl(database.url()).orElseThrow();
            Model model = model(dialect, List.of(sample));
            assertThat(check(database, () -> RecordingConnection.of(database.connect(), executed), model))
                    .isEmpty();
        }
        return executed;
    }

    private static void large(Operations op, int tables) {
        op.createSequence("numbers");
        for (int i = 0; i < tables; i++) {
            String table = "t" + i;
            String before = "t" + Math.max(0, i - 1);
            op.createTable(table, t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.column("up", SqlTypes.bigint());
                t.column("name", SqlTypes.varchar(40)).notNull().defaultValue("'x'");
                t.column("state", SqlTypes.enumeration("A", "B"));
                t.primaryKey("pk_" + table, "id");
                t.unique("uq_" + table, "name");
                t.check("ck_" + table, "id > 0");
                t.foreignKey("fk_" + table, "up").references(before, "id");
            });
            op.createIndex("ix_" + table, table, "name", "up");
        }
    }

    /** What a mapping cannot say stays as it is. */
    @Test
    void whatAModelCanSayIsADifferenceToTheHistory() throws IOException {
        fillHistory();
        assertThat(DetectionSamples.all().stream()
                        .filter(each -> inHistory(each).equals("–"))
                        .map(Sample::name))
                .containsExactly(DetectionSamples.UNSAID);
    }
}
