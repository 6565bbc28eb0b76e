package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionRequest;
import dev.migrate.command.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The properties that say how new revisions are written. */
class WritingPropertiesTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T23:28:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path module;

    private ApplicationContextRunner application(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
                .withPropertyValues("spring.datasource.generate-unique-name=true")
                .withPropertyValues(properties)
                .withBean(
                        MigrateCustomizer.class,
                        () -> builder -> builder.directory(module).clock(CLOCK));
    }

    private static RevisionRequest request() {
        return RevisionRequest.empty("add team").withRevId("a1").withLocation("classpath:db/migrations");
    }

    @Test
    void withoutThemTheStandardHolds() {
        application().run(context -> {
            Migrate migrate = context.getBean(Migrate.class);
            assertThat(migrate.revision(request()).file())
                    .isEqualTo(Path.of("src/main/java/db/migrations/Rev20261122_2328_AddTeam.java"));
            assertThat(migrate.revision(request().withFormat("sql")).file())
                    .isEqualTo(Path.of("src/main/resources/db/migrations/rev20261122_2328_add_team.sql"));
        });
    }

    @Test
    void namesTemplatesAndHooksAreBound() throws IOException {
        Files.writeString(module.resolve("frame.sql"), "-- ${date}\n${headers}\n${sections}\n");
        String java = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "'";
        Files.writeString(module.resolve("Touch.java"), """
                class Touch {
                    public static void main(String[] words) throws Exception {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("touched"), words[0]);
                    }
                }
                """);
        application(
                        "migrate.naming.java=V{date}{time}_{message}",
                        "migrate.naming.sql=v{date}-{id}-{slug}",
                        "migrate.naming.slug-length=3",
                        "migrate.naming.timezone=Europe/Berlin",
                        "migrate.templates.sql=frame.sql",
                        "migrate.hooks.format.command=" + java + " Touch.java {file}")
                .run(context -> {
                    Migrate migrate = context.getBean(Migrate.class);
                    assertThat(migrate.revision(request()).file())
                            .isEqualTo(Path.of("src/main/java/db/migrations/V202611230028_Add.java"));
                    RevisionResult sql = migrate.revision(request().withFormat("sql"));
                    assertThat(sql.file()).isEqualTo(Path.of("src/main/resources/db/migrations/v20261123-a1-add.sql"));
                    assertThat(module.resolve(String.valueOf(sql.file())))
                            .content()
                            .startsWith("-- 2026-11-23 00:28:00 +01:00\n-- revision: a1\n");
                    assertThat(module.resolve("touched")).hasContent(String.valueOf(sql.file()));
                });
    }

    @Test
    void patternThatCannotBeUsedStopsTheStartWithItsReason() {
        application("migrate.naming.java=Rev{dat}")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessage("""
                        The pattern for the names of revisions cannot be used: {dat} is not known.
                            migrate.naming.java  Rev{dat}
                            known                {id}, {date}, {time}, {year}, {month}, {day}, {hour}, {minute}, {second},\
                         {epoch}, {slug}, {message}
                        Correct the pattern."""));
    }
}
