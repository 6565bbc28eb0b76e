package dev.migrate.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Scratch;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tried on the server is what was asked for, however much of the model hangs together. */
class ScratchTablesTests {

    private static final int LINKS = 30;

    /** A chain of tables: each refers to the one before by its primary key and by a unique constraint of two columns. */
    private static Schema chain() {
        Operations op = new Operations("any");
        for (int i = 0; i < LINKS; i++) {
            String name = "link_" + i;
            String before = "link_" + Math.max(0, i - 1);
            op.createTable(name, t -> {
                t.column("id", SqlTypes.bigint()).notNull().identity();
                t.column("tenant", SqlTypes.varchar(20)).notNull();
                t.column("code", SqlTypes.enumeration("A", "B")).notNull();
                t.column("before_id", SqlTypes.bigint());
                t.column("before_tenant", SqlTypes.varchar(20));
                t.column("before_code", SqlTypes.enumeration("A", "B"));
                t.primaryKey("pk_" + name, "id");
                t.unique("uq_" + name, "tenant", "code");
                t.check("ck_" + name, "tenant <> ''");
                t.foreignKey("fk_" + name + "_id", "before_id").references(before, "id");
                t.foreignKey("fk_" + name + "_code", "before_tenant", "before_code")
                        .references(before, "tenant", "code");
            });
        }
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static Set<TableName> names(int... links) {
        Set<TableName> names = new TreeSet<>();
        for (int link : links) {
            names.add(TableName.of("link_" + link));
        }
        return names;
    }

    /** Notes how many tables each place holds when the work in it is done. */
    private record Counted(Dialect dialect, Scratch scratch, List<Integer> tables) implements Scratch {

        @Override
        public <R> R lend(Work<R> work) throws SQLException {
            return scratch.lend(place -> {
                R result = work.in(place);
                tables.add(dialect.inspector(place).read().tables().size());
                return result;
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void ofReferencedTablesOnlyStandInsAreMade(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Counted scratch = new Counted(dialect, dialect.scratch(connection), new ArrayList<>());
            ScratchTables tables = new ScratchTables(dialect, scratch, chain());
            Map<TableName, Table> alone = tables.read(names(LINKS - 1));
            Map<TableName, Table> together = tables.read(chain().tables().keySet());
            assertThat(scratch.tables()).containsExactly(2, LINKS);
            assertThat(alone).containsOnlyKeys(TableName.of("link_" + (LINKS - 1)));
            assertThat(together)
                    .containsAllEntriesOf(alone)
                    .containsOnlyKeys(chain().tables().keySet());
        }
    }
}
