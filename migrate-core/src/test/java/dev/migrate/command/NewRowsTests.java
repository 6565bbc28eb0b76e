package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of generators that number by a table which another generator has already. */
class NewRowsTests {

    @TempDir
    private Path directory;

    private MigrateBuilder modelled(String table, String... generators) {
        Operations op = new Operations("any");
        op.createTable(table, t -> {
            t.column("sequence_name", SqlTypes.varchar(255)).notNull();
            t.column("next_val", SqlTypes.bigint());
            t.primaryKey("pk_" + table, "sequence_name");
        });
        List<Operation> operations = op.operations();
        Schema schema = Replay.apply(Schema.empty(), operations);
        TableName name = TableName.of(table);
        InsertRows rows = new InsertRows(
                name,
                List.of(Identifier.of("sequence_name"), Identifier.of("next_val")),
                Arrays.stream(generators).map(each -> Row.of(each, 0)).toList());
        return new Workshop(directory)
                .builder()
                .database("h2")
                .model(target -> new Model(
                        schema, Map.of(name, List.of(rows)), new TreeSet<>(List.of("com.acme.Pet")), List.of()));
    }

    private Migrate on(FreshDatabase database) {
        return new Workshop(directory)
                .builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void comeWithTheGenerator(TestDatabase product) throws Exception {
        modelled("ids", "pet").build().revision(RevisionRequest.autogenerate("pets"));
        try (FreshDatabase database = product.create()) {
            on(database).upgrade("head");
            database.execute("update ids set next_val = 50");
            Migrate migrate = modelled("ids", "pet", "it's").build();
            assertThat(migrate.check("history").changes()).containsExactly("  + insert 1 row into ids");
            migrate.revision(RevisionRequest.autogenerate("owners"));
            assertThat(modelled("ids", "pet", "it's").build().check("history").changes())
                    .isEmpty();
            on(database).upgrade("head");
            assertThat(rows(database, "select * from ids order by next_val")).containsExactly("it's|0", "pet|50");
            on(database).downgrade("-1");
            assertThat(rows(database, "select * from ids")).containsExactly("pet|50");
            on(database).upgrade("head");
        }
    }

    /** What a revision in SQL inserts is its own business, and a table with another name has its rows still. */
    @Test
    void areThereWhereARevisionHasInsertedThem() throws IOException {
        new TestHistory(directory.resolve("src/main/resources")).sql("a1", "", "ids", """
                -- effect: create table ids (column sequence_name varchar(255) not null; column next_val bigint; primary key pk_ids (sequence_name))
                create table ids (sequence_name varchar(255) not null primary key, next_val bigint);
                insert into IDS values ('Pet', 7);
                """, "");
        assertThat(modelled("ids", "Pet").build().check("history").changes()).isEmpty();
        RevisionResult renamed = modelled("numbers", "Pet", "Owner")
                .build()
                .revision(RevisionRequest.autogenerate("rename")
                        .withAnswers(Answers.none().withRenames(List.of(), List.of("ids:numbers"))));
        assertThat(renamed.changes()).contains("  + insert 1 row into numbers");
        assertThat(modelled("numbers", "Pet", "Owner").build().check("history").changes())
                .isEmpty();
    }
}
