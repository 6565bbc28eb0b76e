package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of rows that somebody at a terminal is asked for. */
class EnteredValuesTests {

    private static final Consumer<Operations> FIRST = op -> op.createTable("account", t -> {
        t.column("id", SqlTypes.bigint()).notNull();
        t.column("Name", SqlTypes.varchar(80));
        t.column("points", SqlTypes.integer());
        t.primaryKey("pk_account", "id");
    });
    private static final Consumer<Operations> SECOND = FIRST.andThen(op -> op.alterTable("account", t -> {
        t.addColumn("country", SqlTypes.varchar(2)).notNull();
        t.addColumn("status", SqlTypes.enumeration("NEW", "OLD")).notNull();
        t.addColumn("active", SqlTypes.bool()).notNull();
        t.alterColumn("Name").notNull();
        t.alterColumn("points").notNull().defaultValue("7");
    }));

    @TempDir
    private Path directory;

    private static void revise(Workshop workshop, String database, Consumer<Operations> model) {
        workshop.modelled(database, model).build().revision(RevisionRequest.autogenerate("change"));
    }

    /** Somebody who types answers, of which null is the end of what is typed. */
    private record Typing(Deque<Optional<String>> answers, List<Question> asked) implements Decisions {

        static Typing of(String... answers) {
            Deque<Optional<String>> all = new ArrayDeque<>();
            for (String each : answers) {
                all.add(Optional.ofNullable(each));
            }
            return new Typing(all, new ArrayList<>());
        }

        @Override
        public int choose(Question question) {
            throw new AssertionError(question);
        }

        @Override
        public String enter(Question question) {
            asked.add(question);
            return answers.pop().orElse(null);
        }
    }

    /** A value that is none of the column's type is asked for again, and none is none. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2", "SQLITE"})
    void whoIsThereIsAskedForValues(TestDatabase product) throws SQLException {
        Workshop workshop = new Workshop(directory);
        String name = product == TestDatabase.POSTGRESQL_18
                ? "postgresql:18"
                : product.name().toLowerCase(Locale.ROOT);
        revise(workshop, name, FIRST);
        try (FreshDatabase fresh = product.create()) {
            Migrate migrate = workshop.builder()
                    .connections(fresh::connect)
                    .url(fresh.url())
                    .build();
            migrate.upgrade("head");
            fresh.execute("insert into account (id, name, points) values (1, null, null)");
            fresh.execute("insert into account (id, name, points) values (2, 'b', 2)");
            Typing typing = Typing.of("GB", "SOLD", "OLD", "true", "it's, new");
            workshop.modelled(name, SECOND).build().revision(RevisionRequest.autogenerate("change"), typing);
            assertThat(typing.asked())
                    .extracting(Question::text)
                    .containsExactly(
                            "Which value do the rows of account get in the new column country?",
                            "Which value do the rows of account get in the new column status?",
                            "Which value do the rows of account get in the new column status?",
                            "Which value do the rows of account get in the new column active?",
                            "Which value do the rows of account get that have none in column Name?");
            assertThat(typing.asked().get(1).facts())
                    .containsExactly(
                            "a column of type enumeration(\"NEW\", \"OLD\") takes one of NEW, OLD, or an expression in"
                                    + " parentheses",
                            "without a value the revision fails on a table with such rows");
            workshop.builder()
                    .connections(fresh::connect)
                    .url(fresh.url())
                    .build()
                    .upgrade("head");
            assertThat(Queries.rows(fresh, "select name, country, status from account order by id"))
                    .containsExactly("it's, new|GB|OLD", "b|GB|OLD");
        }
    }

    @Test
    void whoWantsNoValueGetsTheCommentAndWhoStopsTheOptions() {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "h2", FIRST);
        Migrate migrate = workshop.modelled("h2", SECOND).build();
        assertThatThrownBy(() -> migrate.revision(
                        RevisionRequest.autogenerate("change")
                                .withAnswers(Answers.none().withDefaults(List.of("account.active:true"))),
                        Typing.of("", null)))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessage("""
                        Nothing is written: columns that accept no null need a value in rows that are there.
                            column  account.country
                            column  account.status
                            column  account.Name
                        If rows get a value: -Ddefault=account.country:<value>,account.status:<value>,account.Name:<value>""");
        String text = workshop.read(migrate.revision(RevisionRequest.autogenerate("change"), Typing.of("", "", "", ""))
                .file());
        assertThat(text)
                .contains("// fails if account has rows: write it with -Ddefault=account.country:<value>")
                .contains("t.alterColumn(\"Name\").notNull();");
    }
}
