package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class NothingPendingTests {

    private static final String REVISION = """
            package db.fast;

            import dev.migrate.op.Migration;
            import dev.migrate.op.Operations;
            import dev.migrate.op.Revision;
            import dev.migrate.op.SqlTypes;

            @Revision(id = "a1b2c3d4e5f6", message = "create a")
            public class RevA implements Migration {

                static {
                    System.setProperty("test.revision.loaded", "true");
                }

                @Override
                public void upgrade(Operations op) {
                    op.createTable("a", t -> t.column("id", SqlTypes.bigint()));
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aStartWithNothingPendingIsOneQueryAndLoadsNoRevision(TestDatabase product) throws IOException {
        try (FreshDatabase database = product.create();
                URLClassLoader classLoader = JavaSources.of(REVISION).load(folder.resolve("classes"))) {
            CountedDataSource dataSource = new CountedDataSource(database.dataSource());
            start(dataSource, classLoader);
            assertThat(System.clearProperty("test.revision.loaded")).isEqualTo("true");
            int before = dataSource.executed().size();

            try (URLClassLoader fresh = new URLClassLoader(classLoader.getURLs(), classLoader.getParent())) {
                start(dataSource, fresh);
            }

            assertThat(dataSource
                            .executed()
                            .subList(before, dataSource.executed().size()))
                    .containsExactly("select version_num, 0 from migrate_version"
                            + " union all select state, count(*) from migrate_step group by state");
            assertThat(System.clearProperty("test.revision.loaded")).isNull();
        }
    }

    private static void start(CountedDataSource dataSource, ClassLoader classLoader) {
        new ApplicationContextRunner()
                .withClassLoader(classLoader)
                .withBean(DataSource.class, () -> dataSource)
                .withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
                .withPropertyValues("migrate.locations=classpath:db/fast")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
