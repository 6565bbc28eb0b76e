package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.hibernate.CountedIds;
import dev.migrate.hibernate.HibernateModel.Origins;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationText;
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
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of generators that number by a table which another generator has already. */
class NewRowsTests {

    @TempDir
    private Path directory;

    private String name = "sequence_name";
    private String number = "next_val";
    private List<CountedIds> counted = List.of();

    private MigrateBuilder modelled(String table, String... generators) {
        return modelled(List.of(), table, generators);
    }

    private MigrateBuilder modelled(List<String> entities, String table, String... generators) {
        Operations op = new Operations("any");
        entities.forEach(each -> op.createTable(each, t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.primaryKey("pk_" + each.replace("`", ""), "id");
        }));
        op.createTable(table, t -> {
            t.column(name, SqlTypes.varchar(255)).notNull();
            t.column(number, SqlTypes.bigint());
            t.primaryKey("pk_" + table, name);
        });
        List<Operation> operations = op.operations();
        Schema schema = Replay.apply(Schema.empty(), operations);
        TableName ids = TableName.of(table);
        InsertRows rows = new InsertRows(
                ids,
                List.of(Identifier.of(name), Identifier.of(number)),
                Arrays.stream(generators).map(each -> Row.of(each, 0)).toList());
        return new Workshop(directory).builder().database("h2").model(target -> new Model(
                        schema, Map.of(ids, List.of(rows)), new TreeSet<>(List.of("com.acme.Pet")), List.of())
                .withOrigins(new Origins(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), counted)));
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
            assertThat(migrate.check("history").changes()).containsExactly("  + insert 1 row into ids where missing");
            migrate.revision(RevisionRequest.autogenerate("owners"));
            assertThat(modelled("ids", "pet", "it's").build().check("history").changes())
                    .isEmpty();
            on(database).upgrade("head");
            assertThat(rows(database, "select * from ids order by next_val")).containsExactly("it's|0", "pet|50");
            database.execute("update ids set next_val = 70 where sequence_name = 'it''s'");
            on(database).downgrade("-1");
            on(database).upgrade("head");
            assertThat(rows(database, "select * from ids order by next_val")).containsExactly("pet|50", "it's|70");
        }
    }

    private void revise(List<String> entities, List<String> renames, String... generators) {
        modelled(entities, "ids", generators)
                .build()
                .revision(RevisionRequest.autogenerate("pets")
                        .withAnswers(Answers.none().withRenames(List.of(), renames)));
        assertThat(modelled(entities, "ids", generators)
                        .build()
                        .check("history")
                        .changes())
                .isEmpty();
    }

    /** A row that began anew would give ids twice. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "H2"})
    void areCalledAsTheirTableWhenItGetsAnotherName(TestDatabase product) throws Exception {
        String rows = "select * from ids order by next_val";
        revise(List.of("pet", "owner", "`Cat`"), List.of(), "pet", "owner", "\"Cat\"", "mine");
        try (FreshDatabase database = product.create()) {
            on(database).upgrade("head");
            database.execute("update ids set next_val = 50 where sequence_name = 'pet'");
            database.execute("update ids set next_val = 60 where sequence_name = 'owner'");
            database.execute("update ids set next_val = 70 where sequence_name = '\"Cat\"'");
            List<String> before = rows(database, rows);
            revise(
                    List.of("animal", "pet", "`Dog`"),
                    List.of("pet:animal", "owner:pet", "`Cat`:`Dog`"),
                    "animal",
                    "pet",
                    "\"Dog\"",
                    "mine");
            on(database).upgrade("head");
            assertThat(rows(database, rows)).containsExactly("mine|0", "animal|50", "pet|60", "\"Dog\"|70");
            on(database).downgrade("-1");
            assertThat(rows(database, rows)).isEqualTo(before);
        }
    }

    @Test
    void goOnWhereANewTableIsCalledAsTheirsWas() throws Exception {
        revise(List.of("pet"), List.of(), "pet");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            on(database).upgrade("head");
            database.execute("update ids set next_val = 50");
            revise(List.of("animal", "pet"), List.of("pet:animal"), "animal", "pet");
            on(database).upgrade("head");
            assertThat(rows(database, "select * from ids order by next_val")).containsExactly("pet|0", "animal|50");
            on(database).downgrade("-1");
            assertThat(rows(database, "select * from ids")).containsExactly("pet|50");
        }
    }

    /** Hibernate makes a row that it does not find, and somebody else may have done so. */
    @Test
    void goOnWithTheHigherNumberWhereThereIsARowOfTheNewName() throws Exception {
        name = "key";
        number = "value";
        revise(List.of("pet", "owner", "cat", "dog"), List.of(), "pet", "owner", "cat", "dog");
        revise(
                List.of("animal", "person", "feline", "canine"),
                List.of("pet:animal", "owner:person", "cat:feline", "dog:canine"),
                "animal",
                "person",
                "feline",
                "canine");
        MigrateBuilder builder = new Workshop(directory).builder();
        String rows = "select * from ids order by 2";
        for (String each : List.of("POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE")) {
            try (FreshDatabase database = TestDatabase.valueOf(each).create()) {
                Migrate migrate = builder.connections(database::connect)
                        .url(database.url())
                        .build();
                migrate.upgrade("+1");
                database.execute(
                        "delete from ids",
                        "insert into ids values ('pet', 50), ('animal', 20), ('owner', 10), ('person', 30), "
                                + "('feline', 40), ('dog', 60)");
                migrate.upgrade("head");
                assertThat(rows(database, rows))
                        .as(each)
                        .containsExactly("person|30", "feline|40", "animal|50", "canine|60");
                database.execute("insert into ids values ('pet', 70), ('dog', 1)");
                migrate.downgrade("-1");
                assertThat(rows(database, rows)).as(each).containsExactly("owner|30", "cat|40", "dog|60", "pet|70");
            }
        }
    }

    /** Two generators that number one table from then on share the row. */
    @Test
    void becomeOneWhereARevisionHasInsertedTheOther() {
        revise(List.of("pet"), List.of(), "pet", "animal");
        RevisionResult written = modelled(List.of("animal"), "ids", "animal")
                .build()
                .revision(RevisionRequest.autogenerate("animals")
                        .withAnswers(Answers.none().withRenames(List.of(), List.of("pet:animal"))));
        assertThat(written.changes())
                .containsExactly(
                        "  ~ rename table pet to animal",
                        "  ~ alter table animal: rename constraint pk_pet to pk_animal",
                        "  ~ update ids set next_val = (select n from (select max(next_val) as n from ids where "
                                + "sequence_name in ('pet', 'animal')) as higher) where sequence_name = 'pet'",
                        "  - delete from ids where sequence_name = 'animal' and 'pet' in (select n from (select distinct "
                                + "sequence_name as n from ids) as known)",
                        "  ~ update ids set sequence_name = 'animal' where sequence_name = 'pet'");
        assertThat(new Workshop(directory).read(written.file()))
                .contains("r.whereIs(\"sequence_name\", \"pet\");\n            r.where(\"'animal' in (select n from");
        assertThat(modelled(List.of("animal"), "ids", "animal")
                        .build()
                        .check("history")
                        .changes())
                .isEmpty();
    }

    @Test
    void changeNamesWithTheirTables() {
        TableName ids = TableName.of("ids");
        InsertRows row = new InsertRows(ids, List.of(Identifier.of("name")), List.of(Row.of("a")));
        assertThat(OperationText.of(RenamedRows.updates(row, new TreeMap<>(Map.of("a", "b", "b", "a")))))
                .isEqualTo("""
                        update ids (name = String "b~") where (name = String "a")
                        update ids (name = String "a") where (name = String "b")
                        update ids (name = String "b") where (name = String "b~")
                        """);
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
        assertThat(renamed.changes()).contains("  + insert 1 row into numbers where missing");
        assertThat(modelled("numbers", "Pet", "Owner").build().check("history").changes())
                .isEmpty();
    }

    private static final CountedIds PETS =
            new CountedIds(TableName.of("ids"), "pet", TableName.of("pet"), Identifier.of("id"), 50);

    /** As where a sequence, or the database, has numbered the rows before: ids would be given twice. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "SQLITE"})
    void startAboveTheIdsOfATableThatIsThere(TestDatabase product) throws Exception {
        Operations op = new Operations("any");
        op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.primaryKey("pk_pet", "id");
        });
        Schema pets = Replay.apply(Schema.empty(), op.operations());
        Migrate first = new Workshop(directory)
                .builder()
                .database("h2")
                .model(target -> new Model(pets, Map.of(), new TreeSet<>(List.of("com.acme.Pet")), List.of()))
                .build();
        first.revision(RevisionRequest.autogenerate("pets"));
        Migrate counting = counting();
        assertThat(counting.check("history").changes())
                .containsExactly(
                        "  + create table ids",
                        "  + insert 2 rows into ids",
                        "  ~ update ids set next_val = (select max(id) + 50 from pet) where sequence_name = 'pet'"
                                + " and next_val < (select max(id) + 50 from pet)");
        counting.revision(RevisionRequest.autogenerate("ids"));
        assertThat(counting().check("history").changes()).isEmpty();
        try (FreshDatabase database = product.create()) {
            on(database).upgrade("+1");
            on(database).upgrade("head");
            assertThat(rows(database, "select * from ids order by 1")).containsExactly("owner|0", "pet|0");
            on(database).downgrade("-1");
            database.execute("insert into pet values (7)", "insert into pet values (5)");
            on(database).upgrade("head");
            assertThat(rows(database, "select * from ids order by 1")).containsExactly("owner|0", "pet|57");
        }
    }

    /** A table that is not compared may not be there where the revision runs. */
    @Test
    void doNotCountTheIdsOfATableThatIsLeftOut() {
        counted = List.of(PETS);
        Migrate counting = modelled(List.of("pet"), "ids", "owner", "pet")
                .autogenerate(List.of(), List.of("pet"), true)
                .build();
        assertThat(counting.check("history").changes())
                .containsExactly("  + create table ids", "  + insert 2 rows into ids");
    }

    private Migrate counting() {
        counted = List.of(PETS);
        return modelled(List.of("pet"), "ids", "owner", "pet").build();
    }
}
