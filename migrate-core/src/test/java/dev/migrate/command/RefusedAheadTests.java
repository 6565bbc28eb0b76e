package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a database would refuse half way through a revision is refused before anything runs, and nothing else is. */
class RefusedAheadTests {

    private static final String TABLES = """
            op.createTable("owner", t -> {
                t.column("id", integer()).notNull();
                t.column("boss_id", integer());
                t.column("code", varchar(10)).notNull();
                t.column("part", varchar(10)).notNull();
                t.primaryKey("pk_owner", "id");
                t.unique("uq_owner", "code", "part");
                t.foreignKey("fk_boss", "boss_id").references("owner", "id");
            });
            op.createTable("pet", t -> {
                t.column("owner_id", integer());
                t.column("code", varchar(10));
                t.column("part", varchar(10));
                t.foreignKey("fk_pet_owner", "owner_id").references("owner", "id");
                t.foreignKey("fk_pet_code", "code", "part").references("owner", "code", "part");
            });
            """;

    @TempDir
    private Path directory;

    private TestHistory history(String first, String last) {
        return new TestHistory(directory)
                .java("a1", "", "first", first, "")
                .java("a2", "a1", "last", "op.createTable(\"made\", t -> t.column(\"id\", integer()));\n" + last, "");
    }

    private void refused(FreshDatabase database, String first, String last, String message) throws Exception {
        Migrate migrate = history(first, last).on(database);
        migrate.upgrade("a1");
        assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                Revision a2 cannot run on this database.
                    revision  db.migrations.Reva2, last
                    line      Reva2.java:10
                """ + message);
        assertThatThrownBy(() -> rows(database, "select * from made")).isInstanceOf(Exception.class);
    }

    private static boolean inFamilyOfMySql(TestDatabase product) {
        return product == TestDatabase.MYSQL_8_0 || product.isMariaDb();
    }

    private static String words(TestDatabase product) {
        return switch (product) {
            case POSTGRESQL_14, POSTGRESQL_18 -> "PostgreSQL";
            case MYSQL_8_0 -> "MySQL";
            case MARIADB_10_11, MARIADB_11_4 -> "MariaDB";
            case H2 -> "H2";
            case SQLITE -> "SQLite";
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aKeyThatForeignKeysReferTo(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(database, TABLES, "op.alterTable(\"owner\", t -> t.dropPrimaryKey(\"pk_owner\", \"id\"));", """
                    %s keeps a key as long as foreign keys refer to it.
                        table         owner
                        key           primary key%s
                        foreign keys  fk_pet_owner of pet
                                      fk_boss of owner
                    Drop them before in the revision, and add them again after, when the columns have another key:
                        op.alterTable("pet", t -> t.dropForeignKey("fk_pet_owner"));
                        op.alterTable("pet", t -> t.addForeignKey("fk_pet_owner", "owner_id").references("owner", "id"));
                        op.alterTable("owner", t -> t.dropForeignKey("fk_boss"));
                        op.alterTable("owner", t -> t.addForeignKey("fk_boss", "boss_id").references("owner", "id"));"""
                    .formatted(words(product), inFamilyOfMySql(product) ? "" : " pk_owner"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aUniqueConstraintThatAForeignKeyRefersTo(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(
                    database,
                    TABLES,
                    "op.alterTable(\"owner\", t -> t.dropUnique(\"uq_owner\", \"code\", \"part\"));",
                    """
                    %s keeps a key as long as a foreign key refers to it.
                        table         owner
                        key           unique constraint uq_owner
                        foreign key   fk_pet_code of pet
                    Drop it before in the revision, and add it again after, when the columns have another key:
                        op.alterTable("pet", t -> t.dropForeignKey("fk_pet_code"));
                        op.alterTable("pet", t -> t.addForeignKey("fk_pet_code", "code", "part").references("owner", "code", "part"));"""
                            .formatted(words(product)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4"})
    void aUniqueIndexThatAForeignKeyRefersTo(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(database, """
                    op.createTable("owner", t -> t.column("code", varchar(10)).notNull());
                    op.createIndex("ix_owner", "owner", i -> i.columns("code").unique());
                    op.createTable("pet", t -> {
                        t.column("code", varchar(10));
                        t.foreignKey("fk_pet", "code").references("owner", "code");
                    });
                    """, "op.dropIndex(\"ix_owner\", \"owner\");", """
                    %s keeps a key as long as a foreign key refers to it.
                        table         owner
                        key           %s ix_owner
                        foreign key   fk_pet of pet
                    Drop it before in the revision, and add it again after, when the columns have another key:
                        op.alterTable("pet", t -> t.dropForeignKey("fk_pet"));
                        op.alterTable("pet", t -> t.addForeignKey("fk_pet", "code").references("owner", "code"));"""
                    .formatted(words(product), inFamilyOfMySql(product) ? "unique constraint" : "index"));
        }
    }

    /** The keys go in the same revision, another key stays that serves them, or nobody knows of them. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aKeyThatNoForeignKeyNeeds(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history(TABLES, """
                    op.alterTable("pet", t -> {
                        t.dropForeignKey("fk_pet_owner", "owner_id");
                        t.dropForeignKey("fk_pet_code", "code", "part");
                    });
                    op.alterTable("owner", t -> {
                        t.dropForeignKey("fk_boss", "boss_id");
                        t.dropPrimaryKey("pk_owner", "id");
                        t.dropUnique("uq_owner", "code", "part");
                        t.addPrimaryKey("pk_owner", "id");
                        t.addUnique("uq_owner", "code", "part");
                    });
                    op.alterTable("pet", t -> t.addForeignKey("fk_pet_owner", "owner_id").references("owner", "id"));
                    op.alterTable("owner", t -> {
                        t.addUnique("uq_owner_id", "id");
                        t.dropUnique("uq_owner_id", "id");
                        t.dropUnique("uq_owner", "code", "part");
                    });
                    """).on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select * from made")).isEmpty();
        }
    }

    /** These two need an index that begins with the columns, whatever else it is. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aKeyInWhosePlaceAnotherIndexIs(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history(TABLES, """
                    op.createIndex("ix_owner", "owner", "id", "code");
                    op.alterTable("owner", t -> t.dropPrimaryKey("pk_owner", "id"));
                    op.alterTable("owner", t -> {
                        t.addPrimaryKey("pk_owner", "id", "code");
                        t.dropUnique("uq_owner", "code", "part");
                        t.addUnique("uq_owner_long", "code", "part", "id");
                    });
                    op.dropIndex("ix_owner", "owner");
                    """).on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select * from made")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void aColumnThatAViewReads(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(database, """
                    op.createTable("account", t -> {
                        t.column("id", integer());
                        t.column("total", integer());
                        t.column("other", integer());
                    });
                    op.createView("overview", "select id, total from account");
                    """, "op.alterTable(\"account\", t -> t.dropColumn(\"total\"));", """
                    Cannot drop column total of table account: a view reads it.
                        table   account
                        column  total
                        view    overview
                    Drop it before in the revision, and create it again after with what is there then:
                        op.dropView("overview");
                        op.createView("overview", "select …");""");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void aColumnThatNoViewReads(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history("""
                    op.createTable("account", t -> {
                        t.column("id", integer());
                        t.column("total", integer());
                    });
                    op.createTable("sale", t -> {
                        t.column("id", integer());
                        t.column("total", integer());
                    });
                    op.createView("everything", "select * from account");
                    op.createView("sales", "select total from sale where id in (select id from account)");
                    op.createView("named", "select s.total from sale s join account a on a.id = s.id");
                    op.createView("counted", "select total as id from account");
                    """, """
                    op.dropView("counted");
                    op.alterTable("account", t -> t.dropColumn("total"));
                    """).on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select * from everything, sales, named")).isEmpty();
        }
    }

    private static final String TYPES = """
            op.createTable("number", t -> {
                t.column("id", integer()).notNull();
                t.primaryKey("pk_number", "id");
            });
            op.createTable("text", t -> {
                t.column("id", varchar(36)).notNull();
                t.primaryKey("pk_text", "id");
            });
            op.createTable("day", t -> {
                t.column("id", date()).notNull();
                t.primaryKey("pk_day", "id");
            });
            """;

    private static String refers(String type, String table) {
        return """
                op.createTable("pet", t -> {
                    t.column("number", %s);
                    t.foreignKey("fk", "number").references("%s", "id");
                });""".formatted(type, table);
    }

    private static String unlike(TestDatabase product, String from, String to) {
        return """
                %s has no foreign keys between columns of these types.
                    foreign key  fk
                    column       pet.number, %s
                    refers to    %s
                Give one of the columns the type of the other one, or leave the foreign key out."""
                .formatted(words(product), from, to);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aForeignKeyBetweenUnlikeTypes(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(database, TYPES, refers("date()", "number"), unlike(product, "date()", "number.id, integer()"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4"})
    void aForeignKeyOfATableThatIsThere(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(
                    database,
                    TYPES + "op.createTable(\"pet\", t -> t.column(\"number\", integer()));",
                    "op.alterTable(\"pet\", t -> t.addForeignKey(\"fk\", \"number\").references(\"text\", \"id\"));",
                    unlike(product, "integer()", "text.id, varchar(36)"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aForeignKeyBetweenIntegersOfAnotherSize(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create()) {
            refused(database, TYPES, refers("bigint()", "number"), unlike(product, "bigint()", "number.id, integer()"));
        }
    }

    /** Also the foreign keys of an engine that has none. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aForeignKeyBetweenTypesThatAreAlike(TestDatabase product) throws Exception {
        boolean equal = inFamilyOfMySql(product);
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history(TYPES, """
                    op.createTable("pet", t -> {
                        t.column("number", %s);
                        t.column("text", %s);
                        t.column("day", %s);
                        t.foreignKey("fk_number", "number").references("number", "id");
                        t.foreignKey("fk_text", "text").references("text", "id");
                        t.foreignKey("fk_day", "day").references("day", "id");
                    });
                    op.createTable("other", t -> {
                        t.column("number", bigint());
                        t.foreignKey("fk_other", "number").references("number", "id");
                        t.options("mysql", "engine = myisam");
                        t.options("mariadb", "engine = myisam");
                    });
                    op.createTable("amount", t -> {
                        t.column("id", numeric(10, 2)).notNull();
                        t.primaryKey("pk_amount", "id");
                    });
                    op.createTable("price", t -> {
                        t.column("amount", %s);
                        t.foreignKey("fk_amount", "amount").references("amount", "id");
                    });
                    """.formatted(
                            equal ? "integer()" : "smallint()",
                            product.isPostgresql() ? "text()" : "varchar(3)",
                            product.isPostgresql() ? "timestamp(6)" : "date()",
                            equal ? "timestamp(6)" : "integer()"))
                    .on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select * from made")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aMomentThatTheDatabaseDoesNotHave(TestDatabase product) throws Exception {
        String table = """
                op.createTable("event", t -> {
                    t.column("on_day", date());
                    t.column("at", timestampTz(6));
                });
                """;
        try (FreshDatabase database = product.create()) {
            refused(database, table, """
                    op.insert("event", r -> r.columns("on_day").row(java.time.LocalDate.of(10000, 1, 1)));""", """
                    %s has no days before the year 0 and behind the year 9999.
                        table   event
                        column  on_day
                        value   +10000-01-01
                    Write another value where op.dialect() is %s.""".formatted(words(product), dialect(product)));
        }
        try (FreshDatabase database = product.create()) {
            refused(database, table, """
                    op.update("event", r -> r.set("at", java.time.Instant.ofEpochSecond(-1)).everyRow());""", """
                    %s has no moments before 1970-01-01T00:00:01Z and behind 2038-01-19T03:14:07Z in a column timestampTz(…); \
                    timestampUtc(…) has them.
                        table   event
                        column  at
                        value   1969-12-31T23:59:59Z
                    Write another value where op.dialect() is %s.""".formatted(words(product), dialect(product)));
        }
        try (FreshDatabase database = product.create()) {
            Migrate migrate = history(table, """
                    op.insert("event", r -> r.columns("on_day", "at")
                            .row(java.time.LocalDate.of(1, 1, 1), java.time.Instant.ofEpochSecond(1))
                            .row(java.time.LocalDate.of(9999, 12, 31), java.time.Instant.ofEpochSecond(2147483647)));
                    """).on(database);
            migrate.upgrade("head");
            assertThat(rows(database, "select on_day from event order by 1")).containsExactly("0001-01-01", "9999-12-31");
        }
    }

    private static String dialect(TestDatabase product) {
        return product.isMariaDb() ? "mariadb" : "mysql";
    }
}
