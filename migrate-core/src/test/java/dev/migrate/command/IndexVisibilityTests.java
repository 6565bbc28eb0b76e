package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Indexes that are hidden from queries and shown again, on databases that can do it and on those that cannot. */
class IndexVisibilityTests {

    private static final String TABLE = """
            op.createTable("t", t -> {
                t.column("id", integer()).notNull();
                t.column("a", integer());
                t.column("b", integer());
                t.primaryKey("pk_t", "id");
                t.unique("uq_b", "b");
            });
            op.createIndex("ix_a", "t", "a");
            """;

    private static final String REFUSED = """
            Revision b2 cannot run on this database.
                revision  db.migrations.Revb2, next
                line      Revb2.java:9
            """;

    private static final String HIDE = "op.setIndexVisible(\"ix_a\", \"t\", false);";

    private static final Map<TestDatabase, String> PRODUCTS = Map.of(
            TestDatabase.POSTGRESQL_18, "PostgreSQL",
            TestDatabase.MYSQL_8_0, "MySQL",
            TestDatabase.MARIADB_11_4, "MariaDB",
            TestDatabase.H2, "H2",
            TestDatabase.SQLITE, "SQLite");

    @TempDir
    private Path directory;

    private TestHistory history(String next) {
        return new TestHistory(directory).java("a1", "", "table", TABLE, "").java("b2", "a1", "next", next, "");
    }

    private Migrate migrate(FreshDatabase database, String next) throws Exception {
        return history(next).on(database);
    }

    private static boolean hides(TestDatabase kind) {
        return kind.isMariaDb() || kind == TestDatabase.MYSQL_8_0;
    }

