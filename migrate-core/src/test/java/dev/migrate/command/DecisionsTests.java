package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.diff.Evidence;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked, and what becomes of the answers. */
class DecisionsTests {

    private static final Consumer<Operations> FIRST = op -> op.createTable("account", t -> {
        t.column("id", SqlTypes.bigint()).notNull();
        t.column("name", SqlTypes.varchar(80));
        t.column("note", SqlTypes.text());
    });
    // Two models stand side by side
    @SuppressWarnings("UnnecessaryLambda")
    private static final Consumer<Operations> SECOND = op -> op.createTable("account", t -> {
        t.column("id", SqlTypes.bigint()).notNull();
        t.column("full_name", SqlTypes.varchar(80));
        t.column("age", SqlTypes.integer());
    });

    @TempDir
    private Path directory;

    private final List<Question> asked = new ArrayList<>();

    private RevisionResult revise(Consumer<Operations> model, Integer... answers) {
        Deque<Integer> left = new ArrayDeque<>(List.of(answers));
        return new Workshop(directory)
                .modelled("postgresql:18", model)
                .build()
                .revision(RevisionRequest.autogenerate("change"), question -> {
                    asked.add(question);
                    return left.pop();
                });
    }

    @Test
    void answersAreAskedForOneByOne() {
        revise(FIRST);
        RevisionResult result = revise(SECOND, 0, 0);
        assertThat(asked)
                .extracting(Question::text)
                .containsExactly(
                        "Is column account.name now called full_name?", "Is column account.note to be dropped?");
        assertThat(asked.get(0).facts()).containsExactly("both names say name", "the same type varchar(80)");
        assertThat(result.changes())
                .containsExactly(
                        "  ~ alter table account: rename column name to full_name",
                        "  ~ alter table account: add column age integer",
                        "  ~ alter table account: drop column note");
    }

    @Test
    void whoStopsGetsTheOptionsAndNoFile() {
        revise(FIRST);
        assertThatThrownBy(() -> revise(SECOND, 1, 1, 1))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessage("""
                        Nothing is written: the model no longer has what holds data.
                            column  account.name
                                new: age
                            column  account.note
                                new: age
                        If account.name has another name now: -Drename=account.name:<new name>
                        If account.note has another name now: -Drename=account.note:<new name>
                        If all of it is to be dropped: -DallowDrop=account.name,account.note""");
        assertThat(new Workshop(directory).files("src/main/java")).hasSize(1);
    }

    @Test
    void whatAColumnComesFromIsSaidWithIt() {
        revise(FIRST);
        Operations op = new Operations("any");
        FIRST.andThen(more -> {
                    more.alterTable("account", t -> t.addColumn("email", SqlTypes.varchar(320))
                            .notNull());
                    more.createTable("team", t -> t.column("id", SqlTypes.bigint()));
                    more.createIndex("ix_account_email", "account", "email");
                })
                .accept(op);
        Schema schema = Replay.apply(Schema.empty(), op.operations());
        Evidence evidence = new Evidence(
                Map.of(TableName.of("account"), "com.acme.Account", TableName.of("team"), "com.acme.Team"),
                Map.of(TableName.of("account"), Map.of(Identifier.of("email"), "com.acme.Account.email")),
                Map.of(),
                Map.of());
        Migrate migrate = new Workshop(directory)
                .builder()
                .database("postgresql:18")
                .model(target ->
                        new Model(schema, Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of(), evidence))
                .build();
        assertThat(migrate.check("history").changes())
                .containsExactly(
                        "  + create table team  <- com.acme.Team",
                        "  ~ alter table account: add column email varchar(320) not null  <- com.acme.Account.email",
                        "  + create index ix_account_email on account (email)  <- com.acme.Account.email");
        assertThat(migrate.check("history").operations().get(1))
                .isEqualTo(new Change(
                        "~",
                        "add column",
                        "email",
                        "alter table account: add column email varchar(320) not null",
                        "account",
                        "email",
                        "com.acme.Account.email",
                        "fails if account has rows: write it with -Ddefault=account.email:<value>"));
    }

    @Test
    void checkShowsWhatTheMappingsSayOfNames() {
        revise(FIRST);
        Operations op = new Operations("any");
        FIRST.accept(op);
        op.renameTable("account", "customer");
        op.alterTable("customer", t -> t.addCheck("ck_customer_name", "name <> ''"));
        op.createSequence("customer_seq", 1, 50);
        TableName customer = TableName.of("customer");
        Evidence evidence = new Evidence(
                Map.of(customer, "com.acme.Customer"),
                Map.of(customer, Map.of(Identifier.of("name"), "com.acme.Customer.name")),
                Map.of(customer, List.of(Identifier.of("account"))),
                Map.of(),
                Map.of(TableName.of("customer_seq"), "com.acme.Customer.id"));
        CheckResult check = new Workshop(directory)
                .builder()
                .database("postgresql:18")
                .model(target -> new Model(
                        Replay.apply(Schema.empty(), op.operations()),
                        Map.of(),
                        new TreeSet<>(List.of("com.acme.Customer")),
                        List.of(),
                        evidence))
                .build()
                .check("history");
        assertThat(check.changes())
                .containsExactly(
                        "  ~ rename table account to customer  <- com.acme.Customer",
                        "  ~ alter table customer: add check constraint ck_customer_name (name <> '')  <- com.acme.Customer.name",
                        "  + create sequence customer_seq  <- com.acme.Customer.id");
        assertThat(check.operations())
                .extracting(each -> each.operation() + ": " + each.name())
                .containsExactly(
                        "rename table: customer",
                        "add check constraint: ck_customer_name",
                        "create sequence: customer_seq");
    }

    @Test
    void anExcludedTableIsNoDifference() {
        revise(FIRST);
        Migrate migrate = new Workshop(directory)
                .modelled("postgresql:18", op -> op.createTable("team", t -> t.column("id", SqlTypes.bigint())))
                .autogenerate(List.of(), List.of("account"), true)
                .build();
        assertThat(migrate.revision(RevisionRequest.autogenerate("team")).changes())
                .containsExactly("  + create table team");
    }
}
