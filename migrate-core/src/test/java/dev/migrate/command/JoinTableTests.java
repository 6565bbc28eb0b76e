package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static dev.migrate.op.SqlTypes.bigint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.diff.DropRefusedException;
import dev.migrate.op.Operations;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference that becomes several, in a table of their own. */
class JoinTableTests {

    @TempDir
    private Path directory;

    private static void pets(Operations op, boolean several) {
        op.createTable("owner", t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_owner", "id");
        });
        op.createTable("pet", t -> {
            t.column("id", bigint()).notNull();
            t.primaryKey("pk_pet", "id");
            if (!several) {
                t.column("owner_id", bigint());
                t.foreignKey("fk_pet_owner", "owner_id").references("owner", "id");
            }
        });
        if (several) {
            op.createTable("pet_owner", t -> {
                t.column("pet_id", bigint()).notNull();
                t.column("owners_id", bigint()).notNull();
                t.primaryKey("pk_pet_owner", "pet_id", "owners_id");
                t.foreignKey("fk_pet_owner_pet", "pet_id").references("pet", "id");
                t.foreignKey("fk_pet_owner_owner", "owners_id").references("owner", "id");
            });
        }
    }

    private Migrate modelled(boolean several) {
        Consumer<Operations> model = op -> pets(op, several);
        return new Workshop(directory).modelled("h2", model).build();
    }

    @Test
    void keepsItsRowsByWhatTheRefusalSays() throws Exception {
        modelled(false).revision(RevisionRequest.autogenerate("one"));
        Migrate several = modelled(true);
        DropRefusedException refused = catchThrowableOfType(
                DropRefusedException.class, () -> several.revision(RevisionRequest.autogenerate("several")));
        assertThat(refused).hasMessage("""
                Nothing is written: the model no longer has what holds data.
                    column  pet.owner_id
                        new: pet_owner, which may have these references; to keep them, allow the drop and put before it \
                in the revision
                            op.copy("pet", "pet_owner", r -> { r.setExpression("pet_id", "id"); \
                r.setExpression("owners_id", "owner_id"); r.where("owner_id is not null"); });
                If it is to be dropped: -DallowDrop=pet.owner_id""");
        String copy = String.valueOf(refused.getMessage()).lines().toList().get(3);
        RevisionResult written = several.revision(RevisionRequest.autogenerate("several")
                .withAnswers(Answers.none().withAllowDrops(List.of("pet.owner_id"))));
        Workshop workshop = new Workshop(directory);
        String text = workshop.read(written.file());
        int drop = text.lastIndexOf("        op.alterTable(\"pet\"", text.indexOf("t.dropColumn(\"owner_id\")"));
        workshop.file(
                String.valueOf(written.file()), text.substring(0, drop) + copy.strip() + "\n" + text.substring(drop));
        MigrateBuilder builder = workshop.builder();
        for (String each : List.of("POSTGRESQL_18", "H2")) {
            try (FreshDatabase database = TestDatabase.valueOf(each).create()) {
                Migrate migrate = builder.connections(database::connect)
                        .url(database.url())
                        .build();
                migrate.upgrade("+1");
                database.execute(
                        "insert into owner (id) values (1), (2)",
                        "insert into pet (id, owner_id) values (10, 1), (11, null), (12, 2)");
                migrate.upgrade("head");
                assertThat(rows(database, "select pet_id, owners_id from pet_owner order by pet_id"))
                        .as(each)
                        .containsExactly("10|1", "12|2");
            }
        }
    }
}
