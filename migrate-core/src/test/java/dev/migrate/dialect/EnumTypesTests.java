package dev.migrate.dialect;

import static dev.migrate.op.SqlTypes.array;
import static dev.migrate.op.SqlTypes.bigint;
import static dev.migrate.op.SqlTypes.namedEnumeration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Enum types of PostgreSQL and the columns that are of them. */
class EnumTypesTests {

    private static final Dialect DIALECT = Dialects.onClassPath().named("postgresql:18");
    private static final TableName MOOD = TableName.of("mood");

    private static List<Operation> recorded(Consumer<Operations> work) {
        Operations op = new Operations("postgresql");
        work.accept(op);
        return op.operations();
    }

    private static void people(Operations op) {
        op.createEnum("mood", "GLAD", "SAD");
        op.createTable("person", t -> {
            t.column("id", bigint()).notNull();
            t.column("mood", namedEnumeration("mood", "GLAD", "SAD")).notNull().defaultValue("'GLAD'");
            t.column("moods", array(namedEnumeration("mood", "GLAD", "SAD")));
            t.primaryKey("pk_person", "id");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void labelsComeAndGoAndRowsStay(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            run(connection, recorded(EnumTypesTests::people));
            execute(connection, "insert into person values (1, 'SAD', '{GLAD,SAD}')");
            run(connection, recorded(op -> op.alterEnum("mood", "CALM", "GLAD", "EVEN", "SAD", "WILD")));
            execute(connection, "insert into person values (2, 'WILD', '{CALM}')");
            assertThat(inspect(connection).enumType(MOOD))
                    .isEqualTo(new EnumType(MOOD, List.of("CALM", "GLAD", "EVEN", "SAD", "WILD")));

            run(connection, recorded(op -> op.renameEnumLabel("mood", "WILD", "ANGRY")));
            run(connection, recorded(op -> op.alterEnum("mood", "SAD", "GLAD", "ANGRY", "CALM")));

            assertThat(text(
                            connection,
                            "select string_agg(id || mood::text || moods::text, ' ' order by id) from person"))
                    .isEqualTo("1SAD{GLAD,SAD} 2ANGRY{CALM}");
            Schema left = inspect(connection);
            assertThat(left.enums().values())
                    .containsExactly(new EnumType(MOOD, List.of("SAD", "GLAD", "ANGRY", "CALM")));
            execute(connection, "insert into person (id) values (3)");
            assertThat(text(connection, "select mood from person where id = 3")).isEqualTo("GLAD");
            assertThatThrownBy(() -> run(connection, recorded(op -> op.alterEnum("mood", "SAD", "GLAD", "CALM"))))
                    .hasMessageContaining("invalid input value for enum mood: \"ANGRY\"");
            assertThat(inspect(connection)).isEqualTo(left);
        }
    }

    @Test
    void aNewLabelIsCommittedAtOnceAndAnotherOrderIsNot() {
        Schema before = Replay.from(Schema.empty())
                .apply(DIALECT.lowering().rewriteAll(recorded(EnumTypesTests::people), Schema.empty()))
                .schema();

        assertThat(statements(before, new AlterEnum(MOOD, List.of("GLAD", "it's", "SAD"))))
                .containsExactly("alone alter type mood add value 'it''s' after 'GLAD'");
        assertThat(statements(before, new AlterEnum(MOOD, List.of("SAD", "GLAD"))))
                .containsExactly(
                        "alter type mood rename to migrate_old_mood",
                        "create type mood as enum ('SAD', 'GLAD')",
                        "alter table person alter column mood drop default",
                        "alter table person alter column mood set data type mood using mood::text::mood",
                        "alter table person alter column mood set default 'GLAD'",
                        "alter table person alter column moods set data type mood[] using moods::text[]::mood[]",
                        "drop type migrate_old_mood");
    }

    /** What names a label is of the type, so that it is said anew with the type. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void whatNamesALabelIsMadeAgain(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            run(connection, recorded(op -> {
                people(op);
                op.alterTable("person", t -> t.addCheck("ck_person_mood", "mood <> 'SAD' or id > 7"));
                op.createIndex("ix_person_glad", "person", i -> i.columns("id").where("mood = 'GLAD'"));
                op.createIndex("ix_person_mood", "person", "mood");
            }));
            execute(connection, "insert into person values (1, 'GLAD', '{GLAD}')");
            run(connection, recorded(op -> op.alterEnum("mood", "SAD", "GLAD", "CALM", "WILD")));
            Schema before = inspect(connection);
            run(connection, recorded(op -> op.alterEnum("mood", "SAD", "GLAD", "CALM")));
            Schema after = inspect(connection);
            TableName person = TableName.of("person");
            assertThat(after.table(person).constraints())
                    .isEqualTo(before.table(person).constraints());
            assertThat(after.table(person).indexes())
                    .hasSize(2)
                    .isEqualTo(before.table(person).indexes());
            assertThatThrownBy(() -> execute(connection, "insert into person values (2, 'SAD', '{}')"))
                    .hasMessageContaining("ck_person_mood");
        }
    }

    private static List<String> statements(Schema before, Operation operation) {
        return DIALECT.writer().write(operation, before).stream()
                .map(each -> (each.transactional() ? "" : "alone ") + each.sql())
                .toList();
    }

    @Test
    void aColumnOfATypeThatIsNotThereIsRefused() {
        List<Operation> operations = recorded(
                op -> op.createTable("person", t -> t.column("moods", array(namedEnumeration("mood", "SAD", "GLAD")))));

        assertThatThrownBy(() -> DIALECT.lowering().rewriteAll(operations, Schema.empty()))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        There is no enum type mood.
                            column  person.moods
                            wanted  "SAD", "GLAD"
                        Create it before: op.createEnum("mood", "GLAD", "SAD");""");
    }

    @Test
    void aColumnOfLabelsThatItsTypeHasNotIsRefused() {
        Schema before = Schema.empty().withEnums(List.of(new EnumType(MOOD, List.of("GLAD"))));
        List<Operation> operations = recorded(
                op -> op.createTable("person", t -> t.column("mood", namedEnumeration("mood", "GLAD", "SAD"))));

        assertThatThrownBy(() -> DIALECT.lowering().rewriteAll(operations, before))
                .hasMessage("""
                        The enum type mood has not all labels of a column.
                            column  person.mood
                            wanted  "GLAD", "SAD"
                            there   "GLAD"
                        Give it all of them before: op.alterEnum("mood", …);""");
    }

    @Test
    void theCatalogTellsWhatBecameOfANewLabel() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection connection = database.connect()) {
            execute(connection, "create type mood as enum ('GLAD')");
            Aftermath aftermath = DIALECT.aftermath(connection);

            assertThat(aftermath.of("alter type mood add value 'it''s' after 'GLAD'", false))
                    .isEqualTo(Aftermath.Fate.NOT_DONE);
            execute(connection, "alter type mood add value 'it''s' after 'GLAD'");
            assertThat(aftermath.of("alter type mood add value 'it''s' after 'GLAD'", false))
                    .isEqualTo(Aftermath.Fate.DONE);
        }
    }

    /** Runs operations as the runner does: each statement that can run in a transaction with those before it. */
    private static void run(Connection connection, List<Operation> operations) throws SQLException {
        Schema before = DIALECT.inspector(connection).read(Set.of(MOOD, TableName.of("person")));
        Replay state = Replay.from(before);
        List<Statement> statements = new ArrayList<>();
        for (Operation operation : DIALECT.lowering().rewriteAll(operations, before)) {
            statements.addAll(DIALECT.writer().write(operation, state));
            state.apply(operation);
        }
        connection.setAutoCommit(false);
        try {
            for (Statement statement : statements) {
                execute(connection, statement.sql());
                if (!statement.transactional()) {
                    connection.commit();
                }
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Schema inspect(Connection connection) throws SQLException {
        return DIALECT.inspector(connection).read();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
