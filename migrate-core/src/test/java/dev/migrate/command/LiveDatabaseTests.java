package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model compared with a database, or with a history that has to be tried in one. */
class LiveDatabaseTests {

    private static final Consumer<Operations> ACCOUNT = op -> op.createTable("account", t -> {
        t.column("id", bigint()).notNull();
        t.column("email", varchar(80));
        t.primaryKey("pk_account", "id");
        t.unique("uq_account_email", "email");
        t.check("ck_account_email", "email <> ''");
    });

    private static final String RAW = """
            create table account (
                id bigint not null primary key,
                email varchar(80) unique check (email <> ''))""";

    @TempDir
    private Path directory;

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("h2");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private TestHistory history() {
        return new TestHistory(directory.resolve("classes"));
    }

    private MigrateBuilder builder(TestHistory history, FreshDatabase database, Consumer<Operations> model)
            throws IOException {
        Files.createDirectories(history.directory());
        return history.builder(database)
                .directory(directory)
                .model(target -> new Model(
                        schema(model), Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of("com.acme")));
    }

    private static void assertRefused(Runnable command, ExitCode code, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(command::run)
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource
    void databaseThatIsNotAtTheHeadsIsNotCompared(TestDatabase product) throws IOException {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = builder(
                            history().sql("a1", "", "create account", RAW + ";", "drop table account;"),
                            database,
                            ACCOUNT)
                    .build();
            assertRefused(() -> migrate.check("database"), ExitCode.REFUSED, """
                    Target database is not up to date.
                        current  base
                        heads    a1
                        pending  1
                    Bring it to the heads, then compare: mvn migrate:upgrade -Drevision=heads""");
            migrate.upgrade("head");
            CheckResult check = migrate.check("database");
            assertThat(check.changes()).isEmpty();
            assertThat(check.skipped()).isEmpty();
            assertThat(check.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void driftIsSeenInBothDirections(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = builder(
                            history().sql("a1", "", "create account", RAW + ";", "drop table account;"),
                            database,
                            ACCOUNT)
                    .build();
            migrate.upgrade("head");
            database.execute("alter table account add column by_hand varchar(5)", "create table other (id bigint)");
            assertThat(migrate.check("database").changes())
                    .containsExactly("  ~ alter table account: drop column by_hand", "  - drop table other");
            database.execute("drop table account");
            assertThat(migrate.check("database").changes())
                    .containsExactly("  + create table account", "  - drop table other");
        }
    }

    @Test
    void whatCannotBeComparedIsSkippedAndNoChange() throws IOException, SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            Consumer<Operations> model = ACCOUNT.andThen(
                    op -> op.alterTable("account", t -> t.addColumn("words", new SqlType.Raw("tsvector"))));
            TestHistory history =
                    history().sql("a1", "", "create account", RAW + ";\nalter table account add words tsvector;", "");
            Migrate migrate = builder(history, database, model).build();
            migrate.upgrade("head");
            database.execute(
                    "create index ix_words on account using gin (words)",
                    "alter table account add constraint ex_id exclude using btree (id with =)",
                    "create view byhand as select id from account",
                    "create function one() returns integer language sql as 'select 1'",
                    "create domain positive as integer check (value > 0)",
                    "create policy mine on account using (true)",
                    "create table event (id bigint) partition by range (id)",
                    "create table event_1 partition of event for values from (1) to (2)");
            CheckResult check = migrate.check("database");
            assertThat(check.changes()).containsExactly("  - drop table event");
            assertThat(check.skipped())
                    .extracting(each -> each.kind() + " " + each.name() + "   " + each.reason())
                    .containsExactly(
                            "domain positive   no revision makes it with an operation, and no model can say it",
                            "exclusion constraint ex_id of account   has more than a model can say, which no revision"
                                    + " says: it stays as it is",
                            "function one()   no revision makes it with an operation, and no model can say it",
                            "index ix_words of account   has more than a model can say, which no revision says: it stays"
                                    + " as it is",
                            "partitioned table event   is compared without its partitions",
                            "policy account.mine   no revision makes it with an operation, and no model can say it",
                            "view byhand   no revision makes it with an operation, and no model can say it");
            assertThat(check.warnings())
                    .containsExactly(new Remark(
                            "column",
                            "account.words",
                            "its type tsvector is written out in the mapping, in the words of a database"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "MYSQL_8_0"})
    void aTableThatWasASequenceIsOne(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            String sequence = "create table account_seq (next_val bigint)";
            TestHistory history = history().sql("a1", "", "create account", RAW + ";\n" + sequence + ";", "");
            Consumer<Operations> model = ACCOUNT.andThen(op -> op.createSequence("ids", 1, 50));
            Migrate migrate = builder(history, database, model).build();
            migrate.upgrade("head");
            assertThat(migrate.check("database").changes())
                    .containsExactly("  + create sequence ids", "  - drop sequence account_seq");
        }
    }

    @ParameterizedTest
    @EnumSource
    void historyOfRawSqlIsTriedAndNothingIsLeft(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            String view = "create view overview as select id from account";
            TestHistory history = history()
                    .sql("a1", "", "create account", RAW + ";\n" + view + ";", "")
                    .java("b1", "a1", "stats", "op.createView(\"stats\", \"select id from account\");", "");
            Consumer<Operations> model = ACCOUNT.andThen(op -> {
                op.alterTable("account", t -> t.addColumn("name", varchar(9)));
                op.createView("overview", "select id from account");
                op.createView("stats", "select email from account");
            });
            Migrate migrate = builder(history, database, model).build();
            String before = dump(database);
            assertThat(migrate.check("history").changes())
                    .containsExactly("  ~ alter table account: add column name varchar(9)", "  ~ replace view stats");
            assertThat(dump(database)).isEqualTo(before);
        }
    }

