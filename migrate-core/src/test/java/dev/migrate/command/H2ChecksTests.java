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

    /** A table is copied when a column gets another type, and every row of it is checked again. */
    @Test
    void domainsOfNamedEnumerationsAreNotTheRevisionsFaultEither() throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "pets", """
                        op.createEnum("mood", "GLAD", "SAD");
                        op.createTable("pet", t -> {
                            t.column("first", namedOrdinalEnumeration("mood", "GLAD", "SAD"));
                            t.column("second", namedOrdinalEnumeration("mood", "GLAD", "SAD"));
                        });
                        op.insert("pet", r -> r.columns("first", "second").row("GLAD", "SAD"));
                        """, "op.dropTable(\"pet\");")
                .java("b2", "a1", "type", """
                        op.alterTable("pet", t -> t.alterColumn("first").type(ordinalEnumeration("GLAD", "SAD")));
                        """, "");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.builder(database).build();
            migrate.upgrade("+1");
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                    Revision b2 failed in statement 1 of 1; all of it has been rolled back.
                        revision  db.migrations.Revb2, type
                        line      Revb2.java:9
                        sql       alter table pet alter column first set data type enum ('GLAD','SAD')
                        error     The database has been closed; SQL statement:
                                  INSERT INTO "PUBLIC"."PET_COPY_4_0"("FIRST", "SECOND") OVERRIDING SYSTEM VALUE SELECT \
                    "FIRST", "SECOND" FROM "PUBLIC"."PET" [90098-240] (SQLState 90098)
                    Nothing is wrong with the revision: H2 2.4 refuses all rows of a table with such a check after the \
                    connection is closed that made it. Use H2 2.5.252 or later, or restart the database, and run it again.\
                    """);
        }
    }
}