    /** A history that one database takes would be refused by the others, and by each look at it. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void anIndexThatIsNotThereIsRefused(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(database, "op.setIndexVisible(\"nope\", \"t\", false);");
            migrate.upgrade("a1");
            String reason = "Cannot hide index nope: table t has no such index.";
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(REFUSED + reason);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgradeScript("a1:b2"))
                    .withMessage("Revb2.java:9: " + reason);
            assertThat(migrate.current()).containsExactly("a1");
        }
    }

    /** Names are those of the database, whatever the capitals of the revision. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void anIndexIsHiddenWhereThereIsSuchAThing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(database, "op.setIndexVisible(\"IX_A\", \"t\", false);");
            migrate.upgrade("head");
            if (hides(kind)) {
                String column = kind.isMariaDb() ? "ignored" : "is_visible";
                assertThat(rows(
                                database,
                                "select " + column + " from information_schema.statistics"
                                        + " where table_schema = database() and index_name = 'ix_a'"))
                        .containsExactly(kind.isMariaDb() ? "YES" : "NO");
            }
            assertThat(migrate.current()).containsExactly("b2");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theIndexOfAConstraintIsNotHidden(TestDatabase kind) throws Exception {
        String product = PRODUCTS.get(kind);
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(database, "op.setIndexVisible(\"uq_b\", \"t\", false);");
            migrate.upgrade("a1");
            String advice = hides(kind)
                    ? "If " + product + " shall hide it, write it: op.execute(\"alter table t alter index uq_b "
                            + (kind.isMariaDb() ? "ignored" : "invisible") + "\")."
                    : "Leave it out: " + product + " hides no indexes.";
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(REFUSED + """
                            Cannot hide index uq_b: it is that of a constraint, of which no model says that it is hidden.
                                index       uq_b
                                table       t
                                constraint  unique constraint uq_b
                            """ + advice);
            assertThat(migrate.current()).containsExactly("a1");
        }
    }

    /** The server makes one for a foreign key where no other serves it, and uses that of the primary key in any case. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void indexesOfKeysAreNotHiddenEither(TestDatabase kind) throws Exception {
        String product = PRODUCTS.get(kind);
        Map<String, String> reasons = Map.of(
                "fk_c",
                """
                Cannot hide index fk_c: it is that of a constraint, of which no model says that it is hidden.
                    index       fk_c
                    table       t
                    constraint  foreign key fk_c
                If %s shall hide it, write it: op.execute("alter table t alter index fk_c %s").""".formatted(product, kind.isMariaDb() ? "ignored" : "invisible"),
                "primary",
                """
                Cannot hide index primary: it is that of a constraint, of which no model says that it is hidden.
                    index       primary
                    table       t
                    constraint  primary key primary
                Leave it out: %s hides no primary keys.""".formatted(product),
                "fk_a",
                """
                Cannot hide index fk_a: table t has no such index.""");
        for (Map.Entry<String, String> each : reasons.entrySet()) {
            try (FreshDatabase database = kind.create()) {
                Migrate migrate = migrate(database, "op.setIndexVisible(\"" + each.getKey() + "\", \"t\", false);");
                migrate.upgrade("a1");
                database.execute(
                        "alter table t add c integer",
                        "alter table t add constraint fk_a foreign key (a) references t (id)",
                        "alter table t add constraint fk_c foreign key (c) references t (id)");
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() -> migrate.upgrade("head"))
                        .withMessage(REFUSED + each.getValue());
            }
        }
    }

    /** Of a statement that changes nothing nobody can tell whether it was executed. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void whatIsSoAlreadyIsNotSaidAgain(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(database, """
                    op.setIndexVisible("ix_a", "t", true);
                    op.setIndexVisible("ix_a", "t", false);
                    op.setIndexVisible("ix_a", "t", false);
                    """);
            migrate.upgrade("a1");
            String hidden = kind.isMariaDb() ? "ignored" : "invisible";
            assertThat(migrate.upgradeScript("a1:b2").lines().filter(line -> line.startsWith("alter")))
                    .containsExactly("alter table t alter index ix_a " + hidden + ";");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aRunThatDiesAtItIsGoneOnWith(TestDatabase kind) throws Exception {
        for (boolean before : new boolean[] {true, false}) {
            try (FreshDatabase database = kind.create()) {
                migrate(database, HIDE).upgrade("a1");
                DyingConnections connections = DyingConnections.at(database::connect, "alter index", before);
                Migrate dying =
                        history(HIDE).builder(database).connections(connections).build();
                assertThatThrownBy(() -> dying.upgrade("head"))
                        .isInstanceOfAny(DyingConnections.Death.class, MigrateException.class);
                assertThat(connections.isDead()).isTrue();
                assertThat(migrate(database, HIDE).upgrade("head")).hasSize(1);
                assertThat(rows(
                                database,
                                "select " + (kind.isMariaDb() ? "ignored" : "is_visible")
                                        + " from information_schema.statistics"
                                        + " where table_schema = database() and index_name = 'ix_a'"))
                        .containsExactly(kind.isMariaDb() ? "YES" : "NO");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void behindRawSqlItIsSaidAgain(TestDatabase kind) throws Exception {
        String alter = "alter table t alter index ix_a ";
        String hidden = kind.isMariaDb() ? "ignored" : "invisible";
        String shown = kind.isMariaDb() ? "not ignored" : "visible";
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(
                    database, "op.execute(\"" + alter + hidden + "\");\nop.setIndexVisible(\"ix_a\", \"t\", true);");
            migrate.upgrade("a1");
            assertThat(migrate.upgradeScript("a1:b2").lines().filter(line -> line.startsWith("alter")))
                    .containsExactly(alter + hidden + ";", alter + shown + ";");
        }
    }

    /** A hidden index keeps a column's values as a visible one does, so that either may be meant. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aHiddenIndexMayBeTheOneThatIsMeant(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(database, "op.dropIndex(\"other\", \"t\", \"a\");");
            migrate.upgrade("a1");
            database.execute("create index ix_a2 on t (a)");
            if (hides(kind)) {
                database.execute("alter table t alter index ix_a " + (kind.isMariaDb() ? "ignored" : "invisible"));
            }
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(REFUSED + """
                            Table t has no index of this name, and not just one that may be meant.
                                wanted  other (a)
                                there   ix_a, ix_a2
                            Name the one that is there, or drop it by a statement of your own.""");
        }
    }
}
