package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes of tables that views read. */
class ViewsInTheWayTests {

    private static final String TABLE = """
            op.createTable("account", t -> {
                t.column("id", bigint()).notNull();
                t.column("total", integer());
                t.column("other", integer());
                t.primaryKey("pk_account", "id");
            });
            op.createView("overview", "select a.id, a.total from account a");
            op.createView("above", "select total as sum_total from overview");
            """;

    private static final String KEPT = """
            op.createMaterializedView("kept", "select total, count(*) as accounts from account group by total");
            op.execute("create unique index kept_total on kept (total)", e -> {});
            op.execute("create view \\"Last\\" with (security_barrier = true) as select accounts from kept", e -> {});
            op.execute("comment on column overview.total is 'what it''s worth'", e -> {});
            op.execute("grant select on above to public");
            op.execute("grant select (id), update (id) on overview to public");
            op.execute("create function nothing() returns trigger language plpgsql as $$ begin return new; end $$", e -> {});
            op.createTrigger("tr_overview", "overview", "instead of insert on overview for each row execute function nothing()");
            """;

    private static final String RENAMED = """
            op.createView("third", "select other from account");
            op.alterTable("account", t -> {
                t.alterColumn("total").type(bigint());
                t.renameColumn("total", "worth");
                t.renameColumn("other", "rest");
                t.alterColumn("rest").type(bigint());
                t.addColumn("more", integer());
            });
            op.renameTable("account", "customer");
            op.alterTable("customer", t -> t.alterColumn("worth").type(numeric(20, 2)));
            op.renameView("overview", "survey");
            op.dropView("third");
            op.alterTable("customer", t -> {
                t.alterColumn("worth").type(bigint());
                t.dropColumn("rest");
            });
            """;

    @TempDir
    private Path directory;

