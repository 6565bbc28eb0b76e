package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.MariaDbVariants;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQL revisions as the tools of MySQL and MariaDB write them, and what administrators put into them. */
class DumpedRevisionTests {

    private static final String DUMP = """
            /*!40101 SET NAMES utf8mb4 */;
            /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
            /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
            create table if not exists child (id integer, parent_id integer, foreign key (parent_id) references parent (id));
            create table if not exists parent (id integer primary key);
            replace into parent values (7);
            insert into child values (1, 7);
            /*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
            /*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
            """;

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void whatADumpSetsIsSaidAgain(TestDatabase kind) throws Exception {
        history.sql("a1", "", "dump", DUMP, "");
        for (boolean before : new boolean[] {true, false}) {
            for (String text : new String[] {"exists child", "exists parent", "replace into", "SQL_MODE=@OLD"}) {
                try (FreshDatabase database = kind.create()) {
                    Deaths.dies(history, database, text, before);
                    assertThat(history.on(database).upgrade("head"))
                            .as("%s %s", before, text)
                            .hasSize(1);
                    assertThat(rows(database, "select parent_id from child")).containsExactly("7");
                    assertThat(rows(database, "select id from parent")).containsExactly("7");
                    assertThat(rows(database, Queries.JOURNAL)).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void aVariableOfTheServerIsNoSettingOfTheSession(TestDatabase kind) throws Exception {
        history.sql("a1", "", "server", """
                        set global max_connect_errors = 101;
                        create table a (id integer);
                        set sql_mode = 'ANSI_QUOTES';
                        create table "b" (id integer);
                        set global max_connect_errors = 100;
                        create table "c" (id integer);
                        """, "")
                .sql("a2", "a1", "next", "create table `d` (e integer default \"7\");", "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(2);
            assertThat(rows(database, "select @@global.max_connect_errors")).containsExactly("100");
        }
    }

    /** It counts its transactions in variables that are shown with those of the session. */
    @Test
    void aServerThatReplicates() throws Exception {
        String code =
                "op.run(\"%1$s\", c -> { try (var s = c.createStatement()) { s.execute(\"insert into t values (%1$s)\"); } });\n";
        history.java("a1", "", "code", """
                        op.createTable("t", t -> t.column("id", integer()));
                        """ + code.formatted(1) + code.formatted(2), "")
                .sql("a2", "a1", "settings", """
                        set sql_mode = 'ANSI_QUOTES';
                        create table "u" (id integer);
                        set sql_mode = '';
                        create table `v` (id integer);
                        """, "");
        try (FreshDatabase database = MariaDbVariants.create("--log-bin", "--server-id=1")) {
            assertThat(history.on(database).upgrade("head")).hasSize(2);
            assertThat(rows(database, "select id from t order by id")).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "SQLITE"})
    void replacedRowsAreRows(TestDatabase kind) throws Exception {
        history.java("a1", "", "x", """
                        op.createTable("t", t -> {
                            t.column("id", integer()).notNull();
                            t.column("n", integer());
                            t.primaryKey("pk_t", "id");
                        });
                        """, "")
                .sql("a2", "a1", "rows", "replace into t (id, n) values (1, 2);", "")
                .java("a3", "a2", "y", """
                        op.alterTable("t", t -> t.addColumn("m", integer()));
                        """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgradeScript("base:head"))
                    .contains("replace into t (id, n) values (1, 2);");
            Deaths.dies(history, database, "replace into", false);
            history.on(database).upgrade("head");
            assertThat(rows(database, "select id, n, m from t")).containsExactly("1|2|null");
        }
    }
}
