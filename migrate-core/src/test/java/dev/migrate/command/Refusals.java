package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;

/** A history of two revisions, the second of which is refused before its first operation runs, or is not. */
record Refusals(Path directory) {

    private Migrate history(FreshDatabase database, String first, String last) throws Exception {
        return new TestHistory(directory)
                .java("a1", "", "first", first, "")
                .java("a2", "a1", "last", "op.createTable(\"made\", t -> t.column(\"id\", integer()));\n" + last, "")
                .on(database);
    }

    /** Asserts that operations are refused behind those that are not, with a message. */
    void refused(TestDatabase product, String first, String last, String message) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history(database, first, last);
            migrate.upgrade("a1");
            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                    Revision a2 cannot run on this database.
                        revision  db.migrations.Reva2, last
                        line      Reva2.java:10
                    """ + message);
            assertThatThrownBy(() -> rows(database, "select * from made")).isInstanceOf(SQLException.class);
        }
    }

    /** Asserts that operations run behind others, with what a query finds then. */
    void allowed(TestDatabase product, String first, String last, String query, String... found) throws Exception {
        try (FreshDatabase database = product.create()) {
            history(database, first, last).upgrade("head");
            assertThat(rows(database, query)).containsExactly(found);
        }
    }

    /** Returns the script of the last revision. */
    String script(TestDatabase product, String first, String last) throws Exception {
        try (FreshDatabase database = product.create()) {
            return history(database, first, last).upgradeScript("a1:a2");
        }
    }

    static boolean inFamilyOfMySql(TestDatabase product) {
        return product == TestDatabase.MYSQL_8_0 || product.isMariaDb();
    }

    static String words(TestDatabase product) {
        return switch (product) {
            case POSTGRESQL_14, POSTGRESQL_18 -> "PostgreSQL";
            case MYSQL_8_0 -> "MySQL";
            case MARIADB_10_11, MARIADB_11_4 -> "MariaDB";
            case H2 -> "H2";
            case SQLITE -> "SQLite";
        };
    }
}
