package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels of an enum type with another name, in tables that an earlier run has created. */
class RenamedLabelsTests {

    private static final String CREATE = """
            op.createEnum("mood", "happy", "sad");
            op.createTable("account", t -> {
                t.column("id", integer()).notNull();
                t.column("mood", namedEnumeration("mood", "happy", "sad"));
            });
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "MARIADB_10_11", "H2"})
    void ofAColumnThatIsThere(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "create", CREATE, "")
                .java(
                        "b1",
                        "a1",
                        "rename",
                        "op.renameEnumLabel(\"mood\", \"sad\", \"unhappy\", \"account.mood\");",
                        "op.renameEnumLabel(\"mood\", \"unhappy\", \"sad\", \"account.mood\");");
        try (FreshDatabase database = kind.createShared()) {
            history.on(database).upgrade("a1");
            database.execute("insert into account values (1, 'sad'), (2, 'happy')");

            history.on(database).upgrade("b1");
            assertThat(rows(database, "select mood from account order by id")).containsExactly("unhappy", "happy");
            history.on(database).downgrade("a1");
            assertThat(rows(database, "select mood from account order by id")).containsExactly("sad", "happy");
        }
    }
}
