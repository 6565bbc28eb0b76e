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
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values for columns of enumerations that are stored by position: numbers on some databases, labels on others. */
class OrdinalDefaultsTests {

    private static final Consumer<Operations> FIRST = op -> op.createTable("account", t -> {
        t.column("id", SqlTypes.integer()).notNull();
        t.column("grade", SqlTypes.ordinalEnumeration("LOW", "HIGH", "ALL"));
        t.primaryKey("pk_account", "id");
    });
    private static final Consumer<Operations> SECOND = FIRST.andThen(op -> op.alterTable("account", t -> {
        t.alterColumn("grade").notNull();
        t.addColumn("stage", SqlTypes.ordinalEnumeration("A", "B", "C")).notNull();
        t.addColumn("place", SqlTypes.ordinalEnumeration("WEST", "EAST")).notNull();
    }));
    private static final Consumer<Operations> NAMED = op -> {
        op.createEnum("grade", "LOW", "HIGH", "ALL");
        op.createTable("account", t -> {
            t.column("id", SqlTypes.integer()).notNull();
            t.column("grade", SqlTypes.namedOrdinalEnumeration("grade", "LOW", "HIGH", "ALL"));
            t.primaryKey("pk_account", "id");
        });
    };
    private static final Consumer<Operations> MORE_NAMED = NAMED.andThen(op -> {
        op.createEnum("stage", "A", "B", "C");
        op.createEnum("place", "WEST", "EAST");
        op.alterTable("account", t -> {
            t.alterColumn("grade").notNull();
            t.addColumn("stage", SqlTypes.namedOrdinalEnumeration("stage", "A", "B", "C"))
                    .notNull();
            t.addColumn("place", SqlTypes.ordinalEnumeration("WEST", "EAST").asNative("place"))
                    .notNull();
        });
    });

    @TempDir
    private Path directory;

    private RevisionResult revise(Workshop shop, String database, Consumer<Operations> model, String... defaults) {
        return shop.modelled(database, model)
                .build()
                .revision(RevisionRequest.autogenerate("change")
                        .withAnswers(Answers.none().withDefaults(List.of(defaults))));
    }

    private List<String> rows(TestDatabase product, Workshop shop, String between) throws Exception {
        try (FreshDatabase database = product.createShared()) {
            Migrate migrate = shop.on(database);
            migrate.upgrade("+1");
            database.execute("insert into account (id, grade) values (1, null)", between);
            migrate.upgrade("head");
            List<String> rows = Queries.rows(database, "select grade, stage, place from account order by id");
            migrate.downgrade("-1");
            migrate.upgrade("head");
            return rows;
        }
    }

