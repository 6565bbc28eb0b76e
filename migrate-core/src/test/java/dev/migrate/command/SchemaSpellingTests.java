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
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas of a database whose names are the model's but for quotes and capitals. */
class SchemaSpellingTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL_18 | shop   | shop     | same
            POSTGRESQL_18 | shop   | Shop     | same
            POSTGRESQL_18 | shop   | `shop`   | same
            POSTGRESQL_18 | shop   | `Shop`   | another
            POSTGRESQL_18 | "Shop" | Shop     | another
            POSTGRESQL_18 | "Shop" | `Shop`   | same
            POSTGRESQL_18 | public | Public   | same
            POSTGRESQL_18 | public | `Public` | another
            H2            | shop   | Shop     | same
            H2            | shop   | `SHOP`   | same
            H2            | shop   | `shop`   | another
            H2            | "shop" | shop     | another
            H2            | public | `public` | another
            """)
    void areTheSameAsTheDatabaseReadsTheName(TestDatabase product, String live, String modelled, String expected)
            throws Exception {
        try (FreshDatabase database = product.create()) {
            boolean isDefault = live.equals("public");
            if (!isDefault) {
                database.execute("create schema " + live);
            }
            database.execute("create table " + live + ".pet (id bigint not null, constraint pk_pet primary key (id))");
            List<String> missing = List.of("  + create schema " + modelled, "  + create table " + modelled + ".pet");
            List<String> left = List.of("  - drop table pet");
            assertThat(migrate(database, modelled).check("database").changes())
                    .containsExactlyInAnyOrderElementsOf(
                            expected.equals("same")
                                    ? List.of()
                                    : isDefault ? List.of(missing.get(0), left.get(0), missing.get(1)) : missing);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL_18, `other`.`numbers`", "H2, `OTHER`.`NUMBERS`"})
    void haveSequencesWhateverQuotesTheModelWrites(TestDatabase product, String modelled) throws Exception {
        try (FreshDatabase database = product.create()) {
            database.execute("create schema other", "create sequence other.numbers start with 1 increment by 50");
            assertThat(migrate(database, op -> op.createSequence(modelled, 1, 50))
                            .check("database")
                            .changes())
                    .isEmpty();
        }
    }

    private Migrate migrate(FreshDatabase database, String schema) throws IOException {
        return migrate(database, op -> {
            op.createSchema(schema);
            op.createTable(schema + ".pet", t -> {
                t.column("id", bigint()).notNull();
                t.primaryKey("pk_pet", "id");
            });
        });
    }

    private Migrate migrate(FreshDatabase database, Consumer<Operations> wanted) throws IOException {
        Operations op = new Operations("any");
        wanted.accept(op);
        Schema model = Replay.apply(Schema.empty(), op.operations());
        Files.createDirectories(directory.resolve("classes"));
        return new TestHistory(directory.resolve("classes"))
                .builder(database)
                .model(target ->
                        new Model(model, Map.of(), new TreeSet<>(List.of("com.acme.Pet")), List.of("com.acme")))
                .build();
    }
}
