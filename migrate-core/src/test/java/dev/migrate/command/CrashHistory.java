package dev.migrate.command;

import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** A history with work of every kind, rows included, for processes that die in the middle of it. */
final class CrashHistory {

    static final int REVISIONS = 14;
    static final int ROWS = 400;

    private CrashHistory() {}

    static TestHistory in(Path directory, TestDatabase kind) throws IOException {
        TestHistory history = new TestHistory(directory);
        typed(history);
        rows(history, kind);
        texts(history, kind);
        shapes(history, kind);
        return history;
    }

    /** The statements of the others are sent to a server, and so take long enough to be interrupted. */
    private static String slow(TestDatabase kind, String into, String values) {
        return kind == TestDatabase.SQLITE
                ? "op.execute(\"insert into " + into
                        + " with recursive c (x) as (select 1 union all select x + 1 from c"
                        + " where x < 300000) select " + values + " from c where x = 300000\");\n"
                : "";
    }

    private static void typed(TestHistory history) {
        history.java("r01", "", "tables", """
                op.createTable("person", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("name", varchar(80)).notNull().comment("what one is called");
                    t.column("balance", integer()).notNull().defaultValue("0");
                    t.primaryKey("pk_person", "id");
                });
                op.createTable("purchase", t -> {
                    t.column("id", bigint()).notNull().identity();
                    t.column("person_id", bigint()).notNull();
                    t.column("state", enumeration("OPEN", "PAID")).notNull();
                    t.primaryKey("pk_purchase", "id");
                    t.foreignKey("fk_purchase_person", "person_id").references("person", "id");
                });
                op.createTable("log", t -> t.column("what", varchar(40)).notNull());
                """, "");
        history.java("r02", "r01", "rows", """
                op.insert("person", rows -> {
                    rows.columns("id", "name", "balance");
                    for (int i = 1; i <= %d; i++) {
                        rows.row(i, "person " + i, i);
                    }
                });
                op.insert("purchase", rows -> rows.columns("person_id", "state").row(1, "OPEN").row(2, "PAID"));
                """.formatted(ROWS), "");
        history.java("r03", "r02", "columns", """
                op.alterTable("person", t -> {
                    t.addColumn("email", varchar(320));
                    t.alterColumn("name").type(varchar(120));
                    t.addCheck("ck_person_balance", "balance >= 0");
                });
                op.createIndex("ix_person_email", "person", "email");
                """, "");
    }

    private static void rows(TestHistory history, TestDatabase kind) {
        history.java("r04", "r03", "once", """
                op.execute("insert into log values ('r04')");
                op.execute("update person set balance = balance + 1");
                op.alterTable("person", t -> t.addColumn("seen", integer()).notNull().defaultValue("0"));
                op.execute("update person set seen = seen + 1, balance = balance * 2");
                """ + slow(kind, "log (what)", "'slow'"), "");
        history.java("r05", "r04", "code", """
                op.createTable("total", t -> t.column("amount", bigint()).notNull());
                op.run("sum", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("insert into total select sum(balance) from person");
                        statement.executeUpdate("update person set balance = balance + 3");
                        statement.executeUpdate("insert into log values ('r05')");
                    }
                });
                op.alterTable("total", t -> t.addColumn("note", varchar(20)));
                """, "");
    }

    /** Statements in the database's own words: with what they do, outside transactions, and of which nothing is said. */
    private static void texts(TestHistory history, TestDatabase kind) throws IOException {
        history.java("r06", "r05", "effects", """
                op.execute("create table note (id bigint not null)",
                        effect -> effect.createTable("note", t -> t.column("id", bigint()).notNull()));
                op.execute("insert into note select id from person");
                op.execute("create index ix_note on note (id)", effect -> effect.createIndex("ix_note", "note", "id"));
                """ + slow(kind, "log (what)", "'slow'"), "");
        String alone =
                switch (kind) {
                    case POSTGRESQL_14, POSTGRESQL_18 -> "create index concurrently ix_person_name on person (name)";
                    case SQLITE -> "analyze";
                    default -> "create index ix_person_name on person (name)";
                };
        String effect = kind == TestDatabase.SQLITE ? "" : "-- effect: create index on person ix_person_name (name)\n";
        history.sql(
                "r07",
                "r06",
                "outside",
                "insert into log values ('r07');\n" + effect + "-- migrate: no-transaction\n" + alone
                        + ";\nupdate person set balance = balance + 5;",
                "");
        history.java("r08", "r07", "checkpoint", """
                op.createTable("copy_of", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("name", varchar(120));
                });
                op.checkpoint();
                op.execute("insert into copy_of select id, name from person");
                op.checkpoint();
                op.execute("insert into copy_of select id + 1000, name from person");
                op.alterTable("copy_of", t -> t.addPrimaryKey("pk_copy_of", "id"));
                """, "");
    }

    private static void shapes(TestHistory history, TestDatabase kind) {
        history.java("r09", "r08", "names", """
                op.renameTable("copy_of", "copied");
                op.alterTable("copied", t -> t.renameColumn("name", "label"));
                op.renameIndex("person", "ix_person_email", "ix_person_mail");
                """, "");
        history.java("r10", "r09", "constraints", """
                op.alterTable("person", t -> {
                    t.addUnique("uq_person_name", "name");
                    t.alterColumn("email").type(varchar(200));
                    t.alterColumn("seen").defaultValue("7");
                });
                op.alterTable("purchase", t -> t.dropForeignKey("fk_purchase_person", "person_id"));
                op.alterTable("purchase", t -> t.addForeignKey("fk_purchase_buyer", "person_id").references("person", "id"));
                """, "");
        history.java("r11", "r10", "drops", """
                op.dropIndex("ix_person_mail", "person", "email");
                op.alterTable("person", t -> t.dropColumn("email"));
                op.alterTable("person", t -> t.dropCheck("ck_person_balance"));
                op.dropTable("total");
                """, "");
        history.java("r12", "r11", "once again", """
                op.execute("update person set balance = balance * 3");
                op.execute("insert into log select 'r12' from person where id <= 3");
                op.alterTable("log", t -> t.addColumn("at_what", integer()).notNull().defaultValue("1"));
                op.execute("update log set at_what = at_what + 1");
                """ + slow(kind, "log (what, at_what)", "'slow', 7"), "");
        history.java("r13", "r12", "sequence", """
                op.createSequence("numbers", 100, 10);
                op.alterTable("purchase", t -> {
                    t.addColumn("total", numeric(10, 2)).notNull().defaultValue("0");
                    t.addColumn("done", bool()).notNull().defaultValue("false");
                });
                """, "");
        history.java("r14", "r13", "last", """
                op.execute("insert into log (what, at_what) values ('r14', 14)");
                op.createIndex("ix_log", "log", i -> i.columns("what", "at_what"));
                op.execute("update person set seen = seen + balance");
                """ + slow(kind, "log (what, at_what)", "'slow', 8"), "");
    }
}
