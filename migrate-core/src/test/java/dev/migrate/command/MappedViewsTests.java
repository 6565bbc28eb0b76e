package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.diff.Evidence;
import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a view reads that a class is mapped by with {@code @View}, and what goes. */
class MappedViewsTests {

    private static final String HISTORY = """
            op.createTable("account", t -> {
                t.column("id", bigint()).notNull();
                t.column("total", integer());
                t.primaryKey("pk_account", "id");
            });
            op.createTable("note", t -> {
                t.column("id", bigint()).notNull();
                t.column("total", integer());
                t.primaryKey("pk_note", "id");
            });
            op.createView("overview", "select a.id, a.total from account a");
            """;

    @TempDir
    private Path directory;

    private static void table(Operations op, String name, boolean total) {
        op.createTable(name, t -> {
            t.column("id", bigint()).notNull();
            if (total) {
                t.column("total", integer());
            }
            t.primaryKey("pk_" + name, "id");
        });
    }

    private RevisionResult revision(FreshDatabase database, String allowed, Consumer<Operations> mapped)
            throws Exception {
        return revision(database, Answers.none().withAllowDrops(List.of(allowed)), mapped);
    }

    private RevisionResult revision(FreshDatabase database, Answers answers, Consumer<Operations> mapped)
            throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes")).java("a1", "", "first", HISTORY, "");
        Files.createDirectories(history.directory());
        Operations op = new Operations("any");
        mapped.accept(op);
        Schema schema = Replay.apply(Schema.empty(), op.operations());
        Evidence evidence =
                new Evidence(Map.of(TableName.of("overview"), "com.acme.Overview"), Map.of(), Map.of(), Map.of());
        Migrate migrate = history.builder(database)
                .directory(directory)
                .model(target -> new Model(
                        schema, Map.of(), new TreeSet<>(List.of("com.acme.Overview")), List.of("com.acme"), evidence))
                .build();
        return migrate.revision(RevisionRequest.autogenerate("change").withAnswers(answers));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aTableThatItReadsIsNotDropped(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> revision(database, "account", op -> {
                        table(op, "note", true);
                        op.createView("overview", "select a.id, a.total from account a");
                    }))
                    .withMessage("""
                            Nothing is written: a view of the model reads what would be dropped.
                                table      account
                                view       overview
                                mapped by  com.acme.Overview
                            Change the query in @View of com.acme.Overview so that it does not read table account, \
                            or remove the class, or map the table again.""")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
            assertThat(revision(database, "account", op -> {
                                table(op, "note", true);
                                op.createView("overview", "select n.id, n.total from note n");
                            })
                            .changes())
                    .containsExactly("  - drop view overview", "  - drop table account", "  + create view overview");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aColumnThatItReadsIsNotDropped(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> revision(database, "account.total", op -> {
                        table(op, "account", false);
                        table(op, "note", true);
                        op.createView("overview", "select a.id, a.total from account a");
                    }))
                    .withMessage("""
                            Nothing is written: a view of the model reads what would be dropped.
                                table      account
                                column     total
                                view       overview
                                mapped by  com.acme.Overview
                            Change the query in @View of com.acme.Overview so that it does not read column total of table \
                            account, or remove the class, or map the column again.""");
            assertThat(revision(database, "note.total", op -> {
                                table(op, "account", true);
                                table(op, "note", false);
                                op.createView("overview", "select a.id, a.total from account a");
                            })
                            .changes())
                    .containsExactly("  ~ alter table note: drop column total");
        }
    }

    /** Where the database follows the new name, a new one would be left without the view. */
    @ParameterizedTest
    @EnumSource(names = "H2")
    void whatItReadsGetsNoOtherName(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> revision(
                            database,
                            Answers.none().withRenames(List.of("account.total:amount"), List.of("note:remark")),
                            op -> {
                                op.createTable("account", t -> {
                                    t.column("id", bigint()).notNull();
                                    t.column("amount", integer());
                                    t.primaryKey("pk_account", "id");
                                });
                                table(op, "remark", true);
                                op.createView(
                                        "overview", "select a.id, total from account a join note n on n.id = a.id");
                            }))
                    .withMessage("""
                            Nothing is written: a view of the model reads what gets another name.
                                table      note
                                new name   remark
                                view       overview
                                mapped by  com.acme.Overview
                                table      account
                                column     total
                                new name   amount
                                view       overview
                                mapped by  com.acme.Overview
                            Change the query in @View of com.acme.Overview so that it reads remark in the place of table note.
                            Change the query in @View of com.acme.Overview so that it reads amount in the place of column \
                            total of table account.""")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
        }
    }
}
