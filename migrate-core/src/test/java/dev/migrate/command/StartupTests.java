package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.RecordingConnection;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTests {

    private static final int REVISIONS = 1000;

    @TempDir
    private Path directory;

    private final List<String> statements = new ArrayList<>();

    private TestHistory history() {
        TestHistory history = new TestHistory(directory);
        for (int i = 1; i <= REVISIONS; i++) {
            history.java("r" + i, i == 1 ? "" : "r" + (i - 1), "", "", "");
        }
        return history;
    }

    @Test
    void nothingPendingCostsOneQueryAndLoadsNoRevision() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            MigrateBuilder builder = history().builder(database);
            try (RecordingLoader loader = new RecordingLoader(directory)) {
                assertThat(builder.classLoader(loader).build().upgrade("heads")).hasSize(REVISIONS);
                assertThat(loader.loaded).hasSize(REVISIONS);
            }
            try (RecordingLoader loader = new RecordingLoader(directory)) {
                Migrate migrate = builder.classLoader(loader)
                        .connections(() -> RecordingConnection.of(database.connect(), statements))
                        .build();
                assertThat(migrate.upgrade("heads")).isEmpty();
                assertThat(migrate.history()).hasSize(REVISIONS);
                assertThat(statements)
                        .containsExactly("select version_num, 0 from migrate_version"
                                + " union all select state, count(*) from migrate_step group by state");
                assertThat(loader.loaded).isEmpty();
            }
        }
    }

    /** Notes which classes of a directory are loaded. */
    private static final class RecordingLoader extends URLClassLoader {

        private final List<String> loaded = new ArrayList<>();

        RecordingLoader(Path directory) throws IOException {
            super(new URL[] {directory.toUri().toURL()}, StartupTests.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }
    }
}