    private TestHistory history(String last) throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes"));
        Files.createDirectories(history.directory());
        return history.java("a1", "", "first", TABLE, "").java("a2", "a1", "last", last, "");
    }

    private Migrate migrate(FreshDatabase database, String last) throws Exception {
        return history(last).builder(database).directory(directory).build();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "H2", "SQLITE"})
    void aColumnGetsAnotherTypeBelowViews(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate =
                    migrate(database, "op.alterTable(\"account\", t -> t.alterColumn(\"total\").type(bigint()));");
            migrate.upgrade("a1");
            database.execute("insert into account (id, total) values (1, 2)");

            migrate.upgrade("head");

            database.execute("insert into account (id, total) values (2, 3000000000)");
            assertThat(rows(database, "select sum_total from above order by 1")).containsExactly("2", "3000000000");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_18")
    void viewsGetBackWhatTheyHad(TestDatabase product) throws Exception {
        String had = """
                select c.relname, pg_get_viewdef(c.oid), c.relacl::text, c.reloptions::text,
                    (select string_agg(pg_get_indexdef(i.indexrelid), ' ') from pg_index i where i.indrelid = c.oid),
                    (select string_agg(pg_get_triggerdef(t.oid), ' ') from pg_trigger t where t.tgrelid = c.oid),
                    (select string_agg(a.attname || ' ' || coalesce(a.attacl::text, '') || ' '
                        || coalesce(col_description(c.oid, a.attnum), ''), ',' order by a.attnum)
                        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)
                from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = current_schema()::regnamespace
                order by c.relname""";
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history(KEPT)
                    .java(
                            "a3",
                            "a2",
                            "type",
                            "op.alterTable(\"account\", t -> t.alterColumn(\"total\").type(bigint()));",
                            "")
                    .builder(database)
                    .directory(directory)
                    .build();
            migrate.upgrade("a2");
            var before = rows(database, had);

            migrate.upgrade("head");

            assertThat(rows(database, had)).isEqualTo(before).hasSize(4);
            assertThat(rows(database, "select data_type from information_schema.columns where table_name = 'above'"))
                    .containsExactly("bigint");
        }
    }

    @Test
    void aScriptTakesThemAwayAndGrantsAgain() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            Migrate migrate = migrate(
                    database,
                    "op.execute(\"grant select on above to public\");\n"
                            + "op.alterTable(\"account\", t -> t.alterColumn(\"total\").type(bigint()));");
            migrate.upgrade("a1");
            assertThat(migrate.upgradeScript("a1:head").replaceAll("(?s)update migrate_version.*", ""))
                    .endsWith("""
                    grant select on above to public;

                    drop view above;

                    drop view overview;

                    alter table account alter column total set data type bigint;

                    create view overview as
                    select a.id, a.total from account a;

                    create view above as
                    select total as sum_total from overview;

                    grant select on above to public;

                    """);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "H2"})
    void aColumnThatAViewReadsStays(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = migrate(
                    database,
                    "op.alterTable(\"account\", t -> t.dropColumn(\"other\"));\nop.alterTable(\"account\", t -> t.dropColumn(\"total\"));");

            assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage(product.isPostgresql() ? """
                    Revision a2 cannot run on this database.
                        revision  db.migrations.Reva2, last
                        line      Reva2.java:10
                    Cannot drop column total of table account: a view reads it.
                        table   account
                        column  total
                        views   overview, above
                    Drop them before in the revision, and create them again after with what is there then:
                        op.dropView("above");
                        op.dropView("overview");
                        op.createView("overview", "select …");
                        op.createView("above", "select …");""" : """
                    Revision a2 cannot run on this database.
                        revision  db.migrations.Reva2, last
                        line      Reva2.java:10
                    Cannot drop column total of table account: a view reads it.
                        table   account
                        column  total
                        view    overview
                    Drop it before in the revision, and create it again after with what is there then:
                        op.dropView("overview");
                        op.createView("overview", "select …");""");
            assertThat(rows(database, "select id, total, other from account")).isEmpty();
        }
    }

    /** PostgreSQL's views follow names, so that what they say after is asked for when the names have changed. */
    @Test
    void typesChangeBehindNamesInOneRevision() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            Migrate migrate = history(RENAMED)
                    .java("a3", "a2", "back", """
                            op.renameView("survey", "overview");
                            op.renameTable("customer", "account");
                            op.alterTable("account", t -> t.renameColumn("worth", "total"));
                            op.alterTable("account", t -> t.alterColumn("total").type(integer()));
                            """, "")
                    .builder(database)
                    .directory(directory)
                    .build();
            migrate.upgrade("a1");
            database.execute("insert into account (id, total, other) values (1, 2, 3)");
            migrate.upgrade("a2");

            assertThat(rows(database, "select id, total, sum_total from survey, above"))
                    .containsExactly("1|2|2");
            assertThat(rows(database, "select worth, more from customer")).containsExactly("2|null");
            migrate.upgrade("a3");
            assertThat(rows(database, "select id, total, sum_total from overview, above"))
                    .containsExactly("1|2|2");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "MYSQL_8_0", "H2", "SQLITE"})
    void namesChangeBelowViewsThatAreDroppedBefore(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = migrate(database, """
                    op.dropView("above");
                    op.dropView("overview");
                    op.alterTable("account", t -> t.renameColumn("total", "worth"));
                    op.renameTable("account", "customer");
                    op.createView("overview", "select worth from customer");
                    """);
            migrate.upgrade("head");

            assertThat(rows(database, "select worth from overview")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void namesThatAViewReadsStay(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history("op.alterTable(\"account\", t -> t.renameColumn(\"other\", \"another\"));")
                    .java(
                            "b1",
                            "a2",
                            "column",
                            "op.alterTable(\"account\", t -> t.renameColumn(\"total\", \"worth\"));",
                            "")
                    .java("c1", "a2", "table", "op.renameTable(\"account\", \"customer\");", "")
                    .java("d1", "a2", "gone", "op.dropTable(\"account\");", "")
                    .builder(database)
                    .directory(directory)
                    .build();
            migrate.upgrade("a2");

            refused(migrate, "b1", refusal("rename", "account", "total", "overview"), "column, 9");
            refused(migrate, "c1", refusal("rename", "account", "", "overview"), "table, 9");
            refused(migrate, "d1", refusal("drop", "account", "", "overview"), "gone, 9");
        }
    }

    private TestHistory withViewsToBeMade() throws Exception {
        String made = """
                op.createView("latest", "select a.total, o.other as id from account a left join other o on o.other = a.other");
                op.dropView("above");
                op.dropView("overview");
                """;
        String other = "op.createTable(\"other\", t -> t.column(\"other\", integer()));\n";
        return history(other + made + "op.dropTable(\"account\");")
                .java(
                        "b1",
                        "a1",
                        "kept",
                        other + made + "op.alterTable(\"account\", t -> t.dropColumn(\"total\"));",
                        "")
                .java("c1", "a1", "made", other + made, "")
                .java("c2", "c1", "gone", "op.dropTable(\"account\");", "")
                .java("d1", "c1", "renamed", """
                        op.dropView("latest");
                        op.renameTable("account", "customer");
                        op.createTable("account", t -> t.column("id", bigint()));
                        op.createView("latest", "select total from customer");
                        op.dropTable("account");
                        op.dropTable("customer");
                        """, "");
    }

    /** What a revision has made, and what a history has, is known before the database has it. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aViewThatIsStillToBeMadeIsSeen(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate =
                    withViewsToBeMade().builder(database).directory(directory).build();
            String account = refusal("drop", "account", "", "latest");
            String customer = refusal("drop", "customer", "", "latest");

            refused(migrate, "a2", account, "last, 13");
            if (product != TestDatabase.SQLITE) {
                refused(migrate, "b1", refusal("drop", "account", "total", "latest"), "kept, 13");
            }
            refused(migrate, "d1", customer, "renamed, 14");
            assertThatThrownBy(() -> migrate.upgradeScript("a1:a2")).hasMessage("Reva2.java:13: " + account);
            assertThatThrownBy(() -> migrate.upgradeScript("c1:c2")).hasMessage("Revc2.java:9: " + account);
            assertThatThrownBy(() -> migrate.upgradeScript("c1:d1")).hasMessage("Revd1.java:14: " + customer);
            assertThat(rows(database, "select id, total from account")).isEmpty();
        }
    }

    /** SQLite has its views follow the names of tables. */
    @Test
    void aViewFollowsItsTable() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history("""
                            op.renameTable("account", "customer");
                            op.createTable("account", t -> t.column("id", bigint()));
                            op.dropTable("account");
                            """)
                    .java("a3", "a2", "gone", """
                            op.renameTable("customer", "client");
                            op.dropTable("client");
                            """, "")
                    .java(
                            "b3",
                            "a2",
                            "other",
                            "op.replaceView(\"overview\", \"select 1 as total\"); op.dropTable(\"customer\");",
                            "")
                    .builder(database)
                    .directory(directory)
                    .build();

            migrate.upgrade("a2");

            refused(migrate, "a3", refusal("drop", "client", "", "overview"), "gone, 10");
            migrate.upgrade("b3");
            assertThat(rows(database, "select * from above")).containsExactly("1");
        }
    }

    private static String refusal(String verb, String table, String column, String view) {
        String of = column.isEmpty() ? "table " + table : "column " + column + " of table " + table;
        return "Cannot " + verb + " " + of + ": a view reads it.\n    table   " + table
                + (column.isEmpty() ? "" : "\n    column  " + column) + "\n    view    " + view + """

                Drop it before in the revision, and create it again after with what is there then:
                    op.dropView("%1$s");
                    op.createView("%1$s", "select …");""".formatted(view);
    }

    private static void refused(Migrate migrate, String target, String message, String line) {
        assertThatThrownBy(() -> migrate.upgrade(target))
                .hasMessage("Revision " + target + " cannot run on this database.\n    revision  db.migrations.Rev"
                        + target + ", " + line.replace(", ", "\n    line      Rev" + target + ".java:") + "\n"
                        + message);
    }
}
