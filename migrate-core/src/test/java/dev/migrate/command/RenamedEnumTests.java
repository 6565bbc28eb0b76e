package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private MigrateBuilder labelled(String database, String... labels) {
        Consumer<Operations> model = op -> op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("mood", SqlTypes.enumeration(labels)).notNull().defaultValue("'" + labels[0] + "'");
            t.primaryKey("pk_pet", "id");
        });
        return new Workshop(directory).modelled(database, model);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL_18, postgresql:18", "MYSQL_8_0, mysql:8.0", "MARIADB_11_4, mariadb:11.4", "H2, h2:2.4"})
    void aDefaultGetsTheNewNameOfItsLabel(TestDatabase kind, String name) throws Exception {
        labelled(name, "SAD", "GLAD").build().revision(RevisionRequest.autogenerate("mood"));
        try (FreshDatabase database = kind.create()) {
            labelled(name, "SAD", "GLAD")
                    .connections(database::connect)
                    .url(database.url())
                    .build()
                    .upgrade("head");
            database.execute("insert into pet (id) values (1)");
            labelled(name, "BLUE", "GLAD")
                    .build()
                    .revision(RevisionRequest.autogenerate("label")
                            .withAnswers(Answers.none().withRenames(List.of("pet.mood:SAD:BLUE"), List.of())));
            Migrate migrate = labelled(name, "BLUE", "GLAD")
                    .connections(database::connect)
                    .url(database.url())
                    .build();
            migrate.upgrade("head");
            database.execute("insert into pet (id) values (2)");
            assertThat(rows(database, "select mood from pet")).containsExactly("BLUE", "BLUE");
            assertThat(migrate.check("database").changes()).isEmpty();
            migrate.downgrade("-1");
            database.execute("insert into pet (id) values (3)");
            assertThat(rows(database, "select mood from pet")).containsExactly("SAD", "SAD", "SAD");
        }
    }
}
