package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.schema.Schema;
import dev.migrate.source.JavaRevisionWriter;
import dev.migrate.source.RevisionSource;
import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testing.Story;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A script holds the statements that a run executes: the same ones, in the same order. */
class ScriptLawTests {

    private static final int SEEDS = 4;
    private static final int STEPS_A_REVISION = 4;

    /** What a run asks and notes besides, and what begins and ends transactions. */
    private static final Pattern AROUND_REVISIONS =
            Pattern.compile("(?is)(select|with|pragma|begin|start|commit|rollback|set|show|call|lock|release|do)\\b.*"
                    + "|.*\\b(migrate_\\w+|version_num)\\b.*");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aScriptHoldsWhatARunExecutes(LawDatabase kind) throws IOException, SQLException {
        Dialect dialect = LawBench.dialect(kind);
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Set<Trait> traits = kind.traits();
            traits.remove(Trait.ROWS);
            List<String> sources = revisions(Story.of(seed, dialect, traits));
            try (URLClassLoader loader =
                            JavaSources.of(sources.toArray(String[]::new)).load(folder.resolve(kind + "." + seed));
                    FreshDatabase database = kind.product().create()) {
                List<String> executed = new ArrayList<>();
                Migrate migrate = Migrate.builder()
                        .connections(() -> RecordingConnection.of(database.connect(), executed))
                        .url(database.url())
                        .classLoader(loader)
                        .clock(TestHistory.CLOCK)
                        .build();
                List<String> script = ofRevisions(statements(migrate.upgradeScript("head"), dialect));
                if (!upgrades(migrate, kind)) {
                    continue;
                }
                assertThat(ofRevisions(executed)).as("seed %s", seed).isEqualTo(script);
                compared += script.size();
            }
        }
        assertThat(compared).isGreaterThan(SEEDS * STEPS_A_REVISION);
    }

    /** Returns false where the server refuses a revision for what it alone knows. */
    private static boolean upgrades(Migrate migrate, LawDatabase kind) {
        try {
            migrate.upgrade("head");
            return true;
        } catch (FailedStepException e) {
            if (e.getCause() instanceof SQLException refused && kind.knowsAlone(refused)) {
                return false;
            }
            throw e;
        }
    }

    private static List<String> statements(String script, Dialect dialect) {
        String bare = script.replace(dialect.scriptBegin(), "")
                .replace(dialect.scriptCommit(), "")
                .replaceAll("(?m)^--.*\n+", "");
        return Arrays.asList(bare.split(";\n\n"));
    }

    private static List<String> ofRevisions(List<String> statements) {
        return statements.stream()
                .map(String::strip)
                .filter(each ->
                        !each.isEmpty() && !AROUND_REVISIONS.matcher(each).matches())
                .toList();
    }

    private static List<String> revisions(List<Story.Step> story) {
        List<String> sources = new ArrayList<>();
        for (int start = 0; start < story.size(); start += STEPS_A_REVISION) {
            List<Story.Step> steps = story.subList(start, Math.min(story.size(), start + STEPS_A_REVISION));
            List<Operation> operations =
                    steps.stream().map(Story.Step::operation).toList();
            sources.add(source(sources.size(), operations, steps.get(0).meets()));
        }
        return sources;
    }

    private static String source(int number, List<Operation> operations, Schema before) {
        return JavaRevisionWriter.write(new RevisionSource(
                "db.migrations",
                "Rev" + number,
                "a" + number,
                number == 0 ? List.of() : List.of("a" + (number - 1)),
                List.of(),
                List.of(),
                "",
                "",
                operations,
                null,
                before));
    }
}
