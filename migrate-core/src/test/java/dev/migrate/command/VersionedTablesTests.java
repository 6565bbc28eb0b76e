package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of MariaDB {@code with system versioning}. */
class VersionedTablesTests {

    @TempDir
    private Path directory;

    private Migrate migrate(FreshDatabase database, boolean more) throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes"));
        Files.createDirectories(history.directory());
        Operations op = new Operations("any");
        for (String table : List.of("account", "owner")) {
            op.createTable(table, t -> {
                t.column("id", bigint()).notNull();
                t.column("name", varchar(40));
                if (more) {
                    t.column("more", bigint());
                }
                t.primaryKey("pk_" + table, "id");
                t.unique("uq_" + table + "_name", "name");
            });
        }
        Schema model = Replay.apply(Schema.empty(), op.operations());
        return history.builder(database)
                .directory(directory)
                .model(target ->
                        new Model(model, Map.of(), new TreeSet<>(List.of("com.acme.Account")), List.of("com.acme")))
                .build();
    }

    @Test
    void theyAreComparedWithoutTheirPastAndNeverDropped() throws Exception {
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            database.execute(
                    "create table account (id bigint not null primary key, name varchar(40), "
                            + "constraint uq_account_name unique (name)) with system versioning",
                    "create table owner (id bigint not null, name varchar(40), "
                            + "since timestamp(6) generated always as row start, "
                            + "until timestamp(6) generated always as row end, primary key (id), "
                            + "constraint uq_owner_name unique (name), period for system_time (since, until)) "
                            + "with system versioning",
                    "create table byhand (id bigint, owner_id bigint) with system versioning");

            CheckResult check = migrate(database, false).check("database");
            assertThat(check.changes()).isEmpty();
            assertThat(check.skipped())
                    .extracting(each -> each.kind() + " " + each.name() + ": " + each.reason())
                    .containsExactly(
                            "system-versioned table account: is compared without its past",
                            "system-versioned table byhand: the model has none of its name, and the database keeps what its"
                                    + " rows were: it stays as it is",
                            "system-versioned table owner: is compared without its past");
            assertThat(migrate(database, true).check("database").changes())
                    .containsExactly(
                            "  ~ alter table account: add column more bigint",
                            "  ~ alter table owner: add column more bigint");
        }
    }

    /** Others refer to them, so that a revision without them would not run. */
    @Test
    void aRevisionFromTheDatabaseHasThemWithoutTheirPast() throws Exception {
        Workshop module = new Workshop(directory);
        try (FreshDatabase old = TestDatabase.MARIADB_11_4.create();
                FreshDatabase fresh = TestDatabase.MARIADB_11_4.create()) {
            old.execute(
                    "create table account (id bigint not null primary key, name varchar(40)) with system versioning",
                    "create table owner (id bigint not null, account_id bigint, "
                            + "since timestamp(6) generated always as row start, "
                            + "until timestamp(6) generated always as row end, primary key (id), "
                            + "constraint fk_account foreign key (account_id) references account (id), "
                            + "period for system_time (since, until)) with system versioning",
                    "create table pet (id bigint not null primary key, owner_id bigint, "
                            + "constraint fk_owner foreign key (owner_id) references owner (id))");
            ReverseResult result = reverse(module, old);
            assertThat(result.left())
                    .extracting(each -> each.file() + ": " + each.reason())
                    .containsExactly(
                            "system-versioned table account: is written without its past: "
                                    + "add it with op.execute(\"alter table … add system versioning\")",
                            "system-versioned table owner: is written without its past: "
                                    + "add it with op.execute(\"alter table … add system versioning\")");
            on(module, fresh).upgrade("head");
            fresh.execute(
                    "insert into account (id, name) values (1, 'a')",
                    "insert into owner (id, account_id) values (2, 1)",
                    "insert into pet (id, owner_id) values (3, 2)",
                    "alter table account add system versioning");
            on(module, old).stamp("head");
            ReverseResult second = reverse(module, old);
            assertThat(second.revision().changes()).isEmpty();
            assertThat(second.left()).isEmpty();
            assertThat(reverse(module, fresh).revision().changes()).isEmpty();
            on(module, fresh).downgrade("base");
        }
    }

    private static ReverseResult reverse(Workshop module, FreshDatabase database) {
        return on(module, database)
                .imports()
                .database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
    }

    private static Migrate on(Workshop module, FreshDatabase database) {
        return module.builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }
}
