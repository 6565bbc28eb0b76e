package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constraints that are not there under the name that a revision drops; those that are found are in {@link LiveDatabaseTests}. */
class RealNamesTests {

    @TempDir
    private Path directory;

    @Test
    void constraintThatMayBeOneOfSeveralIsNotDropped() throws IOException, SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute(
                    "create table account (a integer, constraint one unique (a))",
                    "alter table account add constraint two unique (a)");
            assertRefused(database, "t.dropUnique(\"uq_account_a\", \"a\")", """
                    Table account has no unique constraint of this name, and not just one that may be meant.
                        wanted  uq_account_a (a)
                        there   one, two
                    Name the one that is there, or drop it by a statement of your own.""");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherCheckThatIsCalledAlmostTheSameIsNotDropped(TestDatabase product) throws IOException, SQLException {
        try (FreshDatabase database = product.create()) {
            database.execute(
                    "create table account (id integer, size integer, constraint ck_account_size check (size < id))");
            assertRefused(database, "t.dropCheck(\"ck_user_size\")", """
                    Table account has no check constraint of this name, and not just one that may be meant.
                        wanted  ck_user_size
                        there   ck_account_size
                    Name the one that is there, or drop it by a statement of your own.""");
        }
    }

    /** Those of labels get another name with their table, and are found under their first one. */
    @Test
    void theCheckOfAnotherColumnIsNotDropped() throws IOException, SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute("create table account (name varchar(9), user_name varchar(9), status varchar(9),"
                    + " constraint ck_account_name check (name in ('A', 'B')),"
                    + " constraint ck_account_status check (status in ('A', 'B')))");
            for (String gone : List.of("ck_person_user_name", "ck_account_old_status")) {
                assertRefused(database, "t.dropCheck(\"" + gone + "\")", """
                        Table account has no check constraint of this name, and not just one that may be meant.
                            wanted  %s
                            there   ck_account_name, ck_account_status
                        Name the one that is there, or drop it by a statement of your own.""".formatted(gone));
            }
        }
    }

    private void assertRefused(FreshDatabase database, String change, String reason) throws IOException {
        TestHistory history = new TestHistory(Files.createTempDirectory(directory, "history"))
                .java("b2", "", "", "op.alterTable(\"account\", t -> " + change + ");", "");
        Migrate migrate = history.builder(database).build();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .withMessage("""
                        Revision b2 cannot run on this database.
                            revision  db.migrations.Revb2
                            line      Revb2.java:9
                        """ + reason);
    }
}
