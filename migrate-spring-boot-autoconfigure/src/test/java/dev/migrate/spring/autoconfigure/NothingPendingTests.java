package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a start costs when the database is where the code is, after 1,000 revisions. */
class NothingPendingTests {

    private static final int MANY = 1_000;

    @TempDir
    private static Path folder;

    private static URLClassLoader compiled;

    @BeforeAll
    static void writeTheRevisions() {
        String[] sources = Stream.concat(
                        Stream.of(revision("one", 0)),
                        IntStream.range(0, MANY).mapToObj(number -> revision("many", number)))
                .toArray(String[]::new);
        compiled = JavaSources.of(sources).load(folder.resolve("classes"));
    }

    @AfterAll
    static void close() throws IOException {
        compiled.close();
    }

    /** The first revision creates a table; each tells which class was loaded. */
    private static String revision(String folder, int number) {
        return String.format(
                Locale.ROOT,
                """
                package db.%3$s;

                import dev.migrate.op.Migration;
                import dev.migrate.op.Operations;
                import dev.migrate.op.Revision;
                import dev.migrate.op.SqlTypes;

                @Revision(id = "%1$012d", down = {%2$s}, message = "revision %1$d")
                public class Rev%1$04d implements Migration {

                    static {
                        System.setProperty("test.revisions.loaded",
                                String.valueOf(Integer.getInteger("test.revisions.loaded", 0) + 1));
                    }

                    @Override
                    public void upgrade(Operations op) {
                        if (%1$d == 0) {
                            op.createTable("a", t -> t.column("id", SqlTypes.bigint()));
                        }
                    }
                }
                """,
                number,
                number == 0 ? "" : String.format(Locale.ROOT, "\"%012d\"", number - 1),
                folder);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL_18, many, 1000",
        "H2, many, 1000",
        "MYSQL_8_0, one, 1",
        "MARIADB_11_4, one, 1",
        "SQLITE, one, 1"
    })
    void aStartWithNothingPendingIsOneQueryAndLoadsNoRevision(TestDatabase product, String place, String applied)
            throws IOException {
        try (FreshDatabase database = product.create()) {
            CountedDataSource dataSource = new CountedDataSource(database.dataSource());
            start(dataSource, place);
            assertThat(System.clearProperty("test.revisions.loaded")).isEqualTo(applied);
            int before = dataSource.executed().size();

            start(dataSource, place);

            assertThat(dataSource
                            .executed()
                            .subList(before, dataSource.executed().size()))
                    .containsExactly("select version_num, 0 from migrate_version"
                            + " union all select state, count(*) from migrate_step group by state");
            assertThat(System.clearProperty("test.revisions.loaded")).isNull();
        }
    }

    /** Starts an application whose class loader has loaded no revision yet. */
    private static void start(DataSource dataSource, String place) throws IOException {
        try (URLClassLoader fresh = new URLClassLoader(compiled.getURLs(), compiled.getParent())) {
            new ApplicationContextRunner()
                    .withClassLoader(fresh)
                    .withBean(DataSource.class, () -> dataSource)
                    .withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
                    .withPropertyValues("migrate.locations=classpath:db/" + place)
                    .run(context -> assertThat(context).hasNotFailed());
        }
    }
}
