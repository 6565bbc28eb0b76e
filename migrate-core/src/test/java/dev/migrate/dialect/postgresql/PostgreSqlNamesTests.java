package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Identifier;
import dev.migrate.testsupport.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that need care. */
class PostgreSqlNamesTests {

    private static final List<String> NAMES = List.of(
            "order",
            "User",
            "`User`",
            "`user`",
            "Straße",
            "`größe x`",
            "`a.b`",
            "`a;b--`",
            "`a\"b`",
            "`a``b`",
            "`it's`",
            "`%s`",
            "a$1",
            "`1`",
            "`" + "ä".repeat(31) + "`");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void eachComesBackAsItWasGiven(TestDatabase product) throws SQLException {
        for (String name : NAMES) {
            try (Session session = Session.on(product)) {
                Operations op = new Operations("postgresql");
                op.createTable(name, t -> {
                    t.column(name, SqlTypes.enumeration("A", "B")).comment("c");
                    t.unique("uq_of_it", name);
                });
                op.createIndex("ix", name, name);
                op.alterTable(name, t -> t.addColumn("other", SqlTypes.integer()));
                op.renameTable(name, "renamed");
                op.alterTable("renamed", t -> t.renameColumn(name, "plain"));
                op.renameTable("renamed", name);
                for (Operation operation : op.operations()) {
                    session.run(operation);
                    assertThat(session.inspected()).as(name).isEqualTo(session.expected());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void eachWordThatTheServerReservesIsQuoted(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product);
                Statement statement = session.connection().createStatement();
                ResultSet words = statement.executeQuery(
                        "select word from pg_get_keywords() where catcode in ('R', 'T') order by word")) {
            SqlWriter writer = session.dialect().writer();
            while (words.next()) {
                String word = words.getString(1);
                assertThat(writer.name(Identifier.of(word))).isEqualTo("\"" + word + "\"");
            }
        }
    }

    @Test
    void anUnquotedNameIsQuotedInLowerCase() {
        SqlWriter writer = Dialects.onClassPath().named("postgresql").writer();
        assertThat(writer.name(Identifier.of("Order"))).isEqualTo("\"order\"");
        assertThat(writer.name(Identifier.of("OrderLine"))).isEqualTo("OrderLine");
        assertThat(writer.name(Identifier.of("`OrderLine`"))).isEqualTo("\"OrderLine\"");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        SqlWriter writer = Dialects.onClassPath().named("postgresql").writer();
        assertThat(writer.name(Identifier.of("a".repeat(63)))).isEqualTo("a".repeat(63));
        assertThatThrownBy(() -> writer.name(Identifier.of("ä".repeat(32))))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("A name is too long for postgresql.\n    name     ääääääääääääääääääääääääääääääää\n"
                        + "    length   64 bytes\n    allowed  63 bytes\nGive it a shorter name.");
    }
}
