package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.MariaDbVariants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps names of tables in lower case, as MySQL and MariaDB do on Windows. */
class LowerCaseNamesTests {

    private static final String TABLES = """
            op.createTable("`Pet Owner`", t -> {
                t.column("id", bigint()).notNull();
                t.primaryKey("pk_owner", "id");
            });
            op.createTable("`Pet`", t -> {
                t.column("owner", bigint());
                t.foreignKey("fk_pet_owner", "owner").references("`Pet Owner`", "id");
            });
            """;

    @TempDir
    private Path directory;

    private static Schema model() {
        Operations op = new Operations("mariadb");
        op.createTable("`Pet Owner`", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.primaryKey("pk_owner", "id");
        });
        op.createTable("`Pet`", t -> {
            t.column("owner", SqlTypes.bigint());
            t.foreignKey("fk_pet_owner", "owner").references("`Pet Owner`", "id");
        });
        return Replay.from(Schema.empty()).apply(op.operations()).schema();
    }

    @Test
    void areNoDifferenceAndAreFoundAfterACrash() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "first", TABLES, "op.dropTable(\"`Pet`\");\nop.dropTable(\"`Pet Owner`\");");
        try (FreshDatabase database = MariaDbVariants.create("--lower-case-table-names=1")) {
            for (String statement : List.of("create table `Pet Owner`", "create table `Pet`")) {
                Deaths.dies(history, database, statement, false);
            }
            Migrate migrate = history.builder(database)
                    .model(target ->
                            new Model(model(), Map.of(), new TreeSet<>(List.of("com.acme.Pet")), List.of("com.acme")))
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "show tables like 'pet%'")).containsExactly("pet", "pet owner");
            assertThat(migrate.check("database").changes()).isEmpty();
            database.execute("create view owners as select id from `Pet Owner`");
            assertThatThrownBy(() -> migrate.downgrade("base")).hasMessage("""
                    Revision a1 cannot run on this database.
                        revision  db.migrations.Reva1, first
                        line      Reva1.java:22
                    Cannot drop table `Pet Owner`: a view reads it.
                        table   `Pet Owner`
                        view    owners
                    Drop it before in the revision, and create it again after with what is there then:
                        op.dropView("owners");
                        op.createView("owners", "select …");""");
            database.execute("drop view owners");
            assertThat(migrate.downgrade("base")).hasSize(1);
            assertThat(rows(database, "show tables like 'pet%'")).isEmpty();
        }
    }
}
