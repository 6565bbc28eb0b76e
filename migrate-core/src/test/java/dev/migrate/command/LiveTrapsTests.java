package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas that look different and are not, and the other way round, each on every database that has them. */
class LiveTrapsTests {

    @TempDir
    private Path directory;

    private record Run(LiveTraps.Trap trap, TestDatabase product) {
        @Override
        public String toString() {
            return trap + " on " + product;
        }
    }

    static Stream<Run> runs() {
        return Stream.of(LiveTraps.all(), FurtherTraps.all(), TrapsOfOneDatabase.all())
                .flatMap(each -> each)
                .flatMap(trap -> trap.products().stream().map(product -> new Run(trap, product)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void comparison(Run run) throws Exception {
        try (FreshDatabase database = run.product().create()) {
            database.execute(run.trap().database().toArray(String[]::new));
            Operations op = new Operations(run.product().isPostgresql() ? "postgresql" : "h2");
            run.trap().model().accept(op);
            Schema model = Replay.apply(Schema.empty(), op.operations());
            Migrate migrate = Migrate.builder()
                    .connections(database::connect)
                    .url(database.url())
                    .classLoader(new URLClassLoader(
                            new URL[] {directory.toUri().toURL()}, getClass().getClassLoader()))
                    .model(target -> new Model(model, Map.of(), new TreeSet<>(List.of("com.acme.T")), List.of()))
                    .build();
            assertThat(migrate.check("database").operations())
                    .flatExtracting(Change::lines)
                    .isEqualTo(run.trap().changes());
        }
    }
}
