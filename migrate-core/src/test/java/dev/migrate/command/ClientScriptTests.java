package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.sql.SqlBody;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.Client;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A script that the database's own client runs does what a run does. */
class ClientScriptTests {

    private static final List<String> STORED = List.of(
            "select version_num from migrate_version order by version_num",
            "select id, revision, direction, message, applied_at, applied_by, checksum, state"
                    + " from migrate_history order by id",
            "select * from migrate_step",
            "select id, name, note, team_id from account order by id",
            "select id, label from team order by id",
            "select what from log order by what",
            "select id, uid, data, words, amount, moment, small from thing order by id");

    private static final int CHARACTERS = 300;

    /** Values of Java as they are, whatever a client or a driver makes of a line end, a quote or a NUL. */
    private static final String VALUES = """
            op.createTable("thing", t -> {
                t.column("id", integer()).notNull();
                t.column("uid", uuid());
                t.column("data", bytes());
                t.column("words", text());
                t.column("amount", numeric(20, 4));
                t.column("moment", timestampTz(6));
                t.column("small", doublePrecision());
                t.primaryKey("pk_thing", "id");
            });
            StringBuilder words = new StringBuilder();
            for (char c = (char) (op.dialect().equals("postgresql") ? 1 : 0); c < 300; c++) {
                words.append(c);
            }
            words.append("\\r\\n--'' /* $$ E' :x ;\\n.quit\\n/\\r\\n").appendCodePoint(0x1F600).append("x".repeat(100000));
            byte[] data = new byte[300000];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) i;
            }
            java.util.UUID uid = java.util.UUID.fromString("3f2a9c1d-7b42-4a11-9b1c-44e0a6f10000");
            op.insert("thing", i -> {
                i.columns("id", "uid", "data", "words", "amount", "moment", "small");
                i.row(1, uid, data, words.toString(), new java.math.BigDecimal("12345678901.25"),
                        java.time.OffsetDateTime.parse("2026-11-22T07:28:00.123+01:00"), 0.1);
                i.row((short) 2, null, new byte[0], "", java.math.BigInteger.TWO, null, 7f);
                i.row(3L, null, null, "a", null, null, null);
            });
            op.update("thing", r -> r.set("small", 0.25).whereIs("words", words.toString()).whereIs("uid", uid));
            op.delete("thing", r -> r.whereIs("id", (byte) 3));
            """;

    private static final String MYSQL = """
            create trigger watch after insert on account for each row
            begin
                if new.id > 0 then
                    insert into log values (concat('it\\'s; ', new.name));
                end if;
            end;
            """;

    private static final String TRIGGERS = """
            -- migrate: upgrade postgresql
            -- effect: none
            create function watch() returns trigger language plpgsql as $$
            begin
                insert into log values (E'it\\'s; ' || new.name);
                return new;
            end;
            $$;
            -- effect: none
            create trigger watch after insert on account for each row execute function watch();
            -- migrate: upgrade sqlite
            -- effect: none
            create trigger watch after insert on account begin
                insert into log values ('it''s; ' || new.name);
            end;
            -- migrate: upgrade mysql
            -- effect: none
            """ + MYSQL + "-- migrate: upgrade mariadb\n-- effect: none\n" + MYSQL;

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void write() throws Exception {
        history = new TestHistory(directory)
                .java("a1", "", "it's \\\\ the; first -- one", """
                        op.createTable("team", t -> {
                            t.column("id", bigint()).notNull();
                            t.column("label", varchar(40)).notNull().comment("it's \\"quoted\\"; \\\\ here");
                            t.primaryKey("pk_team", "id");
                        });
                        op.createTable("log", t -> t.column("what", varchar(80)));
                        op.createTable("account", t -> {
                            t.column("id", bigint()).notNull().identity();
                            t.column("name", varchar(40)).notNull().defaultValue("'a;b'");
                            t.column("note", text());
                            t.column("team_id", bigint());
                            t.primaryKey("pk_account", "id");
                        });
                        op.createIndex("ix_account_name", "account", "name");
                        op.insert("team", i -> i.columns("id", "label").row(1L, "it's; ?:name \\\\ 😀").row(2L, "-- /* \\n;"));
                        """ + VALUES, "")
                .sql("b1", "a1", "rows", """
                        insert into account (name, note, team_id) values ('x;', 'a -- b
                        ;', 1);
                        -- migrate: checkpoint
                        update account set note = 'c' where note is null;
                        """, "")
                .sql("c1", "b1", "watch", "-- effect: none\nselect 1;\n" + TRIGGERS, "");
        change();
    }

