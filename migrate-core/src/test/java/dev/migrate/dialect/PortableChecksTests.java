package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testsupport.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions in SQL that name columns of reserved words. */
class PortableChecksTests {

    @ParameterizedTest
    @EnumSource
    void backticksNameAPlainColumn(LawDatabase kind) throws SQLException {
        Operations op = new Operations("any");
        op.createTable("account", t -> {
            t.column("user", SqlTypes.integer());
            t.column("`Limit`", SqlTypes.integer());
            t.check("ck_account_user", "`user` > 0");
        });
        op.alterTable("account", t -> t.addCheck("ck_account_limit", "`user` < `Limit`"));
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Replay state = Replay.from(Schema.empty());
            for (Operation operation : op.operations()) {
                for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                    for (Statement statement : dialect.writer().write(lowered, state)) {
                        database.execute(statement.sql());
                    }
                    state.apply(lowered);
                }
            }
            assertThat(dialect.inspector(connection).read()).isEqualTo(state.schema());
            String into = "insert into account values ";
            database.execute(into + "(1, 2)");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.execute(into + "(0, 2)"));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.execute(into + "(3, 2)"));
        }
    }
}
