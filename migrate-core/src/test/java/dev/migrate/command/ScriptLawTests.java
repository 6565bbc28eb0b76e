package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CopyRows;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionSource;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script says is what a run does: the same statements in the same order, up to the first that is refused. */
class ScriptLawTests {

    /** Statements of a run that ask, keep the journal or hold the lock, and what a script says of transactions. */
    private static final List<String> OWN = List.of(
            "select ",
            "show ",
            "pragma ",
            "begin",
            "commit",
            "rollback",
            "with ",
            "insert into migrate_step",
            "update migrate_step",
            "delete from migrate_step",
            "create table if not exists migrate_lock",
            "insert into migrate_lock",
            "update migrate_lock",
            "update or rollback temp.",
            "create temp");

    @TempDir
    private Path directory;

    private static Set<Trait> traits() {
        return EnumSet.complementOf(EnumSet.of(
                Trait.SCHEMAS,
                Trait.COLLATIONS,
                Trait.PARTIAL_INDEXES,
                Trait.EXPRESSION_INDEXES,
                Trait.GENERATED_COLUMNS,
                Trait.ENUMERATIONS,
                Trait.RAW_TYPES,
                Trait.SQL,
                Trait.ROWS));
    }

    private static String revision(int seed, String id, List<String> down, List<Operation> operations, Schema before) {
        return JavaRevisionWriter.write(new RevisionSource(
                "db.migrations",
                "Rev" + id,
                id,
                down,
                List.of(),
                List.of(),
                "seed " + seed + ", it's; \u00e4",
                "",
                operations,
                Reverse.of(operations, before),
                before));
    }

    private Path history(int seed) throws Exception {
        Schema schema = RandomSchemas.of(seed, traits());
        List<Operation> creation = SchemaDiff.between(Schema.empty(), schema);
        List<Operation> changes = new ArrayList<>(RandomOperations.of(seed, schema, traits()));
        changes.removeIf(CopyRows.class::isInstance);
        Schema after = Replay.apply(schema, changes);
        List<Operation> more = new ArrayList<>(RandomOperations.of(seed + 1000L, after, traits()));
        more.removeIf(CopyRows.class::isInstance);
        Path folder = directory.resolve("seed" + seed);
        JavaSources.of(
                        revision(seed, "a1", List.of(), creation, Schema.empty()),
                        revision(seed, "b1", List.of("a1"), changes, schema),
                        revision(seed, "c1", List.of("b1"), more, after))
                .compileTo(folder);
        return folder;
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL_14, 8", "POSTGRESQL_18, 12", "MYSQL_8_0, 8", "MARIADB_11_4, 8", "H2, 30", "SQLITE, 30"})
    void aScriptSaysWhatARunDoes(TestDatabase kind, int seeds) throws Exception {
        int complete = 0;
        for (int seed = 0; seed < seeds; seed++) {
            try (FreshDatabase database = kind.create();
                    URLClassLoader loader = new URLClassLoader(
                            new URL[] {history(seed).toUri().toURL()},
                            getClass().getClassLoader())) {
                List<String> executed = new ArrayList<>();
                Migrate migrate = Migrate.builder()
                        .connections(() -> RecordingConnection.of(database.connect(), executed))
                        .classLoader(loader)
                        .application("shop")
                        .clock(TestHistory.CLOCK)
                        .build();
                boolean up = same(seed, executed, () -> migrate.upgradeScript("head"), () -> migrate.upgrade("head"));
                if (up
                        && same(
                                seed,
                                executed,
                                () -> migrate.downgradeScript("head:base"),
                                () -> migrate.downgrade("base"))) {
                    complete++;
                }
            }
        }
        assertThat(complete).as("seeds that ran to their end").isGreaterThan(seeds / 4);
    }

    /** Compares a script and a run; returns whether both came to their end. */
    private static boolean same(int seed, List<String> executed, Supplier<String> script, Runnable run) {
        String refused = null;
        List<String> scripted = List.of();
        try {
            scripted = statements(script.get());
        } catch (MigrateException e) {
            refused = e.getMessage();
        }
        executed.clear();
        String failed = null;
        try {
            run.run();
        } catch (MigrateException e) {
            failed = e.getMessage();
        }
        if (refused != null) {
            assertThat(failed).as("seed %s, the script says: %s", seed, refused).isNotNull();
            return false;
        }
        List<String> ran = withoutOwn(executed);
        if (failed != null) {
            ran.removeIf(sql -> sql.contains("'FAILED'"));
            scripted = scripted.subList(0, Math.min(scripted.size(), ran.size()));
        }
        assertThat(ran).as("seed %s, the run says: %s", seed, failed).isEqualTo(scripted);
        return failed == null;
    }

    /** A database folds names without quotes, so that a script may spell them as the revision does. */
    private static String folded(String sql) {
        return Pattern.compile("'[^']*'|\"[^\"]*\"|[^'\"]+")
                .matcher(sql)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().matches("(?s)['\"].*")
                                ? part.group()
                                : part.group().toLowerCase(Locale.ROOT)));
    }

    /** A run keeps the text of what it ran; in a script it would stand twice. */
    private static String withoutText(String sql) {
        return sql.startsWith("insert into migrate_history")
                ? sql.replaceAll(", '(?:[^']++|'')*+'\\)$", ", null)")
                : sql;
    }

    private static List<String> statements(String script) {
        return withoutOwn(Arrays.stream(script.split(";\n\n", -1))
                .map(each -> each.replaceAll("(?m)^-- Running .*\n", ""))
                .toList());
    }

    private static List<String> withoutOwn(List<String> statements) {
        return new ArrayList<>(statements.stream()
                .map(each -> each.strip().replaceAll(", \\d+, 'shop'", ", null, 'shop'"))
                .map(ScriptLawTests::withoutText)
                .map(ScriptLawTests::folded)
                .filter(each -> !each.isEmpty()
                        && OWN.stream()
                                .noneMatch(own -> each.toLowerCase(Locale.ROOT).startsWith(own)))
                .toList());
    }
}
