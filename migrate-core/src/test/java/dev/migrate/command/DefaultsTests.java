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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that accept no null, in tables with rows. */
class DefaultsTests {

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
        t.alterColumn("Name").type(SqlTypes.varchar(120)).notNull();
        t.alterColumn("points").notNull().defaultValue("7");
    }));
    private static final Map<TestDatabase, String> NAMES =
            Map.of(TestDatabase.POSTGRESQL_18, "postgresql:18", TestDatabase.H2, "h2", TestDatabase.SQLITE, "sqlite");
    private static final Answers ANSWERS = Answers.none()
            .withDefaults(List.of(
                    "account.country:'GB'", "account.status:OLD", "account.active:TRUE", "account.name:'it''s, new'"));

    @TempDir
    private Path directory;

    private RevisionResult revise(Workshop workshop, String database, Consumer<Operations> model, Answers answers) {
        return workshop.modelled(database, model)
                .build()
                .revision(RevisionRequest.autogenerate("change").withAnswers(answers));
    }

    private static String rows(FreshDatabase database) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select name, points, country, status, active from account order by id")) {
            while (row.next()) {
                rows.append(row.getString(1)).append(' ').append(row.getInt(2)).append(' ');
                rows.append(row.getString(3))
                        .append(' ')
                        .append(row.getString(4))
                        .append(' ');
                rows.append(row.getBoolean(5)).append('\n');
            }
        }
        return rows.toString();
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL_18, java", "H2, java", "SQLITE, java", "POSTGRESQL_18, sql", "H2, sql", "SQLITE, sql"})
    void rowsGetTheDefaultAndTheColumnDoesNotKeepIt(TestDatabase product, String format) throws SQLException {
        Workshop workshop = new Workshop(directory);
        String name = String.valueOf(NAMES.get(product));
        revise(workshop, name, FIRST, Answers.none());
        try (FreshDatabase fresh = product.create()) {
            workshop.builder()
                    .connections(fresh::connect)
                    .url(fresh.url())
                    .build()
                    .upgrade("head");
            fresh.execute("insert into account (id, name, points) values (1, null, null)");
            fresh.execute("insert into account (id, name, points) values (2, 'b', 2)");
            workshop.modelled(name, SECOND)
                    .build()
                    .revision(RevisionRequest.autogenerate("change")
                            .withFormat(format)
                            .withAnswers(ANSWERS));
            assertThat(workshop.modelled(name, SECOND).build().check("history").changes())
                    .isEmpty();
            Migrate migrate = workshop.builder()
                    .connections(fresh::connect)
                    .url(fresh.url())
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(fresh)).isEqualTo("it's, new 7 GB OLD true\nb 2 GB OLD true\n");
            assertThatThrownBy(() -> fresh.execute(
                            "insert into account (id, name, points, status, active) values (3, 'c', 1, 'NEW', true)"))
                    .isInstanceOf(SQLException.class);
            assertThat(migrate.downgrade("-1")).hasSize(1);
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneRevisionFillsTheRowsOfEveryDatabase(TestDatabase product) throws SQLException {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "postgresql:18", FIRST, Answers.none());
        try (FreshDatabase fresh = product.create()) {
            workshop.builder()
                    .connections(fresh::connect)
                    .url(fresh.url())
                    .build()
                    .upgrade("head");
            fresh.execute("insert into account (id, name, points) values (1, null, null)");
            fresh.execute("insert into account (id, name, points) values (2, 'b', 2)");
            revise(workshop, "postgresql:18", SECOND, ANSWERS);
            workshop.builder()
                    .connections(fresh::connect)
                    .url(fresh.url())
                    .build()
                    .upgrade("head");
            assertThat(rows(fresh)).isEqualTo("it's, new 7 GB OLD true\nb 2 GB OLD true\n");
        }
    }

    private static final String IN_ORDER = """
                    @Override
                    public void upgrade(Operations op) {
                        op.alterTable("account", t -> {
                            t.addColumn("country", varchar(2)).notNull().defaultValue("'GB'");
                            t.alterColumn("country").dropDefault();
                            t.addColumn("status", enumeration("NEW", "OLD")).notNull().defaultValue("'OLD'");
                            t.alterColumn("status").dropDefault();
                            t.addColumn("active", bool()).notNull().defaultValue("true");
                            t.alterColumn("active").dropDefault();
                            t.alterColumn("Name").type(varchar(120));
                        });
                        op.update("account", r -> {
                            r.set("Name", "it's, new");
                            r.whereIs("Name", null);
                        });
                        op.alterTable("account", t -> {
                            t.alterColumn("Name").notNull();
                        });
                        op.update("account", r -> {
                            r.set("points", 7);
                            r.whereIs("points", null);
                        });
                        op.alterTable("account", t -> {
                            t.alterColumn("points").notNull().defaultValue("7");
                        });
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.alterTable("account", t -> {
                            t.alterColumn("points").dropDefault().nullable();
                        });
                        op.alterTable("account", t -> {
                            t.alterColumn("Name").nullable();
                        });
                        op.alterTable("account", t -> {
                            t.alterColumn("Name").type(varchar(80));
                            t.dropColumn("active");
                            t.dropColumn("status");
                            t.dropColumn("country");
                        });
                    }
                }
                """;

    @Test
    void theRevisionSaysItInOrder() {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "postgresql:18", FIRST, Answers.none());
        String text =
                workshop.read(revise(workshop, "postgresql:18", SECOND, ANSWERS).file());
        assertThat(text.substring(text.indexOf("    @Override"))).isEqualTo(IN_ORDER);
    }

    private static final String WITHOUT_A_DEFAULT = """
                    @Override
                    public void upgrade(Operations op) {
                        op.alterTable("account", t -> {
                            // fails if account has rows: write it with -Ddefault=account.country:<value>
                            t.addColumn("country", varchar(2)).notNull();
                            // fails if account has rows: write it with -Ddefault=account.status:<value>
                            t.addColumn("status", enumeration("NEW", "OLD")).notNull();
                            // fails if account has rows: write it with -Ddefault=account.active:<value>
                            t.addColumn("active", bool()).notNull();
                            t.alterColumn("Name").type(varchar(120)).notNull();
                        });
                        op.update("account", r -> {
                            r.set("points", 7);
                            r.whereIs("points", null);
                        });
                        op.alterTable("account", t -> {
                            t.alterColumn("points").notNull().defaultValue("7");
                        });
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.alterTable("account", t -> {
                            t.alterColumn("points").dropDefault().nullable();
                        });
                        op.alterTable("account", t -> {
                            t.alterColumn("Name").type(varchar(80)).nullable();
                            t.dropColumn("active");
                            t.dropColumn("status");
                            t.dropColumn("country");
                        });
                    }
                }
                """;

    @Test
    void withoutADefaultTheOptionIsNamed() {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "postgresql:18", FIRST, Answers.none());
        String text = workshop.read(
                revise(workshop, "postgresql:18", SECOND, Answers.none()).file());
        assertThat(text.substring(text.indexOf("    @Override"))).isEqualTo(WITHOUT_A_DEFAULT);
    }

    private static final Consumer<Operations> PERSON = op -> op.createTable("person", t -> {
        t.column("code", SqlTypes.integer());
        t.column("team_id", SqlTypes.integer());
        t.unique("uq_person_code", "code");
    });
    private static final Consumer<Operations> MEMBER = PERSON.andThen(op -> {
        op.alterTable("person", t -> {
            t.alterColumn("code").notNull();
            t.addColumn("number", SqlTypes.integer()).notNull();
            t.addPrimaryKey("pk_person", "number");
        });
        op.createTable("team", t -> {
            t.column("id", SqlTypes.integer()).notNull();
            t.primaryKey("pk_team", "id");
        });
        op.alterTable(
                "person", t -> t.addForeignKey("fk_person_team_id", "team_id").references("team", "id"));
    });

    /** One value serves one row where a key takes it once, and a new table has nothing that rows can refer to. */
    @Test
    void keysThatRowsViolateAreNamed() {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "h2", PERSON, Answers.none());
        String text = workshop.read(
                revise(workshop, "h2", MEMBER, Answers.none().withDefaults(List.of("person.code:7", "person.number:7")))
                        .file());
        assertThat(text.substring(
                        text.indexOf("    public void upgrade"),
                        text.indexOf("    @Override\n    public void downgrade")))
                .isEqualTo("""
                        public void upgrade(Operations op) {
                            op.createTable("team", t -> {
                                t.column("id", integer()).notNull();
                                t.primaryKey("pk_team", "id");
                            });
                            op.alterTable("person", t -> {
                                t.addColumn("number", integer()).notNull().defaultValue("7");
                                t.alterColumn("number").dropDefault();
                            });
                            // fails if more than one row gets the same code, which uq_person_code takes once: give each row its own
                            op.update("person", r -> {
                                r.set("code", 7);
                                r.whereIs("code", null);
                            });
                            op.alterTable("person", t -> {
                                t.alterColumn("code").notNull();
                                // fails if more than one row gets the same number, which pk_person takes once: give each row its own
                                t.addPrimaryKey("pk_person", "number");
                                // fails if team_id has a value in a row: team has no rows yet
                                t.addForeignKey("fk_person_team_id", "team_id").references("team", "id");
                            });
                        }

                    """);
    }

    @Test
    void aRenamedTableHasItsRowsStill() {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "h2", PERSON, Answers.none());
        Consumer<Operations> renamed = PERSON.andThen(op -> {
            op.renameTable("person", "member");
            op.alterTable(
                    "member", t -> t.addColumn("number", SqlTypes.integer()).notNull());
        });
        String text = workshop.read(
                revise(workshop, "h2", renamed, Answers.none().withRenames(List.of(), List.of("person:member")))
                        .file());
        assertThat(text).contains("// fails if member has rows: write it with -Ddefault=member.number:<value>\n");
    }

    private static Consumer<Operations> pet(String schema, boolean named) {
        return op -> op.createTable(schema + ".pet", t -> {
            t.column("id", SqlTypes.bigint()).notNull();
            if (named) {
                t.column("name", SqlTypes.varchar(20)).notNull();
            }
            t.primaryKey("pk_pet", "id");
        });
    }

    /** The table is called by the name that the history has, or by the one that the model has. */
    @Test
    void aTableInAnotherSchemaHasItsRowsStill() {
        Workshop workshop = new Workshop(directory);
        revise(workshop, "postgresql:18", pet("shop", false), Answers.none());
        Answers moved = Answers.none().withRenames(List.of(), List.of("shop.pet:zoo.pet"));
        assertThat(revise(workshop, "postgresql:18", pet("zoo", true), moved.withDefaults(List.of("shop.pet.name:Rex")))
                        .changes())
                .containsExactly(
                        "  ~ set schema of table shop.pet to zoo",
                        "  ~ alter table zoo.pet: add column name varchar(20) not null",
                        "  ~ alter table zoo.pet: drop default of name");
    }

    private void assertRefused(String value, String message) {
        Workshop workshop = new Workshop(directory);
        if (!directory.resolve("src/main/java/db").toFile().exists()) {
            revise(workshop, "postgresql:18", FIRST, Answers.none());
        }
        assertThatThrownBy(() ->
                        revise(workshop, "postgresql:18", SECOND, Answers.none().withDefaults(List.of(value))))
                .isInstanceOfSatisfying(
                        MigrateException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(message);
    }

    @Test
    void aDefaultThatDoesNotFitIsExplained() {
        assertRefused("account.land:GB", """
                -Ddefault=account.land:GB does not fit: no column of that name is added or becomes not null.
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused("account.status:PAID", """
                -Ddefault=account.status:PAID does not fit: a column of type enumeration("NEW", "OLD") takes one of NEW, OLD, or an expression in parentheses.
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused("account.active:maybe", """
                -Ddefault=account.active:maybe does not fit: a column of type bool() takes true or false, or an expression in parentheses.
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused("account.name:null", """
                -Ddefault=account.name:null does not fit: a column of type varchar(120) takes a value between apostrophes, or an expression in parentheses.
                Leave the option out, or give the names as the history and the model have them.""");
        assertRefused("country:GB", """
                Cannot read -Ddefault=country:GB.
                    expected  table, column and value: account.country:'GB'
                Write names that need quotes between backticks.""");
    }
}
