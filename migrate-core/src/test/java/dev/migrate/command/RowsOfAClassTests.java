package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of one class, in the table of a hierarchy. */
class RowsOfAClassTests {

    private static final Consumer<Operations> ANIMAL = op -> op.createTable("animal", t -> {
        t.column("id", SqlTypes.bigint()).notNull();
        t.column("dtype", SqlTypes.varchar(31)).notNull();
        t.primaryKey("pk_animal", "id");
    });
    private static final Consumer<Operations> DOG = ANIMAL.andThen(op -> op.alterTable("animal", t -> {
        t.addColumn("kennel", SqlTypes.integer());
        t.addCheck("ck_animal_dtype_kennel", "dtype <> 'Dog' or (kennel is not null)");
    }));

    @TempDir
    private Path directory;

    private RevisionResult revise(Consumer<Operations> model, Answers answers) {
        return model(model).revision(RevisionRequest.autogenerate("change").withAnswers(answers));
    }

    private Migrate model(Consumer<Operations> model) {
        return new Workshop(directory).modelled("h2", model).build();
    }

    private String cautions(Consumer<Operations> model) {
        return model(model).check("history").operations().stream()
                .filter(each -> each.caution() != null)
                .map(Change::caution)
                .collect(Collectors.joining("\n"));
    }

    private String upgrade(RevisionResult revision) {
        String text = new Workshop(directory).read(revision.file());
        return text.substring(
                text.indexOf("    public void upgrade"), text.indexOf("    @Override\n    public void downgrade"));
    }

