package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Downgrades that die half way: the next one arrives where an undisturbed one does.
 *
 * <p>{@code -Dmigrate.crash.every=1} is the long version, with a death before and after each statement that changes something.
 */
class DowngradeCrashTests {

    private static final int EVERY = Integer.getInteger("migrate.crash.every", 30);
    private static final int FIRST = 4;

    @TempDir
    private Path directory;

    private TestDatabase kind;
    private TestHistory history;

    private static void tables(TestHistory history) {
        history.java("r1", "", "tables", """
                op.createTable("person", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("name", varchar(80)).notNull();
                    t.column("balance", integer()).notNull();
                    t.primaryKey("pk_person", "id");
                });
                op.createTable("log", t -> t.column("what", varchar(40)).notNull());
                op.insert("person", rows -> rows.columns("id", "name", "balance").row(1, "Ada", 10).row(2, "Bob", 20));
                """, "op.dropTable(\"log\");\nop.dropTable(\"person\");");
        history.java("r2", "r1", "columns", """
                op.alterTable("person", t -> {
                    t.addColumn("email", varchar(320));
                    t.alterColumn("name").type(varchar(120));
                    t.addCheck("ck_person_balance", "balance >= 0");
                });
                op.createIndex("ix_person_email", "person", "email");
                """, """
                op.dropIndex("ix_person_email", "person", "email");
                op.alterTable("person", t -> {
                    t.dropCheck("ck_person_balance");
                    t.alterColumn("name").type(varchar(80));
                    t.dropColumn("email");
                });
                """);
    }

    private static TestHistory history(Path directory, TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory);
        tables(history);
        history.java("r3", "r2", "rows", """
                op.execute("update person set balance = balance + 1");
                op.alterTable("person", t -> t.addColumn("seen", integer()).notNull().defaultValue("0"));
                op.createTable("total", t -> t.column("amount", bigint()).notNull());
                op.run("sum", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("insert into total select sum(balance) from person");
                    }
                });
                """, """
                op.execute("insert into log values ('r3 down')");
                op.execute("update person set balance = balance * 2");
                op.dropTable("total");
                op.alterTable("person", t -> t.dropColumn("seen"));
                op.run("halve", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("update person set balance = balance / 2 - 1");
                    }
                });
                """);
        String apart = kind == TestDatabase.POSTGRESQL_18 ? "concurrently " : "";
        String on = kind.isPostgresql() || kind == TestDatabase.H2 || kind == TestDatabase.SQLITE ? "" : " on person";
        return history.sql(
                "r4",
                "r3",
                "apart",
                "insert into log values ('r4');\n-- effect: create index on person ix_person_name (name)\n"
                        + "-- migrate: no-transaction\ncreate index " + apart + "ix_person_name on person (name);",
                "insert into log values ('r4 down');\n-- effect: drop index on person ix_person_name\n"
                        + "-- migrate: no-transaction\ndrop index " + apart + "ix_person_name" + on
                        + ";\nupdate person set balance = balance + 0;\ndelete from log where what = 'r4';");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theNextOneArrives(TestDatabase database) throws Exception {
        kind = database;
        history = history(directory, database);
        List<Integer> points = new ArrayList<>();
        String undisturbed;
        try (FreshDatabase fresh = upgraded()) {
            dies(fresh, (number, sql) -> {
                if (CrashPoint.of(sql) != CrashPoint.READ) {
                    points.add(number);
                }
            });
            undisturbed = state(fresh);
        }
        assertThat(undisturbed).contains("1|Ada|10\n2|Bob|20").contains("r3 down\nr4 down");
        int deaths = 0;
        for (int i = Math.min(FIRST, EVERY - 1); i < points.size(); i += EVERY) {
            for (boolean before : new boolean[] {true, false}) {
                try (FreshDatabase fresh = upgraded()) {
                    dies(fresh, DyingConnections.dyingAt(points.get(i), before));
                    history.on(fresh).downgrade("r1");
                    assertThat(state(fresh))
                            .as((before ? "before " : "after ") + points.get(i))
                            .isEqualTo(undisturbed);
                    deaths++;
                }
            }
        }
        System.out.println("downgrades " + kind + ": " + points.size() + " statements that change something, " + deaths
                + " deaths");
    }

    private FreshDatabase upgraded() throws Exception {
        FreshDatabase database = kind.create();
        history.on(database).upgrade("heads");
        return database;
    }

    private void dies(FreshDatabase database, DyingConnections.Witness witness) throws Exception {
        DyingConnections connections = new DyingConnections(database::connect, witness);
        try {
            history.builder(database).connections(connections).build().downgrade("r1");
        } catch (DyingConnections.Death | MigrateException e) {
            assertThat(connections.isDead()).as(String.valueOf(e)).isTrue();
        }
    }

    private static String state(FreshDatabase database) throws Exception {
        List<String> state = new ArrayList<>();
        state.add(CatalogDump.of(database).withoutMigrateTables().text());
        for (String query : List.of(
                "select id, name, balance from person order by id",
                "select what from log order by what",
                "select version_num from migrate_version",
                "select seq from migrate_step")) {
            state.add(query + "\n" + String.join("\n", rows(database, query)));
        }
        return String.join("\n", state);
    }
}
