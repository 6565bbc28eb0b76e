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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
        try (FreshDatabase database = kind.create()) {
            run(database, op);
            String into = "insert into account values ";
            database.execute(into + "(1, 2)");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.execute(into + "(0, 2)"));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.execute(into + "(3, 2)"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnIsComputedFromOneWithAReservedNameOnEveryDatabase(LawDatabase kind) throws SQLException {
        Operations op = new Operations("any");
        op.createTable("account", t -> {
            t.column("user", SqlTypes.integer());
            t.column("next", SqlTypes.integer()).generatedAs("`user` + 1");
            t.column("later", SqlTypes.integer());
        });
        op.alterTable("account", t -> {
            t.addColumn("last", SqlTypes.integer()).generatedAs("`user` + 2");
            t.alterColumn("later").generatedAs("`user` + 3");
        });
        op.insert("account", i -> i.columns("user").row(1));
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                java.sql.Statement statement = connection.createStatement()) {
            run(database, op);
            ResultSet row = statement.executeQuery(
                    "select max(account.next), max(account.last), max(account.later) from account");
            row.next();
            assertThat(List.of(row.getInt(1), row.getInt(2), row.getInt(3))).containsExactly(2, 3, 4);
        }
    }

    /** Does operations to an empty database, which then is what they mean. */
    private static void run(FreshDatabase database, Operations op) throws SQLException {
        try (Connection connection = database.connect()) {
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
        }
    }
}
