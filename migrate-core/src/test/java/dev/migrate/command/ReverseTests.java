package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database without entities becomes a revision that makes the same one. */
class ReverseTests {

    @TempDir
    private Path directory;

    private Workshop module;

    @BeforeEach
    void emptyModule() {
        module = new Workshop(directory);
    }

    private Migrate on(FreshDatabase database) {
        return module.builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    private static String dump(FreshDatabase database) throws Exception {
        return CatalogDump.of(database).withoutMigrateTables().text();
    }

    private static void shop(FreshDatabase database) throws Exception {
        database.execute(
                "create table customer (id bigint not null primary key, name varchar(80) not null,"
                        + " balance numeric(12,2) default 0 not null, born date)",
                "create table purchase (id bigint not null primary key, customer_id bigint not null,"
                        + " code varchar(20), total integer,"
                        + " constraint uq_code unique (code), constraint ck_total check (total > 0),"
                        + " constraint fk_customer foreign key (customer_id) references customer (id))",
                "create index ix_name on customer (name)",
                "create view rich as select id from customer where balance > 1000");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNewDatabaseBecomesTheSame(TestDatabase kind) throws Exception {
        for (String format : List.of("java", "sql")) {
            module = new Workshop(directory.resolve(format));
            try (FreshDatabase old = kind.create();
                    FreshDatabase fresh = kind.create()) {
                shop(old);
                ReverseResult result = on(old).imports()
                        .database(
                                RevisionRequest.autogenerate("baseline")
                                        .withFrom("database")
                                        .withFormat(format),
                                null);
                assertThat(result.left())
                        .extracting(each -> each.file().toLowerCase(Locale.ROOT))
                        .containsExactly("view rich");
                old.execute("drop view rich");
                assertThat(on(fresh).upgrade("heads")).hasSize(1);
                assertThat(dump(fresh)).isEqualTo(dump(old));

                on(old).stamp("head");
                assertThat(on(old).imports()
                                .database(RevisionRequest.autogenerate("none").withFrom("database"), null)
                                .revision()
                                .changes())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatWasChangedByHandIsTheNextRevision() throws Exception {
        try (FreshDatabase old = TestDatabase.POSTGRESQL_18.create();
                FreshDatabase fresh = TestDatabase.POSTGRESQL_18.create()) {
            shop(old);
            old.execute("drop view rich");
            on(old).imports().database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            on(old).stamp("head");
            old.execute("alter table customer add column email varchar(320)");
            ReverseResult result = on(old).imports()
                    .database(RevisionRequest.autogenerate("hotfix").withFrom("database"), null);
            assertThat(result.revision().changes())
                    .containsExactly("  ~ alter table customer: add column email varchar(320)");
            on(old).stamp("head");
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MARIADB_11_4", "H2", "SQLITE"})
    void whatARevisionMakesByHandIsNotLeft(TestDatabase kind) throws Exception {
        try (FreshDatabase old = kind.create()) {
            shop(old);
            ReverseResult first = on(old).imports()
                    .database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            module.file("src/main/java/db/migrations/RevB2.java", """
                    package db.migrations;
                    import dev.migrate.op.*;
                    @Revision(id = "b2", down = "%s", message = "by hand")
                    public class RevB2 implements Migration {
                        @Override
                        public void upgrade(Operations op) {
                            op.createView("rich", "select id from customer where balance > 1000");
                        }
                        @Override
                        public void downgrade(Operations op) {
                            op.dropView("rich");
                        }
                    }
                    """.formatted(
                            first.revision().id()));
            on(old).stamp("head");
            assertThat(on(old).imports()
                            .database(RevisionRequest.autogenerate("none").withFrom("database"), null)
                            .left())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void whatColumnsAreNumberedByIsWrittenWithThem(TestDatabase kind) throws Exception {
        String next = kind.isPostgresql() ? "nextval('numbers')" : "next value for numbers";
        try (FreshDatabase old = kind.create();
                FreshDatabase fresh = kind.create()) {
            old.execute(
                    "create sequence numbers start with 5 increment by 2",
                    "create table ticket (id bigint default " + next + " not null primary key, place integer)");
            on(old).imports().database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old));
            assertNothingIsMissing(old);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void sequencesOfSerialColumnsAreWrittenWithThem(TestDatabase kind) throws Exception {
        try (FreshDatabase old = kind.create();
                FreshDatabase fresh = kind.create()) {
            old.execute("create table ticket (id bigserial primary key, place bigserial)");
            on(old).imports().database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            assertNothingIsMissing(old);
            on(old).stamp("head");
            old.execute("alter table ticket add column row_number bigserial");
            on(old).imports().database(RevisionRequest.autogenerate("hotfix").withFrom("database"), null);
            assertNothingIsMissing(old);
            on(fresh).upgrade("heads");
            assertThat(dump(fresh)).isEqualTo(dump(old));
            fresh.execute("drop table ticket");
            assertThat(dump(fresh)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void whatNoOperationSaysOfAColumnIsNamed(TestDatabase kind) throws Exception {
        try (FreshDatabase old = kind.create()) {
            old.execute("create table ticket (id bigint not null primary key, twice bigint as (id * 2) virtual,"
                    + " changed datetime(3) default current_timestamp(3) on update current_timestamp(3),"
                    + " word text, key ix_word (word(9)))");
            ReverseResult result = on(old).imports()
                    .database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            assertThat(result.left())
                    .extracting(each -> each.file() + "   " + each.reason())
                    .containsExactly(
                            "column ticket.twice   is written without 'virtual': add it with op.execute",
                            "column ticket.changed   is written without 'on update current_timestamp(3)':"
                                    + " add it with op.execute",
                            "index ticket.ix_word   is written as if it looked at whole values:"
                                    + " create it with op.execute instead");
        }
    }

    @Test
    void whatIsNotSaidOfATableOfSqliteIsNamed() throws Exception {
        try (FreshDatabase old = TestDatabase.SQLITE.create()) {
            old.execute(
                    "create table ticket (id integer primary key autoincrement, word text)",
                    "create table place (id integer primary key, word text) strict, without rowid",
                    "create table word (w text not null on conflict ignore, v text, unique (w collate nocase, v))",
                    "create table twice (w text, unique (w), unique (w collate nocase))");
            ReverseResult result = on(old).imports()
                    .database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            assertThat(result.left())
                    .extracting(each -> each.file() + "   " + each.reason())
                    .containsExactlyInAnyOrder(
                            "table place   is written without 'strict': say t.options(\"sqlite\", \"strict\") there",
                            "table place   is written without 'without rowid':"
                                    + " say t.options(\"sqlite\", \"without rowid\") there",
                            "table twice   is written without one of the keys on the same columns: (w collate nocase):"
                                    + " create it with op.execute instead",
                            "unique constraint word (w, v)   is written without its collations, orders and what happens on a"
                                    + " conflict: create it with op.execute instead",
                            "column word.w   is written without 'not null on conflict ignore': add it with op.execute",
                            "table ticket   is written without 'autoincrement': create it with op.execute instead");
        }
    }

    @Test
    void constraintsWithoutANameGetOneEach() throws Exception {
        try (FreshDatabase old = TestDatabase.SQLITE.create();
                FreshDatabase fresh = TestDatabase.SQLITE.create()) {
            old.execute("create table ticket (id integer primary key, n integer check (n > 0) check (n < 9),"
                    + " word text, constraint ck_ticket_2 check (word <> ''), check (length(word) < 9))");
            on(old).imports().database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            assertThat(module.read(module.files("src/main/java").get(0)))
                    .contains("t.check(\"ck_ticket\", \"n > 0\");")
                    .contains("t.check(\"ck_ticket_3\", \"n < 9\");")
                    .contains("t.check(\"ck_ticket_2\", \"word <> ''\");")
                    .contains("t.check(\"ck_ticket_4\", \"length(word) < 9\");");
            on(fresh).upgrade("heads");
            assertNothingIsMissing(old);
            old.execute("create table place (id integer primary key, n integer check (n > 0))");
            on(old).imports().database(RevisionRequest.autogenerate("more").withFrom("database"), null);
            assertNothingIsMissing(old);
        }
    }

    private void assertNothingIsMissing(FreshDatabase database) throws Exception {
        assertThat(on(database)
                        .imports()
                        .database(RevisionRequest.autogenerate("none").withFrom("database"), null)
                        .revision()
                        .changes())
                .isEmpty();
    }

    @Test
    void whatIsGoneIsNotDroppedUnasked() throws Exception {
        try (FreshDatabase old = TestDatabase.H2.create()) {
            shop(old);
            on(old).imports().database(RevisionRequest.autogenerate("baseline").withFrom("database"), null);
            old.execute("drop table purchase");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> on(old).imports()
                            .database(RevisionRequest.autogenerate("less").withFrom("database"), null))
                    .withMessage("""
                            Nothing is written: the model no longer has what holds data.
                                table  purchase
                            If it is to be dropped: -DallowDrop=purchase""");
        }
    }
}
