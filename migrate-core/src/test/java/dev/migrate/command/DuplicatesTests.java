package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that become unique in which rows repeat. */
class DuplicatesTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory).java("a1", "", "people", """
                op.createTable("person", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("name", varchar(20));
                    t.column("town", varchar(20));
                });
                op.insert("person", rows -> {
                    rows.columns("id", "name", "town");
                    rows.row(1, "one", "x").row(2, "one", "x").row(3, "two", "x").row(4, "one", "x").row(5, null, "y");
                    rows.row(6, null, "y").row(7, "two", "x").row(8, "two", "z");
                });
                """, "");
    }

    private void refuses(FreshDatabase database, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> history.on(database).upgrade("heads"))
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    /** Neither the index before it nor an invalid one is left. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void areFoundBeforeAnIndexIsBuilt(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "unique", """
                op.createIndex("ix_person", "person", "town");
                op.createIndex("uq_person", "person", i -> i.columns("name", "town").unique().concurrently());
                """, "");
        try (FreshDatabase database = kind.create()) {
            refuses(database, """
                    Unique uq_person cannot be created: table person has rows that repeat.
                        table    person
                        columns  name, town
                        found    2 values, in 5 rows
                        see      select name, town, count(*) as how_many from person where name is not null and town is not null group by name, town having count(*) > 1
                    Change these rows or delete them, and run it again.""");
            assertThat(rows(database, "select seq from migrate_step")).isEmpty();
            database.execute("delete from person where id in (2, 4, 7)");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "H2"})
    void areFoundBeforeAConstraintIsAdded(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "unique", """
                op.createTable("other", t -> t.column("id", bigint()));
                op.alterTable("person", t -> t.addUnique("uq_person_town", "town"));
                """, "");
        try (FreshDatabase database = kind.create()) {
            refuses(database, """
                    Unique uq_person_town cannot be created: table person has rows that repeat.
                        table    person
                        columns  town
                        found    2 values, in 7 rows
                        see      select town, count(*) as how_many from person where town is not null group by town having count(*) > 1
                    Change these rows or delete them, and run it again.""");
            assertThat(rows(database, "select count(*) from person")).containsExactly("8");
            database.execute("delete from person where id not in (1, 5, 8)");
            assertThat(history.on(database).upgrade("heads")).hasSize(1);
        }
    }

    /** What a revision does to the rows before is not known; where all of it can be rolled back, the database says it. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void areTheDatabasesToFindWhereTheRevisionChangesTheRows(TestDatabase kind) throws Exception {
        history.java("b1", "a1", "unique", """
                op.delete("person", r -> r.whereIs("name", null));
                op.execute("delete from person where id in (2, 4, 7)");
                op.createIndex("uq_person", "person", i -> i.columns("name", "town").unique());
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("heads")).hasSize(2);
        }
    }
}