    /** The same revision on each of them, whichever the model was read for and however the value was said. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL_18, postgresql:18, ALL, 2, 'EAST', 2|2|1, 0|2|1",
        "H2, postgresql:18, ALL, 2, 'EAST', ALL|C|EAST, LOW|C|EAST",
        "MYSQL_8_0, h2, 2, C, 1, ALL|C|EAST, LOW|C|EAST",
        "SQLITE, mysql:8.0, 2, C, 1, 2|2|1, 0|2|1"
    })
    void areGivenAsNumberOrLabel(
            TestDatabase product, String read, String grade, String stage, String place, String first, String second)
            throws Exception {
        Workshop shop = new Workshop(directory);
        revise(shop, read, FIRST);
        revise(shop, read, SECOND, "account.grade:" + grade, "account.stage:" + stage, "account.place:" + place);
        boolean numbers = product.isPostgresql() || product == TestDatabase.SQLITE;
        assertThat(rows(product, shop, "insert into account values (2, " + (numbers ? "0" : "'LOW'") + ")"))
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL_14, 2, C, 1", "H2, ALL, 2, EAST"})
    void ofTypesWithANameBecomeLabels(TestDatabase product, String grade, String stage, String place) throws Exception {
        Workshop shop = new Workshop(directory);
        revise(shop, "postgresql:18", NAMED);
        revise(
                shop,
                "postgresql:18",
                MORE_NAMED,
                "account.grade:" + grade,
                "account.stage:" + stage,
                "account.place:" + place);
        assertThat(rows(product, shop, "insert into account values (2, 'LOW')"))
                .containsExactly("ALL|C|EAST", "LOW|C|EAST");
    }

    /** What is written for one database is in its words. */
    @ParameterizedTest
    @CsvSource({"H2, h2", "POSTGRESQL_18, postgresql:18"})
    void standInSqlAsTheDatabaseTakesThem(TestDatabase product, String name) throws Exception {
        Workshop shop = new Workshop(directory);
        revise(shop, name, FIRST);
        shop.modelled(name, SECOND)
                .build()
                .revision(RevisionRequest.autogenerate("change")
                        .withFormat("sql")
                        .withAnswers(Answers.none()
                                .withDefaults(List.of("account.grade:ALL", "account.stage:2", "account.place:EAST"))));
        boolean numbers = product.isPostgresql();
        assertThat(rows(product, shop, "insert into account values (2, " + (numbers ? "0" : "'LOW'") + ")"))
                .containsExactly(numbers ? "2|2|1" : "ALL|C|EAST", numbers ? "0|2|1" : "LOW|C|EAST");
    }

    @Test
    void whatIsNoPlaceAndNoLabelIsRefused() {
        Workshop shop = new Workshop(directory);
        revise(shop, "h2", FIRST);
        for (String wrong : List.of("3", "-1", "'SOME'", "'1'")) {
            assertThatThrownBy(() -> revise(shop, "h2", SECOND, "account.grade:" + wrong))
                    .isInstanceOfSatisfying(MigrateException.class, e -> assertThat(e.exitCode())
                            .isEqualTo(ExitCode.USAGE))
                    .hasMessage("""
                            -Ddefault=account.grade:%s does not fit: a column of type ordinalEnumeration("LOW", "HIGH", "ALL") \
                            takes one of LOW (0), HIGH (1), ALL (2), or an expression in parentheses.
                            Leave the option out, or give the names as the history and the model have them.""".formatted(wrong));
        }
    }

    private static final String WITH_ROW = """
            op.createTable("account", t -> {
                t.column("id", integer()).notNull();
                t.column("grade", ordinalEnumeration("LOW", "HIGH", "ALL"));
            });
            op.insert("account", r -> {
                r.columns("id", "grade");
                r.row(1, 1);
                r.row(2, %s);
            });
            """;

    /** A database would count from 1, and take 0 for no label at all. */
    @ParameterizedTest
    @CsvSource({"H2, HIGH", "MARIADB_10_11, HIGH"})
    void numbersInRowsArePlacesOfLabels(TestDatabase product, String expected) throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "create", WITH_ROW.formatted("2"), "")
                .java("b1", "a1", "delete", "op.delete(\"account\", r -> r.whereIs(\"grade\", 2));", "");
        try (FreshDatabase database = product.createShared()) {
            history.on(database).upgrade("a1");
            history.on(database).upgrade("b1");
            assertThat(Queries.rows(database, "select grade from account")).containsExactly(expected);
        }
    }

    @Test
    void aNumberThatIsNoPlaceOfALabelIsRefusedBeforeAnythingRuns() throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "create", WITH_ROW.formatted("3"), "");
        try (FreshDatabase database = TestDatabase.H2.createShared()) {
            assertThatThrownBy(() -> history.on(database).upgrade("a1")).hasMessage("""
                            Revision a1 cannot run on this database.
                                revision  db.migrations.Reva1, create
                                line      Reva1.java:13
                            A number in a column of labels is the position of one of them, from 0.
                                column  account.grade
                                number  3
                                labels  LOW, HIGH, ALL
                            Give a number from 0 to 2, or a label where all databases have labels.""");
        }
    }
}
