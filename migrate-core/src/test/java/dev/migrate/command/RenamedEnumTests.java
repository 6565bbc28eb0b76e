package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An enum type with another name and the same labels. */
class RenamedEnumTests {

    @TempDir
    private Path directory;

    private MigrateBuilder modelled(String type) {
        Consumer<Operations> model = op -> {
            op.createEnum(type, "SAD", "GLAD");
            op.createTable("pet", t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.column("mood", SqlTypes.namedEnumeration(type, "SAD", "GLAD"));
                t.primaryKey("pk_pet", "id");
            });
        };
        return new Workshop(directory).modelled("postgresql:18", model);
    }

    @Test
    void isOneRenameFromTheHistoryAndFromTheDatabase() throws Exception {
        modelled("mood").build().revision(RevisionRequest.autogenerate("mood"));
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = modelled("feeling")
                    .connections(database::connect)
                    .url(database.url())
                    .build();
            migrate.upgrade("head");
            assertThat(migrate.check("history").changes()).containsExactly("  ~ rename enum type mood to feeling");
            assertThat(migrate.check("database").changes()).containsExactly("  ~ rename enum type mood to feeling");
        }
    }
}
