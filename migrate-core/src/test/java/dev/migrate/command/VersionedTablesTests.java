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
}
