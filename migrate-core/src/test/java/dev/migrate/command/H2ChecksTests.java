package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks with lists on H2 2.4.240, which goes wrong with them. */
class H2ChecksTests {

    @TempDir
    private Path directory;

    @Test
    void rowsThatH2RefusesAreNotTheRevisionsFault() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "pets", """
                        op.createTable("pet", t -> {
                            t.column("dtype", varchar(31));
                            t.check("ck_pet", "dtype in ('Cat', 'Dog')");
                        });
                        """, "op.dropTable(\"pet\");")
                .java("b2", "a1", "rows", "op.insert(\"pet\", r -> r.columns(\"dtype\").row(\"Cat\"));", "");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.builder(database).build();
            migrate.upgrade("+1");
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                    Revision b2 failed in statement 1 of 1; all of it has been rolled back.
                        revision  db.migrations.Revb2, rows
                        line      Revb2.java:9
                        sql       insert into pet (dtype)
                                  values
                                      ('Cat')
                        error     Check constraint invalid: "CK_PET: "; SQL statement:
                                  insert into pet (dtype)
                                  values
                                      ('Cat') [23514-240] (SQLState 23514)
                    Nothing is wrong with the revision: H2 2.4 refuses all rows of a table with such a check after the \
                    connection is closed that made it. Use H2 2.5.252 or later, or restart the database, and run it again.\
                    """);
        }
    }
}