    private static Consumer<Operations> hierarchy(String classes, String... checks) {
        return op -> op.createTable("animal", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("dtype", SqlTypes.varchar(31)).notNull();
            t.column("kennel", SqlTypes.integer());
            t.column("name", SqlTypes.varchar(20));
            t.primaryKey("pk_animal", "id");
            t.check("ck_animal_dtype", "dtype in (" + classes + ")");
            for (int i = 0; i < checks.length; i++) {
                t.check("ck_animal_" + i, checks[i]);
            }
        });
    }

    @Test
    void areFilledInANewColumn() {
        revise(ANIMAL, Answers.none());
        assertThat(cautions(DOG))
                .isEqualTo(
                        "fails if animal has rows where dtype is 'Dog': write it with -Ddefault=animal.kennel:<value>");
        assertThat(upgrade(revise(DOG, Answers.none().withDefaults(List.of("animal.kennel:7")))))
                .isEqualTo("""
                            public void upgrade(Operations op) {
                                op.alterTable("animal", t -> {
                                    t.addColumn("kennel", integer());
                                });
                                op.update("animal", r -> {
                                    r.set("kennel", 7);
                                    r.whereIs("dtype", "Dog");
                                });
                                op.alterTable("animal", t -> {
                                    t.addCheck("ck_animal_dtype_kennel", "dtype <> 'Dog' or (kennel is not null)");
                                });
                            }

                        """);
    }

    @Test
    void areFilledInAColumnThatIsThere() {
        revise(hierarchy("'Cat', 'Dog'", "dtype <> 'Dog' or kennel is not null"), Answers.none());
        Consumer<Operations> both =
                hierarchy("'Cat', 'Dog'", "dtype <> 'Dog' or kennel is not null and name is not null");
        assertThat(cautions(both))
                .isEqualTo("fails while name is null in a row where dtype is 'Dog': "
                        + "write it with -Ddefault=animal.name:<value>");
        assertThat(upgrade(revise(both, Answers.none().withDefaults(List.of("animal.name:Rex")))))
                .isEqualTo("""
                            public void upgrade(Operations op) {
                                op.update("animal", r -> {
                                    r.set("name", "Rex");
                                    r.whereIs("dtype", "Dog");
                                    r.whereIs("name", null);
                                });
                                op.alterTable("animal", t -> {
                                    t.dropCheck("ck_animal_0");
                                    t.addCheck("ck_animal_0", "dtype <> 'Dog' or kennel is not null and name is not null");
                                });
                            }

                        """);
    }

    /** What a class above them demands is in the check of each. */
    @Test
    void ofSeveralClassesAreFilledAtOnce() {
        revise(hierarchy("'Cat', 'Dog', 'Emu'"), Answers.none());
        Consumer<Operations> mammals = hierarchy(
                "'Cat', 'Dog', 'Emu', 'Fox'",
                "dtype <> 'Cat' or name is not null",
                "dtype <> 'Dog' or name is not null and kennel is not null",
                "dtype <> 'Fox' or name is not null");
        assertThat(cautions(mammals))
                .isEqualTo("fails while kennel is null in a row where dtype is 'Dog': "
                        + "write it with -Ddefault=animal.kennel:<value>; "
                        + "fails while name is null in a row where dtype in ('Cat', 'Dog'): "
                        + "write it with -Ddefault=animal.name:<value>");
        Answers values = Answers.none().withDefaults(List.of("animal.name:Rex", "animal.kennel:7"));
        RevisionResult revision = revise(mammals, values);
        assertThat(revision.operations()).extracting(Change::caution).containsOnlyNulls();
        assertThat(upgrade(revision)).startsWith("""
                    public void upgrade(Operations op) {
                        op.update("animal", r -> {
                            r.set("kennel", 7);
                            r.whereIs("dtype", "Dog");
                            r.whereIs("kennel", null);
                        });
                        op.update("animal", r -> {
                            r.set("name", "Rex");
                            r.whereIs("name", null);
                            r.where("dtype in ('Cat', 'Dog')");
                        });
                        op.alterTable("animal", t -> {
                """);
    }

    /** No row has a class yet that it could be told by. */
    @Test
    void areNoneWhereTheHierarchyIsNew() {
        Consumer<Operations> pet = op -> op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("kennel", SqlTypes.varchar(20));
            t.primaryKey("pk_pet", "id");
        });
        revise(pet, Answers.none());
        Consumer<Operations> hierarchy = pet.andThen(op -> op.alterTable("pet", t -> {
            t.addColumn("dtype", SqlTypes.varchar(31)).notNull();
            t.addCheck("ck_pet_dtype", "dtype in ('Dog', 'Pet')");
            t.addCheck("ck_pet_dtype_kennel", "dtype <> 'Dog' or (kennel is not null)");
        }));
        assertThat(revise(hierarchy, Answers.none().withDefaults(List.of("pet.dtype:Pet")))
                        .operations())
                .extracting(Change::caution)
                .containsOnlyNulls();
    }

    @Test
    void areFilledWhereTheirColumnsAreRenamedAtOnce() {
        revise(hierarchy("'Cat', 'Dog'", "dtype <> 'Dog' or kennel is not null"), Answers.none());
        Consumer<Operations> renamed = op -> op.createTable("animal", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("kind", SqlTypes.varchar(31)).notNull();
            t.column("kennel", SqlTypes.integer());
            t.column("called", SqlTypes.varchar(20));
            t.primaryKey("pk_animal", "id");
            t.check("ck_animal_dtype", "kind in ('Cat', 'Dog')");
            t.check("ck_animal_0", "kind <> 'Dog' or kennel is not null and called is not null");
        });
        Answers answers = Answers.none()
                .withRenames(List.of("animal.dtype:kind", "animal.name:called"), List.of())
                .withDefaults(List.of("animal.called:Rex"));
        RevisionResult revision = revise(renamed, answers);
        assertThat(revision.operations()).extracting(Change::caution).containsOnlyNulls();
        assertThat(upgrade(revision)).isEqualTo("""
                    public void upgrade(Operations op) {
                        op.alterTable("animal", t -> {
                            t.renameColumn("dtype", "kind");
                            t.renameColumn("name", "called");
                            t.dropCheck("ck_animal_0");
                        });
                        op.update("animal", r -> {
                            r.set("called", "Rex");
                            r.whereIs("kind", "Dog");
                            r.whereIs("called", null);
                        });
                        op.alterTable("animal", t -> {
                            t.addCheck("ck_animal_0", "kind <> 'Dog' or kennel is not null and called is not null");
                        });
                    }

                """);
    }

    @Test
    void areNoneWhereTheClassIsNew() {
        revise(hierarchy("'Cat', 'Dog'"), Answers.none());
        assertThat(cautions(hierarchy("'Cat', 'Dog', 'Fox'", "dtype <> 'Fox' or name is not null")))
                .isEmpty();
    }

    @Test
    void getAnotherClassOnEveryDatabaseAndBack() throws Exception {
        Consumer<Operations> before = hierarchy("'Cat', 'Dog'", "dtype <> 'Cat' or name is not null");
        Consumer<Operations> after = hierarchy("'Dog', 'Feline'", "dtype <> 'Feline' or name is not null");
        revise(before, Answers.none());
        Answers renamed = Answers.none().withRenames(List.of("animal.dtype:Cat:Feline"), List.of());
        RevisionResult revision = revise(after, renamed);
        assertThat(revision.operations()).extracting(Change::caution).containsOnlyNulls();
        assertThat(upgrade(revision)).isEqualTo("""
                    public void upgrade(Operations op) {
                        op.alterTable("animal", t -> {
                            t.dropCheck("ck_animal_dtype");
                            t.dropCheck("ck_animal_0");
                        });
                        op.update("animal", r -> {
                            r.set("dtype", "Feline");
                            r.whereIs("dtype", "Cat");
                        });
                        op.alterTable("animal", t -> {
                            t.addCheck("ck_animal_dtype", "dtype in ('Dog', 'Feline')");
                            t.addCheck("ck_animal_0", "dtype <> 'Feline' or name is not null");
                        });
                    }

                """);
        for (String each : List.of("POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE")) {
            try (FreshDatabase database = TestDatabase.valueOf(each).create()) {
                assertThereAndBack(database, each);
            }
        }
    }

    /** H2 2.4.240 refuses all rows as soon as the session is closed that made a check with a list. */
    private void assertThereAndBack(FreshDatabase database, String product) throws Exception {
        try (Connection only = database.connect()) {
            Migrate migrate = new Workshop(directory)
                    .builder()
                    .connections(() -> OnlyConnection.of(only, () -> {}))
                    .url(database.url())
                    .build();
            migrate.upgrade("+1");
            database.execute(
                    "insert into animal (id, dtype, name) values (1, 'Cat', 'Tom')",
                    "insert into animal (id, dtype) values (2, 'Dog')");
            migrate.upgrade("head");
            assertThat(rows(database, "select id, dtype, name from animal order by id"))
                    .as(product)
                    .containsExactly("1|Feline|Tom", "2|Dog|null");
            migrate.downgrade("-1");
            assertThat(rows(database, "select id, dtype, name from animal order by id"))
                    .as(product)
                    .containsExactly("1|Cat|Tom", "2|Dog|null");
        }
    }
}
