package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.Golden;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a revision written as SQL looks like. */
class SqlRevisionWriterTests {

    private static final Schema BEFORE = Replay.apply(Schema.empty(), record(op -> {
        op.createTable("account", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            t.column("name", SqlTypes.varchar(80));
            t.column("price", SqlTypes.numeric(10, 4));
            t.column("status", SqlTypes.enumeration("NEW", "OLD")).notNull();
            t.primaryKey("pk_account", "id");
        });
        op.createSequence("number", 100, 1);
    }));

    private static List<Operation> record(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return op.operations();
    }

    private static String written(Dialect dialect, List<Operation> upgrade, @Nullable List<Operation> downgrade) {
        RevisionSource source = new RevisionSource(
                "db.migrations",
                "Rev",
                "3f2a9c1d7b42",
                List.of("9b1c44e0a6f1"),
                List.of("shop"),
                List.of("billing", "77b0de12aa90"),
                "add account\n-- migrate: e-mail",
                dialect.name() + ":" + dialect.version().major(),
                upgrade,
                downgrade,
                BEFORE);
        return SqlRevisionWriter.write(
                source, dialect, dialect.normalizer().normalize(BEFORE), SqlRevisionWriter.standardFrame(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2", "sqlite"})
    void eachDatabaseGetsItsStatementsWithOneEffectForAll(String name) {
        Dialect dialect = Dialects.onClassPath().named(name);
        List<Operation> upgrade = record(op -> {
            op.createTable("team", t -> {
                t.column("id", SqlTypes.bigint()).notNull().identity();
                t.column("name", SqlTypes.varchar(80)).notNull().defaultValue("'it''s; new'");
                t.column("status", SqlTypes.enumeration("ACTIVE", "ARCHIVED")).notNull();
                t.column("account_id", SqlTypes.bigint()).comment("whose it is");
                t.primaryKey("pk_team", "id");
                t.foreignKey("fk_team_account", "account_id")
                        .references("account", "id")
                        .onDeleteCascade();
            });
            op.insert("team", r -> r.columns("id", "name", "status").row(1L, "a;b", "ACTIVE"));
            op.alterTable("account", t -> {
                t.addColumn("email", SqlTypes.varchar(320)).notNull();
                t.alterColumn("name").type(SqlTypes.varchar(120)).notNull();
                t.alterColumn("price").type(SqlTypes.numeric(10, 2));
            });
            op.createIndex("ix_account_email", "account", "email");
            op.checkpoint();
            op.alterTable("team", t -> t.addUnique("uq_team_name", "name"));
            op.execute("create view teams as select name from team", effect -> {});
            op.executeOutsideTransaction("analyze", effect -> {});
            op.execute("update account set name = ''");
        });
        List<Operation> downgrade = Reverse.of(
                upgrade.stream()
                        .filter(each -> !(each instanceof Operation.ExecuteSql))
                        .toList(),
                BEFORE);
        Golden.assertMatches("revision/" + name + ".sql", written(dialect, upgrade, downgrade));
    }

    @Test
    void whatNeedsNoStatementOnADatabaseIsSaidWithTheNextOne() {
        Dialect sqlite = Dialects.onClassPath().named("sqlite");
        List<Operation> comment = record(op -> op.alterTable("account", t -> t.comment("who pays")));
        assertThat(written(sqlite, comment, null)).endsWith("""

                -- migrate: upgrade

                -- effect: alter table account (comment "who pays")
                select 1;
                """);
        List<Operation> more = record(op -> {
            op.alterTable("account", t -> t.comment("who pays"));
            op.dropSequence("number");
            op.createSequence("number", 5, 1);
        });
        assertThat(written(Dialects.onClassPath().named("h2"), more, null)).endsWith("""

                -- migrate: upgrade

                -- effect: alter table account (comment "who pays")
                comment on table account is 'who pays';

                -- effect: drop sequence number
                drop sequence number;

                -- starts again with 5: let it go on above the numbers in use, by restartWith behind it
                -- effect: create sequence number start 5
                create sequence number start with 5 increment by 1;
                """);
    }

    @Test
    void emptyRevisionHasBothSections() {
        assertThat(written(Dialects.onClassPath().named("h2"), List.of(), List.of()))
                .isEqualTo("""
                -- revision: 3f2a9c1d7b42
                -- down-revision: 9b1c44e0a6f1
                -- message: add account -- migrate: e-mail
                -- branch-labels: shop
                -- depends-on: billing, 77b0de12aa90
                -- database: h2:2

                -- migrate: upgrade

                -- migrate: downgrade
                """);
    }

    @Test
    void codeCannotBeWritten() {
        List<Operation> code = record(op -> op.run("fill in", connection -> {}));
        assertThat(code.get(0)).isInstanceOf(CustomOperation.class);
        assertThatExceptionOfType(UnwritableOperationException.class)
                .isThrownBy(() -> written(Dialects.onClassPath().named("h2"), code, null))
                .withMessage("""
                        Cannot write an operation down as SQL: only its author knows how it is made.
                            fill in
                        Write the revision by hand: mvn migrate:revision -Dautogenerate=false""");
    }
}
