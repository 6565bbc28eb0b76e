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
            "select what from log order by what");

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
                        """, "")
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
            assertThat(rows(offline, STORED.get(5))).hasSize(kind == TestDatabase.H2 ? 0 : 4);
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
