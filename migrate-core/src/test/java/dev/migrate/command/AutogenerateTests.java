package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.diff.Evidence;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutogenerateTests {

    private static final Consumer<Operations> ACCOUNT = op -> op.createTable("account", t -> {
        t.column("id", SqlTypes.bigint()).notNull();
        t.column("name", SqlTypes.varchar(80));
        t.primaryKey("pk_account", "id");
    });

    @TempDir
    private Path directory;

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("h2");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private MigrateBuilder builder(Consumer<Operations> model, String... entities) throws IOException {
        Path sources = directory.resolve("src/main/java/db/migrations");
        Path classes = directory.resolve("target/classes");
        Files.createDirectories(classes);
        if (Files.isDirectory(sources)) {
            try (var files = Files.list(sources)) {
                JavaSources.of(files.map(AutogenerateTests::read).toArray(String[]::new))
                        .strict()
                        .compileTo(classes);
            }
        }
        URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        return Migrate.builder()
                .classLoader(loader)
                .directory(directory)
                .clock(TestHistory.CLOCK)
                .database("postgresql:16")
                .model(target -> new Model(
                        schema(model), Map.of(), new TreeSet<>(List.of(entities)), List.of("com.acme (unit default)")));
    }

    private Migrate migrate(Consumer<Operations> model) throws IOException {
        return builder(model, "com.acme.Account").build();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sql(String id, String statement) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("target/classes/db/migrations"));
        Files.writeString(
                folder.resolve("rev.sql"), "-- revision: " + id + "\n-- migrate: upgrade\n" + statement + ";\n");
    }

    private static void assertRefused(Runnable command, ExitCode code, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(command::run)
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code));
    }

    @Test
    void writesARevisionThatTheNextComparisonFindsComplete() throws IOException {
        RevisionResult result = migrate(ACCOUNT).revision(RevisionRequest.autogenerate("create schema"));
        assertThat(result.file()).isEqualTo(Path.of("src/main/java/db/migrations/Rev20261122_0728_CreateSchema.java"));
        assertThat(result.changes()).containsExactly("  + create table account");
        assertThat(read(directory.resolve("src/main/java/db/migrations/Rev20261122_0728_CreateSchema.java")))
                .isEqualTo("""
                    package db.migrations;

                    import static dev.migrate.op.SqlTypes.bigint;
                    import static dev.migrate.op.SqlTypes.varchar;

                    import dev.migrate.op.Migration;
                    import dev.migrate.op.Operations;
                    import dev.migrate.op.Revision;

                    @Revision(id = "%s", message = "create schema", database = "postgresql:16")
                    public class Rev20261122_0728_CreateSchema implements Migration {

                        @Override
                        public void upgrade(Operations op) {
                            op.createTable("account", t -> {
                                t.column("id", bigint()).notNull();
                                t.column("name", varchar(80));
                                t.primaryKey("pk_account", "id");
                            });
                        }

                        @Override
                        public void downgrade(Operations op) {
                            op.dropTable("account");
                        }
                    }
                    """.replace("%s", String.valueOf(result.id())));
        assertThat(migrate(ACCOUNT).check("history").changes()).isEmpty();
        RevisionResult again = migrate(ACCOUNT).revision(RevisionRequest.autogenerate("again"));
        assertThat(again.file()).isNull();
        assertThat(again.revisions()).isEqualTo(1);
    }

    @Test
    void secondRevisionFollowsTheFirstAndNeverOverwritesIt() throws IOException {
        RevisionResult first = migrate(ACCOUNT).revision(RevisionRequest.autogenerate("change"));
        Consumer<Operations> changed = ACCOUNT.andThen(op -> op.alterTable("account", t -> {
            t.addColumn("email", SqlTypes.varchar(320));
            t.alterColumn("name").notNull();
        }));
        CheckResult check = migrate(changed).check("history");
        assertThat(check.changes())
                .containsExactly(
                        "  ~ alter table account: add column email varchar(320)",
                        "  ~ alter table account: name becomes not null");
        assertThat(check.operations())
                .extracting(Change::caution)
                .containsExactly(
                        null, "fails while name is null in a row: write it with -Ddefault=account.name:<value>");
        RevisionResult second = migrate(changed).revision(RevisionRequest.autogenerate("change"));
        assertThat(second.file()).isEqualTo(Path.of("src/main/java/db/migrations/Rev20261122_0728_Change_2.java"));
        assertThat(read(directory.resolve(String.valueOf(second.file())))).contains("down = \"" + first.id() + "\"");
    }

    @Test
    void removedColumnIsListedByCheckAndRefusedByRevision() throws IOException {
        migrate(ACCOUNT).revision(RevisionRequest.autogenerate("create"));
        Consumer<Operations> removed = ACCOUNT.andThen(op -> op.alterTable("account", t -> t.dropColumn("name")));
        assertThat(migrate(removed).check("history").changes())
                .containsExactly("  ~ alter table account: drop column name");
        Migrate migrate = migrate(removed);
        assertRefused(() -> migrate.revision(RevisionRequest.autogenerate("remove")), ExitCode.REFUSED, """
            Nothing is written: the model no longer has what holds data.
                column  account.name
            If it is to be dropped: -DallowDrop=account.name\
            """);
        try (var files = Files.list(directory.resolve("src/main/java/db/migrations"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void ownTableThatIsCalledAsThoseOfAFrameworkIsMissed() throws IOException {
        migrate(op -> op.createTable("batch_order", t -> t.column("id", SqlTypes.bigint())))
                .revision(RevisionRequest.autogenerate("create"));
        Migrate renamed = migrate(op -> op.createTable("orders", t -> t.column("id", SqlTypes.bigint())));
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> renamed.revision(RevisionRequest.autogenerate("rename")))
                .withMessage("""
                            Nothing is written: the model no longer has what holds data.
                                table  batch_order
                                    likely orders now: names alike; 1 of 1 columns alike
                            If batch_order has another name now: -DrenameTable=batch_order:orders
                            If it is to be dropped: -DallowDrop=batch_order""");
        Answers answers = Answers.none().withRenames(List.of(), List.of("batch_order:orders"));
        assertThat(renamed.revision(RevisionRequest.autogenerate("rename").withAnswers(answers))
                        .changes())
                .containsExactly("  ~ rename table batch_order to orders");
    }

    @Test
    void modelWithoutEntitiesIsRefused() throws IOException {
        Migrate migrate = builder(op -> {}).build();
        assertRefused(() -> migrate.check("history"), ExitCode.REFUSED, """
            The application has no entities, and a revision that drops everything is never written.
                looked in  com.acme (unit default)
            Put the @Entity classes below the application's package, or name theirs with \
            @EntityScan("com.acme.model").\
            """);
    }

    @Test
    void rawSqlThatMayChangeTheSchemaIsRefused() throws IOException {
        sql("a1", "create table account (\n    id bigint)");
        Migrate migrate = migrate(ACCOUNT);
        assertRefused(() -> migrate.check("history"), ExitCode.REFUSED, """
            What raw SQL did to the schema is not known, so the model cannot be compared with the history.
                line  rev.sql:3
                sql   create table account (
                          id bigint)
            Say what the statement does in a line before it: -- effect: alter table …\
            """);
    }

    @Test
    void rawSqlThatChangesRowsIsNoObstacle() throws IOException {
        sql("a1", "insert into nowhere values (1)");
        assertThat(migrate(ACCOUNT).check("history").changes()).containsExactly("  + create table account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "op.dropTable(java.time.Month.class.getSimpleName());",
                "op.dropTable(java.time.Month[].class.getSimpleName());",
                "} void more(java.time.Month month) {",
                "} int count; java.time.Month[] months; void more() {",
                "} void more(int number, java.util.List<java.time.Month> months) {",
                "} static class Inner { void more() { java.time.Month.values(); } } void more() {"
            })
    void revisionThatUsesAnEntityIsRefused(String body) throws IOException {
        new TestHistory(directory.resolve("target/classes"))
                .java("a1", "", "", body, "")
                .compile();
        Migrate migrate = builder(ACCOUNT, "java.time.Month").build();
        assertRefused(() -> migrate.check("history"), ExitCode.REFUSED, """
            Revision a1 uses an entity: what it does would change with it.
                revision  db.migrations.Reva1
                entity    java.time.Month
            Write tables and columns by name, and rows with op.insert, op.execute or op.run.\
            """);
    }

    @Test
    void applicationWithoutModelIsRefused() throws IOException {
        Migrate migrate = builder(ACCOUNT).model(null).build();
        assertRefused(() -> migrate.check("history"), ExitCode.ENVIRONMENT, """
            There is no model to compare the revisions with: the application has no JPA.
            Add spring-boot-starter-data-jpa and entities, or write an empty revision:
            mvn migrate:revision -Dautogenerate=false -Dmessage="…\"\
            """);
    }

    @Test
    void databaseThatIsNotKnownIsAskedFor() throws IOException {
        Migrate migrate = builder(ACCOUNT, "com.acme.Account").database(null).build();
        assertRefused(() -> migrate.check("history"), ExitCode.REFUSED, """
            It is not known which database the revision is for, and that decides what the mappings become.
                supported              h2, mariadb, mysql, postgresql, sqlite
                migrate.database       not set
                newest revision        records none
                spring.datasource.url  not set
            Set the database and its version: migrate.database=postgresql:16\
            """);
    }

    @Test
    void formatOfALaterVersionIsRefused() throws IOException {
        Migrate migrate = migrate(ACCOUNT);
        RevisionRequest request = RevisionRequest.autogenerate("x").withFormat("xml");
        assertRefused(() -> migrate.revision(request), ExitCode.USAGE, """
            This version of Migrate does not know format=xml.
                known  java, sql
            Leave the option out for java.\
            """);
    }

    @Test
    void emptyRevisionNeedsNoModel() throws IOException {
        RevisionResult result = builder(ACCOUNT).model(null).build().revision(RevisionRequest.empty("by hand"));
        assertThat(result.file()).isEqualTo(Path.of("src/main/java/db/migrations/Rev20261122_0728_ByHand.java"));
        assertThat(migrate(ACCOUNT).heads()).extracting(RevisionInfo::revision).containsExactly(result.id());
    }

    @Test
    void whatTheSchemaDoesNotAllowIsRefusedBeforeItIsWritten() throws IOException {
        migrate(ACCOUNT).revision(RevisionRequest.autogenerate("create"));
        Migrate quoted = migrate(op -> op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("`name`", SqlTypes.varchar(80));
            t.primaryKey("pk_account", "id");
        }));
        Answers answers =
                Answers.none().withNotRenames(List.of("account.name:`name`")).withAllowDrops(List.of("account.name"));
        assertRefused(
                () -> quoted.revision(RevisionRequest.autogenerate("quote").withAnswers(answers)),
                ExitCode.REFUSED,
                """
                Nothing is written: the revision would fail on postgresql.
                    operation  ~ alter table account: add column `name` varchar(80)
                               ~ alter table account: drop column name
                    error      Cannot add column name to account: it exists.
                Change the model in two steps, with a revision for each, or answer otherwise what was asked; or write it \
                by hand: mvn migrate:revision -Dautogenerate=false -Dmessage="…\"\
                """);
    }

    @Test
    void whatTheDatabaseCannotDoIsRefusedBeforeItIsWritten() throws IOException {
        assertTooLong();
        assertThat(directory.resolve("src/main/java/db/migrations")).doesNotExist();
        builder(op -> op.createTable("account", t -> t.column("id", SqlTypes.bigint())), "com.acme.Account")
                .database("postgresql:18")
                .build()
                .revision(RevisionRequest.autogenerate("create"));
        assertTooLong();
    }

    private void assertTooLong() throws IOException {
        String name = "the_name_of_a_column_that_is_longer_than_the_names_of_postgresql";
        Schema schema = schema(op -> op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint());
            t.column(name, SqlTypes.bigint());
        }));
        Evidence evidence = new Evidence(
                Map.of(TableName.of("account"), "com.acme.Account"),
                Map.of(TableName.of("account"), Map.of(Identifier.of(name), "com.acme.Account.name")),
                Map.of(),
                Map.of());
        Migrate migrate = builder(ACCOUNT)
                .database("postgresql:18")
                .model(target ->
                        new Model(schema, Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of(), evidence))
                .build();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.revision(RevisionRequest.autogenerate("create")))
                .withMessage("""
                    Nothing is written: postgresql cannot do what the model asks for.
                        mapped by  com.acme.Account.name
                    A name is too long for postgresql.
                        name     the_name_of_a_column_that_is_longer_than_the_names_of_postgresql
                        length   64 bytes
                        allowed  63 bytes
                    Give it a shorter name.\
                    """)
                .matches(e -> e.exitCode() == ExitCode.REFUSED);
    }

    @Test
    void allOfTheModelIsWrittenOnlyWhereNoRevisionMakesAPart() throws IOException {
        RevisionRequest baseline =
                RevisionRequest.autogenerate("baseline").withFrom("nothing").withRevId("b1");
        migrate(ACCOUNT).revision(baseline.withRevId("a1"));
        assertThat(migrate(ACCOUNT).check("nothing").changes()).containsExactly("  + create table account");
        Migrate again = migrate(ACCOUNT);
        assertRefused(() -> again.revision(baseline), ExitCode.REFUSED, """
                There are revisions already, and one that makes all of the model cannot follow them.
                    head   a1  baseline
                    error  Cannot create table account: it exists.
                Write what the model has beyond them: mvn migrate:revision -Dmessage="…\"""");
        assertThat(migrate(op -> op.createTable("other", t -> t.column("id", SqlTypes.bigint())))
                        .revision(baseline)
                        .changes())
                .containsExactly("  + create table other");
        sql("c1", "alter table account add column remark text");
        Migrate unknown = migrate(ACCOUNT);
        assertRefused(() -> unknown.revision(baseline.withRevId("d1").withHead("b1", false)), ExitCode.REFUSED, """
                There are revisions already, and one that makes all of the model cannot follow them.
                    head   b1  baseline
                    head   c1
                    error  what the SQL of revisions makes is not known
                Write what the model has beyond them: mvn migrate:revision -Dmessage="…\"""");
    }
}
