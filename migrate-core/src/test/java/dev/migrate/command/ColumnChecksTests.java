package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that MariaDB keeps as those of a column, as Hibernate and authors write them, and drops when the column is stated anew. */
class ColumnChecksTests {

    @TempDir
    private Path directory;

    private static void refuses(FreshDatabase database, String insert) {
        assertThatThrownBy(() -> database.execute(insert)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void stayWhenTheColumnIsStatedAnew(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "change", """
                        op.alterTable("t", t -> t.alterColumn("v").notNull());
                        op.alterTable("t", t -> t.alterColumn("doc").comment("text"));
                        op.alterTable("t", t -> t.renameColumn("w", "size"));
                        op.alterTable("t", t -> t.alterColumn("size").type(bigint()));
                        """, "op.alterTable(\"t\", t -> t.alterColumn(\"v\").nullable());");
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (v int check (v > 0), doc json, w int check (w > 5))");
            history.on(database).upgrade("a1");
            refuses(database, "insert into t (v) values (0)");
            refuses(database, "insert into t (v, size) values (1, 3)");
            refuses(database, "insert into t (v, doc) values (1, 'no document')");
            database.execute("insert into t values (1, '[]', 6)");
            history.on(database).downgrade("base");
            refuses(database, "insert into t (v) values (0)");
        }
    }
}
