package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Rewriter;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaNormalizer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared, and what becomes of the differences, is the user's to say. */
class ComparedTests {

    @TempDir
    private Path directory;

    private static void model(Operations op) {
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(80));
        });
        op.createTable("team", t -> t.column("id", SqlTypes.bigint()).notNull());
        op.createIndex("ix_name", "account", "name");
    }

    private List<String> changes(List<SchemaNormalizer> normalizers, List<Rewriter> rewriters) {
        return new Workshop(directory)
                .modelled("postgresql:16", ComparedTests::model)
                .compared(normalizers, rewriters)
                .build()
                .check("history")
                .changes();
    }

    private List<String> objects(String... excluded) {
        return new Workshop(directory)
                .modelled("postgresql:16", op -> {
                    op.createEnum("mood", "SAD", "GLAD");
                    op.createTable("account", t -> t.column("id", SqlTypes.bigint()));
                    op.createView("report_all", "select id from account");
                })
                .autogenerate(List.of(), List.of(excluded), true)
                .build()
                .check("history")
                .changes();
    }

    @Test
    void viewsAndTypesAreLeftAloneByTheirNames() {
        assertThat(objects())
                .containsExactly("  + create enum type mood", "  + create table account", "  + create view report_all");
        assertThat(objects("view:report_*", "type:mood")).containsExactly("  + create table account");
    }

    @Test
    void normalizersTakeAwayWhatIsNoDifference() {
        SchemaNormalizer withoutTeams = schema -> Schema.of(
                schema.schemas(),
                schema.tables().values().stream()
                        .filter(each -> !each.name().toString().equals("team"))
                        .toList(),
                schema.sequences().values());
        assertThat(changes(List.of(withoutTeams), List.of()))
                .containsExactly("  + create table account", "  + create index ix_name on account (name)");
    }

    @Test
    void rewritersSayWhatIsWritten() {
        Rewriter withoutIndexes =
                (operation, before) -> operation instanceof CreateIndex ? List.of() : List.of(operation);
        Rewriter withGrants = (operation, before) -> operation instanceof CreateTable create
                ? List.of(
                        operation,
                        new ExecuteSql("grant select on " + create.table().name() + " to readers", List.of(), true))
                : List.of(operation);
        assertThat(changes(List.of(), List.of(withoutIndexes, withGrants)))
                .containsExactly(
                        "  + create table account",
                        "  ~ execute grant select on account to readers",
                        "  + create table team",
                        "  ~ execute grant select on team to readers");
    }
}
