package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The catalog keeps names without quotes in capitals, so that capitals between quotes are the same names. */
class H2NamesTests {

    private static List<Consumer<Operations>> steps() {
        return List.of(
                op -> {
                    op.createSequence("`REVINFO_SEQ`");
                    op.createTable("`REVINFO`", t -> {
                        t.column("`REV`", SqlTypes.bigint()).notNull();
                        t.column("`Kind`", SqlTypes.integer());
                        t.primaryKey("`PK_REV`", "`REV`");
                        t.unique("`UQ_KIND`", "`Kind`");
                    });
                    op.createTable("t", t -> {
                        t.column("`REV`", SqlTypes.bigint());
                        t.foreignKey("`FK_T`", "`REV`").references("`REVINFO`", "`REV`");
                    });
                    op.createIndex("`BY_KIND`", "`REVINFO`", "`Kind`");
                    op.createIndex("`BY_REV`", "t", "`REV`");
                },
                op -> op.alterTable("`REVINFO`", t -> {
                    t.addColumn("`NOTE`", SqlTypes.varchar(9));
                    t.alterColumn("`Kind`").type(SqlTypes.bigint());
                    t.alterColumn("`REV`").identity();
                    t.addCheck("`CK_NOTE`", "\"NOTE\" <> ''");
                    t.renameColumn("`NOTE`", "`REMARK`");
                }),
                op -> {
                    op.dropIndex("`BY_REV`", "t");
                    op.renameIndex("`REVINFO`", "`BY_KIND`", "`OTHER`");
                    op.insert("`REVINFO`", r -> r.columns("`REMARK`").row("x"));
                    op.alterSequence("`REVINFO_SEQ`", 50);
                    op.renameTable("`REVINFO`", "`REVISIONS`");
                },
                op -> {
                    op.dropTable("t");
                    op.dropTable("`REVISIONS`");
                    op.dropSequence("`REVINFO_SEQ`");
                });
    }

    @Test
    void operationsMeetWhatTheCatalogSays() throws SQLException {
        try (var database = TestDatabase.H2.create();
                Connection connection = database.connect()) {
            for (Consumer<Operations> step : steps()) {
                Operations op = new Operations("h2");
                step.accept(op);
                SchemaState state = SchemaState.of(Rig.H2.inspector(connection).read());
                for (var block : new Planner(Rig.H2).plan(op.recorded(), state)) {
                    for (var planned : block.statements()) {
                        database.execute(planned.statement().sql());
                    }
                }
                assertThat(Rig.H2.inspector(connection).read()).isEqualTo(state.schema());
            }
        }
    }

    @Test
    void twoColumnsThatAreOneAreRefused() {
        Operations op = new Operations("h2");
        op.createTable("t", t -> {
            t.column("`A`", SqlTypes.integer());
            t.column("a", SqlTypes.integer());
        });
        assertThatThrownBy(() -> Rig.sql(Schema.empty(), op.operations().get(0)))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("To H2 two columns of a table have one name, which it keeps in capitals.\n"
                        + "    table    t\n    columns  `A`, a\nGive one of them another name.");
    }
}