    private static String noColumn(TestDatabase product) {
        return switch (product) {
            case POSTGRESQL_14, POSTGRESQL_18 ->
                "ERROR: column \"nothing\" does not exist\n                 Position: 25";
            case MYSQL_8_0, MARIADB_10_11 -> "Unknown column 'nothing' in 'field list'";
            case MARIADB_11_4 -> "Unknown column 'nothing' in 'SELECT'";
            case H2 ->
                "Column \"NOTHING\" not found; SQL statement:\n               create view v as select nothing from account"
                        + " [42122-240]";
            default -> "[SQLITE_ERROR] SQL error or missing database (near \"nothing\": syntax error)";
        };
    }

    @ParameterizedTest
    @EnumSource
    void historyThatFailsInTheScratchPlaceLeavesNothing(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            TestHistory history = history()
                    .sql("a1", "", "create account", RAW + ";\ncreate view v as select nothing from account;", "");
            Migrate migrate = builder(history, database, ACCOUNT).build();
            String before = dump(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.check("history"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                            Revision a1 fails when the history is tried in a scratch place.
                                line       rev_a1.sql:8
                                statement  create view v as select nothing from account
                                error      %s
                            Compare with a database that is at head: -Dfrom=database. Or say what the raw SQL of the history does to \
                            the schema, so that nothing has to be tried.""".formatted(noColumn(product))))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
            assertThat(dump(database)).isEqualTo(before);
        }
    }

    @Test
    void embeddedDatabaseNeedsNoConnectionToTryAHistory() throws IOException {
        TestHistory history = history().sql("a1", "", "create account", RAW + ";", "");
        Migrate migrate = Migrate.builder()
                .classLoader(new URLClassLoader(
                        new URL[] {history.directory().toUri().toURL()},
                        getClass().getClassLoader()))
                .database("sqlite:3")
                .model(target -> new Model(
                        schema(ACCOUNT), Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of("com.acme")))
                .build();
        assertThat(migrate.check("history").changes()).isEmpty();
    }

    @Test
    void anotherDatabaseLendsThePlace() throws IOException, SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                FreshDatabase other = TestDatabase.POSTGRESQL_18.create()) {
            String url = other.url() + "?user=" + other.username() + "&password=" + other.password();
            TestHistory history = history()
                    .sql(
                            "a1",
                            "",
                            "create account",
                            RAW
                                    + ";\n-- migrate: no-transaction\ncreate index concurrently ix_account_email on account using btree (email);",
                            "");
            Migrate migrate = builder(history, database, ACCOUNT)
                    .database("postgresql:18")
                    .scratchUrl(url)
                    .build();
            assertThat(migrate.check("history").changes())
                    .containsExactly("  - drop index ix_account_email of account");
            assertThat(dump(other)).doesNotContain("account");
        }
    }

    @Test
    void placeThatIsNotReachedDoesNotShowItsPassword() throws IOException {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = builder(history().sql("a1", "", "create account", RAW + ";", ""), database, ACCOUNT)
                    .scratchUrl("jdbc:nothing://shop:geheim@host/shop?password=geheim&ssl=true")
                    .build();
            assertRefused(() -> migrate.check("history"), ExitCode.ENVIRONMENT, """
                    Cannot connect to the database of migrate.scratch-url.
                        url    jdbc:nothing://shop:***@host/shop?password=***&ssl=true
                        error  No suitable driver found for jdbc:nothing://shop:***@host/shop?password=***&ssl=true
                    Check that it runs, its address, and the user and password in the URL.""");
        }
    }

    @Test
    void placeOfAnotherKindIsRefused() throws IOException {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            TestHistory history = history().sql("a1", "", "create account", RAW + ";", "");
            Migrate migrate = builder(history, database, ACCOUNT)
                    .database("postgresql:18")
                    .build();
            assertRefused(() -> migrate.check("history"), ExitCode.REFUSED, """
                    Nothing can be tried, because the database is not the one that revisions are written for.
                        configured database  h2
                        written for          postgresql
                    Name a database of the same kind: migrate.scratch-url=jdbc:postgresql:…""");
        }
    }

    @ParameterizedTest
    @EnumSource
    void revisionFromTheDatabaseFollowsTheHistory(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            TestHistory history = history().sql("a1", "", "create account", RAW + ";", "drop table account;");
            Consumer<Operations> model =
                    ACCOUNT.andThen(op -> op.alterTable("account", t -> t.addColumn("name", varchar(9))));
            Migrate migrate = builder(history, database, model).build();
            migrate.upgrade("head");
            RevisionResult result =
                    migrate.revision(RevisionRequest.autogenerate("add name").withFrom("database"));
            assertThat(result.changes()).containsExactly("  ~ alter table account: add column name varchar(9)");
        }
    }

    @Test
    void revisionThatWouldFailOnANewDatabaseIsNotWritten() throws IOException, SQLException {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            TestHistory history =
                    history().java("a1", "", "", "op.createTable(\"account\", t -> t.column(\"id\", bigint()));", "");
            Consumer<Operations> model = op -> op.createTable("account", t -> t.column("id", bigint()));
            Migrate migrate = builder(history, database, model).build();
            migrate.upgrade("head");
            database.execute("alter table account add column by_hand integer");
            RevisionRequest request = RevisionRequest.autogenerate("tidy")
                    .withFrom("database")
                    .withAnswers(Answers.none().withAllowDrops(List.of("account.by_hand")));
            assertRefused(() -> migrate.revision(request), ExitCode.REFUSED, """
                    The database differs from what the revisions make, so a revision from it would fail on a new one.
                        error  Cannot drop column by_hand of account: the table has no such column.
                    Change the database back by hand, or write what was done to it as a revision and stamp it: \
                    mvn migrate:check -Dfrom=database shows the differences.""");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stampIsVerified(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            TestHistory history =
                    history().java("a1", "", "", "op.createTable(\"account\", t -> t.column(\"id\", bigint()));", "");
            Migrate migrate = builder(history, database, ACCOUNT).build();
            assertThat(migrate.stampVerified("head")).containsExactly("  + create table account");
            assertThat(migrate.current()).isEmpty();
            database.execute(RAW);
            assertThat(migrate.stampVerified("head")).isEmpty();
            assertThat(migrate.current()).containsExactly("a1");
            assertRefused(() -> migrate.stampVerified("base"), ExitCode.USAGE, """
                    The database is verified against the model, which is what the heads make.
                        given  base
                        heads  a1
                    Verify at the heads: mvn migrate:stamp -Drevision=heads -Dverify""");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void constraintsAndIndexesAreDroppedByTheirRealNames(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            database.execute(RAW, "create index by_email on account (email)");
            Migrate migrate = builder(
                            history()
                                    .java("a1", "", "", "", "")
                                    .java("b2", "a1", "", """
                                            op.alterTable("account", t -> {
                                                t.dropUnique("uq_account_email", "email");
                                                t.dropPrimaryKey("pk_account");
                                            });
                                            op.dropIndex("ix_account_email", "account", "email");
                                            op.createTable("`Note`", t -> {
                                                t.column("id", integer());
                                                t.unique("uq_note_id", "id");
                                            });
                                            op.createTable("remark", t -> {
                                                t.column("kind", varchar(9));
                                                t.check("ck_remark_kind", "kind in ('a', 'b')");
                                            });
                                            """, "")
                                    .java("c3", "b2", "", """
                                            op.alterTable("`Note`", t -> t.dropUnique("uq_note_id", "id"));
                                            op.dropTable("`Note`");
                                            op.renameTable("remark", "review");
                                            op.alterTable("review", t -> t.renameConstraint("ck_remark_kind", "ck_review_kind"));
                                            op.dropTable("review");
                                            """, ""),
                            database,
                            ACCOUNT)
                    .build();
            migrate.stamp("a1");
            migrate.upgrade("head");
            assertThat(migrate.check("database").changes())
                    .containsExactly(
                            "  ~ alter table account: add primary key pk_account (id)",
                            "  ~ alter table account: add unique constraint uq_account_email (email)");
        }
    }

    private static String dump(FreshDatabase database) throws SQLException {
        return String.valueOf(CatalogDump.of(database));
    }
}
