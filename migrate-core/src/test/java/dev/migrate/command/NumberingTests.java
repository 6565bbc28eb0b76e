package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids that the column numbers, and ids that a sequence numbers. */
class NumberingTests {

    @TempDir
    private Path directory;

    private static void byColumn(Operations op) {
        op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).identity();
            t.column("name", SqlTypes.varchar(20));
            t.primaryKey("pk_pet", "id");
        });
    }

    private static void bySequence(Operations op) {
        op.createTable("pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(20));
            t.primaryKey("pk_pet", "id");
        });
        op.createSequence("pet_seq", 1, 50);
    }

    private List<String> differences(FreshDatabase database, String name, Consumer<Operations> model) {
        Migrate migrate = new Workshop(directory)
                .modelled(name, model)
                .connections(database::connect)
                .url(database.url())
                .build();
        migrate.upgrade("head");
        assertThat(migrate.check("history").changes()).isEmpty();
        return migrate.check("database").changes();
    }

    private RevisionResult revise(String name, Consumer<Operations> model) {
        return new Workshop(directory)
                .modelled(name, model)
                .build()
                .revision(RevisionRequest.autogenerate("numbering"));
    }

    /** What the comment in the revision tells to do: the start stays the model's. */
    private void goOn(RevisionResult revision, int number) {
        Workshop workshop = new Workshop(directory);
        String file = String.valueOf(revision.file());
        String text = workshop.read(file);
        String create = """
                // starts with 1: let it go on above the numbers that pet has, by restartWith behind it
                        op.createSequence("pet_seq", 1, 50);""";
        assertThat(text).contains(create);
        workshop.file(
                file,
                text.replace(create, create + "op.alterSequence(\"pet_seq\", s -> s.restartWith(" + number + "));"));
    }

    private static String next(TestDatabase product) {
        return switch (product) {
            case POSTGRESQL_18 -> "select nextval('pet_seq')";
            case MYSQL_8_0, SQLITE -> "select next_val from pet_seq";
            default -> "select next value for pet_seq";
        };
    }

    /** SQLite has one type for numbered columns, and does not know which one they would be of without. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void becomeEachOther(TestDatabase product) throws Exception {
        String name =
                switch (product) {
                    case POSTGRESQL_18 -> "postgresql:18";
                    case MYSQL_8_0 -> "mysql:8";
                    case MARIADB_11_4 -> "mariadb:11";
                    default -> product.name().toLowerCase(Locale.ROOT);
                };
        try (FreshDatabase database = product.create()) {
            revise(name, NumberingTests::byColumn);
            assertThat(differences(database, name, NumberingTests::byColumn)).isEmpty();
            database.execute("insert into pet (name) values ('Rex')");
            goOn(revise(name, NumberingTests::bySequence), 2);
            assertThat(differences(database, name, NumberingTests::bySequence)).isEmpty();
            assertThat(Queries.rows(database, next(product))).containsExactly("2");
            new Workshop(directory)
                    .builder()
                    .connections(database::connect)
                    .url(database.url())
                    .build()
                    .downgrade("-1");
            database.execute("insert into pet (name) values ('Tom')");
            assertThat(Queries.rows(database, "select id, name from pet order by id"))
                    .containsExactly("1|Rex", "2|Tom");
        }
    }
}