    private void change() throws Exception {
        history.java("d1", "c1", "change", """
                        op.alterTable("account", t -> {
                            t.alterColumn("name").type(varchar(60));
                            t.addCheck("ck_account_name", "name <> ''");
                            t.addForeignKey("fk_account_team", "team_id").references("team", "id");
                        });
                        op.insert("account", i -> i.columns("name", "team_id").row("y", 2L));
                        op.insert("account", i -> i.columns("id", "name").row(70L, "it's; \\\\ z"));
                        op.copy("account", "team", 1, r -> {
                            r.columns("id");
                            r.setExpression("label", "upper(`name`)");
                            r.everyRow();
                        });
                        op.alterTable("team", t -> t.addColumn("size", integer()).notNull().defaultValue("3"));
                        """, """
                        op.alterTable("account", t -> {
                            t.dropForeignKey("fk_account_team", "team_id");
                            t.dropCheck("ck_account_name");
                        });
                        op.alterTable("team", t -> t.dropColumn("size"));
                        op.delete("account", r -> r.whereIs("id", 70L));
                        """);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theClientMakesTheSameOfAScript(TestDatabase kind) throws Exception {
        try (FreshDatabase online = kind.create();
                FreshDatabase offline = kind.create()) {
            Migrate migrate = history.on(online);
            migrate.upgrade("head");
            migrate.downgrade("c1");
            migrate.upgrade("head");
            run(offline, migrate.upgradeScript("b1"));
            run(offline, migrate.upgradeScript("b1:head"));
            run(offline, migrate.downgradeScript("d1:c1"));
            run(offline, migrate.upgradeScript("c1:head"));
            assertThat(schema(offline)).isEqualTo(schema(online));
            for (String query : STORED) {
                assertThat(rows(offline, query)).as(query).isEqualTo(rows(online, query));
            }
            assertValues(online);
            assertThat(rows(offline, STORED.get(5))).hasSize(kind == TestDatabase.H2 ? 0 : 4);
        }
    }

    private static void assertValues(FreshDatabase database) throws SQLException {
        TestDatabase product = database.product();
        StringBuilder words = new StringBuilder();
        for (char c = (char) (product.isPostgresql() ? 1 : 0); c < CHARACTERS; c++) {
            words.append(c);
        }
        words.append("\r\n--'' /* $$ E' :x ;\n.quit\n/\r\n")
                .appendCodePoint(0x1F600)
                .append("x".repeat(100_000));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STORED.get(6))) {
            row.next();
            assertThat(row.getBytes("data"))
                    .hasSize(300_000)
                    .startsWith(0, 1, 2)
                    .endsWith(0xdd, 0xde, 0xdf);
            assertThat(row.getString("words")).isEqualTo(words.toString());
            assertThat(row.getBigDecimal("amount")).isEqualByComparingTo("12345678901.25");
            assertThat(row.getDouble("small")).isEqualTo(0.25);
            if (product != TestDatabase.SQLITE) {
                assertThat(row.getTimestamp("moment").toInstant()).isEqualTo("2026-11-22T06:28:00.123Z");
            }
            row.next();
            assertThat(row.getBytes("data")).isEmpty();
            assertThat(row.next()).isFalse();
        }
    }

    /** H2's lock is a table, which a script needs not. */
    private static Dump schema(FreshDatabase database) throws SQLException {
        return CatalogDump.of(database).withoutTables("migrate_lock"::equalsIgnoreCase);
    }

    /** Where the machine has no client, the driver runs the script. */
    private static void run(FreshDatabase database, String script) throws SQLException {
        if (!Client.run(database, script)) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements(script, database.product())) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<String> statements(String script, TestDatabase product) {
        SqlSyntax syntax = product == TestDatabase.SQLITE ? SqlSyntax.SQLITE : SqlSyntax.POSTGRESQL;
        List<String> statements = new ArrayList<>();
        SqlBody body = syntax.body();
        int start = 0;
        for (SqlToken token : SqlTokens.of(script, syntax)) {
            if (token.word().equals(";") && !body.isOpen()) {
                statements.add(script.substring(start, token.start()));
                start = token.end();
                body = syntax.body();
            } else {
                body.accept(token);
            }
        }
        return statements;
    }
}
