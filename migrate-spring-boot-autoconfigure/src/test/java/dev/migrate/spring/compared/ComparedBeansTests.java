package dev.migrate.spring.compared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Change;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionRequest;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Rewriter;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.RenameHint.Verdict;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.Table;
import dev.migrate.spring.autoconfigure.MigrateAutoConfiguration;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Beans that say what is compared and what is written. */
class ComparedBeansTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    HibernateJpaAutoConfiguration.class,
                    MigrateAutoConfiguration.class))
            .withPropertyValues(
                    "migrate.on-startup=none",
                    "migrate.database=h2:2.4",
                    "spring.datasource.generate-unique-name=true");

    @Test
    void normalizersAndRewritersAreAskedInTheirOrder() {
        ApplicationContextRunner compared = application
                .withUserConfiguration(Leaflets.class)
                .withPropertyValues("migrate.locations=classpath:db/nothing");
        compared.run(context -> {
            assertThat(context.getBean(Migrate.class).check("history").operations())
                    .extracting(Change::words)
                    .containsExactly("create table leaflet", "alter table leaflet: comment of the table");
            Leaflets beans = context.getBean(Leaflets.class);
            assertThat(beans.columns.get(0)).isEqualTo("[id, legacy, title] [id, title]");
            assertThat(beans.rewrites).containsExactly("first create", "second create", "second alter");
        });
    }

    @Test
    void hintsSayWhatHasAnotherName(@TempDir Path revisions) throws IOException {
        Files.writeString(revisions.resolve("rev1.sql"), """
                -- revision: 0123456789ab
                -- message: first

                -- migrate: upgrade

                -- effect: create table leaflet (column id bigint not null; column heading varchar(255); column legacy varchar(255); primary key pk_leaflet (id))
                create table leaflet (id bigint primary key, heading varchar(255), legacy varchar(255));
                """);
        application
                .withUserConfiguration(Hints.class)
                .withPropertyValues("migrate.locations=filesystem:" + revisions)
                .run(context -> assertThat(context.getBean(Migrate.class)
                                .revision(RevisionRequest.autogenerate("title").withFormat("sql"))
                                .changes())
                        .containsExactly("  ~ alter table leaflet: rename column heading to title"
                                + "  <- dev.migrate.spring.compared.ComparedBeansTests$Leaflet.title"));
    }

    @Configuration(proxyBeanMethods = false)
    @EntityScan(basePackageClasses = Leaflet.class)
    static class Hints {

        @Bean
        RenameHint titles() {
            return pair -> pair.toString().equals("leaflet.heading:title") ? Verdict.RENAMED : Verdict.UNKNOWN;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EntityScan(basePackageClasses = Leaflet.class)
    static class Leaflets {

        private final List<String> columns = new ArrayList<>();
        private final List<String> rewrites = new ArrayList<>();

        @Bean
        @Order(2)
        SchemaNormalizer seen() {
            return schema -> {
                schema.tables()
                        .values()
                        .forEach(each -> columns.set(
                                0, columns.get(0) + " " + each.columns().keySet()));
                return schema;
            };
        }

        @Bean
        @Order(1)
        SchemaNormalizer withoutLegacy() {
            return schema -> {
                schema.tables()
                        .values()
                        .forEach(each ->
                                columns.add(String.valueOf(each.columns().keySet())));
                return Schema.of(
                        schema.tables().values().stream()
                                .map(Leaflets::withoutLegacy)
                                .toList(),
                        List.of());
            };
        }

        private static Table withoutLegacy(Table table) {
            return table.withColumns(table.columns().values().stream()
                    .filter(each -> !each.name().equals(Identifier.of("legacy")))
                    .toList());
        }

        @Bean
        @Order(2)
        Rewriter seenOperations() {
            return (operation, before) -> {
                rewrites.add("second " + (operation instanceof CreateTable ? "create" : "alter"));
                return List.of(operation);
            };
        }

        @Bean
        @Order(1)
        Rewriter commented() {
            return (operation, before) -> {
                rewrites.add("first create");
                return operation instanceof CreateTable create
                        ? List.of(
                                create, new AlterTable(create.table().name(), List.of(new SetTableComment("a table"))))
                        : List.of(operation);
            };
        }
    }

    @Entity(name = "Leaflet")
    static class Leaflet {
        @Id
        long id;

        String legacy;

        String title;
    }
}
