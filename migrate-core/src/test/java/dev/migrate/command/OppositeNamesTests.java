package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.SqlType;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column that is true now where it was false, as where {@code @SoftDelete} changes its strategy. */
class OppositeNamesTests {

    private static final String UPDATE =
            "op.update(\"account\", r -> { r.setExpression(\"active\", \"%s\"); r.everyRow(); });";
    private static final String ADVICE =
            "by their names the opposite of each other, while a rename keeps the values: turn them round behind it, with ";

    @TempDir
    private Path directory;

    private static Consumer<Operations> account(String column, SqlType type) {
        return op -> op.createTable("account", t -> {
            t.column("id", SqlTypes.integer()).notNull();
            t.column(column, type).notNull();
            t.primaryKey("pk_account", "id");
        });
    }

    private static RevisionResult revise(Workshop shop, Consumer<Operations> model, String... renames) {
        return shop.modelled("h2", model)
                .build()
                .revision(RevisionRequest.autogenerate("change")
                        .withAnswers(Answers.none().withRenames(List.of(renames), List.of())));
    }

    @Test
    void isNotOfferedWithoutSayingSo() {
        Workshop shop = new Workshop(directory);
        revise(shop, account("deleted", SqlTypes.bool()));
        assertThatThrownBy(() -> revise(shop, account("active", SqlTypes.bool())))
                .hasMessage("""
                Nothing is written: the model no longer has what holds data.
                    column  account.deleted
                        possibly active now: the same type bool; the same place; %s
                If account.deleted has another name now: -Drename=account.deleted:active
                If it is to be dropped: -DallowDrop=account.deleted""".formatted(ADVICE + UPDATE.formatted("not active")));
    }

    /** Of many columns with new names by one rule, each is asked for apart. */
    @Test
    void isNotOfferedTogetherWithOthers() {
        Workshop shop = new Workshop(directory);
        revise(shop, accounts("inactive"));
        String column = """
                    column  %1$s.inactive
                        possibly active now: names alike; the same type bool; the same place; %2$s
                """;
        assertThatThrownBy(() -> revise(shop, accounts("active")))
                .hasMessage("Nothing is written: the model no longer has what holds data.\n"
                        + all(each -> column.formatted(each, ADVICE + turned(each)))
                        + all(each -> "If " + each + ".inactive has another name now: -Drename=" + each
                                + ".inactive:active\n")
                        + "If all of it is to be dropped: -DallowDrop=a.inactive,b.inactive,c.inactive");
    }

    private static String all(UnaryOperator<String> line) {
        return Stream.of("a", "b", "c").map(line).collect(Collectors.joining());
    }

    private static String turned(String table) {
        return UPDATE.replace("account", table).formatted("not active");
    }

    private static Consumer<Operations> accounts(String column) {
        return op -> List.of("a", "b", "c")
                .forEach(each -> op.createTable(each, t -> {
                    t.column("id", SqlTypes.integer()).notNull();
                    t.column(column, SqlTypes.bool()).notNull();
                    t.primaryKey("pk_" + each, "id");
                }));
    }

    @Test
    void isSaidOfLettersForTrueAndFalseAsWell() {
        Workshop shop = new Workshop(directory);
        revise(shop, account("inactive", SqlTypes.character(1)));
        assertThat(shop.read(revise(shop, account("active", SqlTypes.character(1)), "account.inactive:active")
                        .file()))
                .contains("// " + ADVICE);
    }

    /** A count is the opposite of nothing. */
    @Test
    void isNoneOfNumbersWithOtherWords() {
        Workshop shop = new Workshop(directory);
        revise(shop, account("discount", SqlTypes.integer()));
        assertThat(shop.read(revise(shop, account("count", SqlTypes.integer()), "account.discount:count")
                        .file()))
                .doesNotContain("// ");
    }

    @Test
    void isNoneWhereTheNamesSayTheSame() {
        Workshop shop = new Workshop(directory);
        revise(shop, account("is_active", SqlTypes.bool()));
        assertThat(shop.read(revise(shop, account("active", SqlTypes.bool()), "account.is_active:active")
                        .file()))
                .doesNotContain("// ");
    }

    /** What the comment says is written behind it, and the rows that were deleted are. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL_18, bool, true, false, not active",
        "MYSQL_8_0, bool, true, false, not active",
        "H2, char, 'Y', 'N', case active when 'Y' then 'N' when 'N' then 'Y' when 'T' then 'F' when 'F' then 'T' else active end",
        "SQLITE, integer, 1, 0, 1 - active"
    })
    void rowsAreTurnedRound(TestDatabase kind, String type, String yes, String no, String turned) throws Exception {
        SqlType of = type.equals("bool")
                ? SqlTypes.bool()
                : type.equals("char") ? SqlTypes.character(1) : SqlTypes.integer();
        String is = type.equals("char") ? "'" + yes + "'" : yes;
        String isNot = type.equals("char") ? "'" + no + "'" : no;
        Workshop shop = new Workshop(directory);
        revise(shop, account("deleted", of));
        RevisionResult written = revise(shop, account("active", of), "account.deleted:active");
        String text = shop.read(written.file());
        String update = UPDATE.formatted(turned);
        String rename = """
                        op.alterTable("account", t -> {
                            // %s
                            t.renameColumn("%s", "%s");
                        });
                """.formatted(ADVICE + update, "deleted", "active");
        assertThat(text).contains(rename);
        shop.file(String.valueOf(written.file()), text.replace(rename, rename + update));
        try (FreshDatabase database = kind.createShared()) {
            Migrate migrate = shop.on(database);
            migrate.upgrade("+1");
            database.execute("insert into account values (1, " + is + "), (2, " + isNot + ")");
            migrate.upgrade("head");
            assertThat(rows(database, "select id from account where active = " + is))
                    .containsExactly("2");
        }
    }
}
