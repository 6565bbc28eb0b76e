package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Recorded;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.script.Script;
import dev.migrate.testing.LargeSchemas;
import dev.migrate.testing.RecordingConnection;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One revision for a model of many tables, written, compiled, run and taken back.
 *
 * <p>PostgreSQL gets all of them, the others as many as show that each query is asked once. The log shows where the time
 * went; {@code -Dlarge.tables=} makes the model larger.
 */
class LargeModelTests {

    private static final int MANY = Integer.getInteger("large.tables", 200);
    private static final int SOME = 60;
    private static final int FEW = 5;
    private static final Schema MODEL = LargeSchemas.of(MANY);
    private static final Schema SMALLER = LargeSchemas.of(Math.min(SOME, MANY));

    @TempDir
    private static Path directory;

    @TempDir
    private static Path smaller;

    @TempDir
    private Path another;

    @BeforeAll
    static void writeTheRevision() throws IOException {
        RevisionResult result = write(directory, MODEL);
        log("revision of " + MODEL.tables().size() + " tables", result.timings());
        write(smaller, SMALLER);
    }

    private static Schema model(TestDatabase product) {
        return product.isPostgresql() ? MODEL : SMALLER;
    }

    private static Path module(TestDatabase product) {
        return product.isPostgresql() ? directory : smaller;
    }

    private static RevisionResult write(Path module, Schema model) throws IOException {
        RevisionResult result = builder(module, model)
                .database("postgresql:18")
                .build()
                .revision(RevisionRequest.autogenerate("create items"));
        JavaSources.of(Files.readString(module.resolve(String.valueOf(result.file()))))
                .strict()
                .compileTo(module.resolve("classes"));
        return result;
    }

    private static MigrateBuilder builder(Path module, Schema model) throws IOException {
        URL classes = module.resolve("classes").toUri().toURL();
        return Migrate.builder()
                .classLoader(new URLClassLoader(new URL[] {classes}, LargeModelTests.class.getClassLoader()))
                .directory(module)
                .clock(TestHistory.CLOCK)
                .model(target -> new Model(model, Map.of(), new TreeSet<>(List.of("com.acme.Item")), List.of()));
    }

    private static Migrate on(FreshDatabase database, Path module, Schema model) throws IOException {
        return builder(module, model)
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    @Test
    void theWrittenRevisionRecordsItsOperationsAgain() throws IOException {
        List<Script> scripts =
                List.copyOf(builder(directory, MODEL).build().scripts().scripts());
        assertThat(scripts).hasSize(1);
        assertThat(scripts.get(0).upgrade("any").stream().map(Recorded::operation))
                .isEqualTo(SchemaDiff.between(Schema.empty(), MODEL));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void theRevisionMakesTheModelAndTakesItBack(TestDatabase product) throws IOException, SQLException {
        Schema model = model(product);
        try (FreshDatabase database = product.create()) {
            Migrate migrate = on(database, module(product), model);
            logSteps("upgrade of " + product, migrate.upgrade("head"));
            assertThat(inspected(database)).isEqualTo(normal(database, model));
            CheckResult check = migrate.check("history");
            assertThat(check.changes()).isEmpty();
            assertThat(check.tables()).isEqualTo(model.tables().size());
            log("check against " + product, check.timings());
            logSteps("downgrade of " + product, migrate.downgrade("base"));
            assertThat(inspected(database)).isEqualTo(Schema.empty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2", "SQLITE"})
    void manyTablesAreInspectedByAsManyQueriesAsFew(TestDatabase product) throws IOException, SQLException {
        Schema few = LargeSchemas.of(FEW);
        write(another, few);
        assertThat(queriesOfInspection(product, module(product), model(product)))
                .hasSizeLessThan(30)
                .isEqualTo(queriesOfInspection(product, another, few));
    }

    private static List<String> queriesOfInspection(TestDatabase product, Path module, Schema model)
            throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            on(database, module, model).upgrade("head");
            List<String> executed = new ArrayList<>();
            try (Connection connection = RecordingConnection.of(database.connect(), executed)) {
                Dialect dialect = Dialects.onClassPath().of(connection);
                executed.clear();
                long start = System.nanoTime();
                Schema whole = dialect.inspector(connection).read();
                long time = System.nanoTime() - start;
                assertThat(whole.tables())
                        .hasSizeGreaterThanOrEqualTo(model.tables().size());
                log(
                        "inspection of " + product,
                        List.of("  " + Duration.ofNanos(time).toMillis() + " ms  "
                                + whole.tables().size() + " tables by " + executed.size() + " queries"));
                Schema named = dialect.inspector(connection).read(model.tables().keySet());
                assertThat(named.tables().keySet()).containsAll(model.tables().keySet());
            }
            return executed;
        }
    }

    private static Schema normal(FreshDatabase database, Schema model) throws SQLException {
        try (Connection connection = database.connect()) {
            return normal(Dialects.onClassPath().of(connection), model);
        }
    }

    private static Schema normal(Dialect dialect, Schema model) {
        return dialect.normalizer().normalize(model);
    }

    private static Schema inspected(FreshDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Schema schema =
                    Dialects.onClassPath().of(connection).inspector(connection).read();
            List<Table> tables = schema.tables().values().stream()
                    .filter(each -> !each.name().name().folded().startsWith("migrate_"))
                    .toList();
            return Schema.of(tables, schema.sequences().values());
        }
    }

    private static void logSteps(String title, List<StepInfo> steps) {
        assertThat(steps).hasSize(1);
        log(
                title,
                List.of("  " + steps.get(0).duration().toMillis() + " ms  "
                        + steps.get(0).revision()));
    }

    private static void log(String title, List<String> lines) {
        System.out.println(title);
        lines.forEach(System.out::println);
    }
}
