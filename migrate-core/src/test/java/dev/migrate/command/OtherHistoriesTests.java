package dev.migrate.command;

import static dev.migrate.op.SqlTypes.bigint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two histories in one database, each with a model of its own. */
class OtherHistoriesTests {

    @TempDir
    private Path directory;

    private Migrate migrate(FreshDatabase database, String table, String versionTable) throws IOException {
        TestHistory history = new TestHistory(directory.resolve(table))
                .sql(
                        table + "1",
                        "",
                        "create " + table,
                        "create table " + table + " (id bigint not null, primary key (id));",
                        "drop table " + table + ";");
        Files.createDirectories(history.directory());
        return history.builder(database)
                .directory(directory)
                .versionTable(versionTable)
                .model(target -> new Model(schema(table), Map.of(), new TreeSet<>(List.of(table)), List.of("com.acme")))
                .build();
    }

    private static Schema schema(String table) {
        Operations op = new Operations("h2");
        op.createTable(table, t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_" + table, "id");
        });
        return Replay.apply(Schema.empty(), op.operations());
    }

    @ParameterizedTest
    @EnumSource
    void theTablesOfAnotherHistoryAreLeftAlone(TestDatabase product) throws IOException {
        try (FreshDatabase database = product.create()) {
            Migrate shop = migrate(database, "item", "migrate_version");
            Migrate billing = migrate(database, "invoice", "billing_version");
            shop.upgrade("head");
            billing.upgrade("head");
            assertThat(shop.check("database").changes()).containsExactly("  - drop table invoice");
            assertThat(billing.check("database").changes()).containsExactly("  - drop table item");
        }
    }
}
