package dev.migrate.command;

import static dev.migrate.command.Refusals.inFamilyOfMySql;
import static dev.migrate.command.Refusals.words;

import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Foreign keys between types, and values, that a database would refuse half way through a revision. */
class TypesRefusedAheadTests {

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

    @TempDir
    private Path directory;

    private Refusals refusals;

    @BeforeEach
    void begin() {
        refusals = new Refusals(directory);
    }

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
                Give one of the columns the type of the other one, or leave the foreign key out.""".formatted(words(product), from, to);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MARIADB_11_4", "H2"})
    void aForeignKeyBetweenUnlikeTypes(TestDatabase product) throws Exception {
        refusals.refused(product, TYPES, refers("date()", "number"), unlike(product, "date()", "number.id, integer()"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0"})
    void aForeignKeyOfATableThatIsThere(TestDatabase product) throws Exception {
        refusals.refused(
                product,
                TYPES + "op.createTable(\"pet\", t -> t.column(\"number\", integer()));",
                "op.alterTable(\"pet\", t -> t.addForeignKey(\"fk\", \"number\").references(\"text\", \"id\"));",
                unlike(product, "integer()", "text.id, varchar(36)"));
    }

    @ParameterizedTest
    @EnumSource(names = "MYSQL_8_0")
    void aForeignKeyBetweenIntegersOfAnotherSize(TestDatabase product) throws Exception {
        refusals.refused(
                product, TYPES, refers("bigint()", "number"), unlike(product, "bigint()", "number.id, integer()"));
    }

    /** Also the foreign keys of an engine that has none. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aForeignKeyBetweenTypesThatAreAlike(TestDatabase product) throws Exception {
        boolean equal = inFamilyOfMySql(product);
        refusals.allowed(
                product,
                TYPES,
                """
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
                                equal ? "timestamp(6)" : "integer()"),
                "select * from made");
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
        refusals.refused(product, table, """
                op.insert("event", r -> r.columns("on_day").row(java.time.LocalDate.of(10000, 1, 1)));""", """
                %s has no days before the year 0 and behind the year 9999.
                    table   event
                    column  on_day
                    value   +10000-01-01
                Write another value where op.dialect() is %s.""".formatted(words(product), dialect(product)));
        refusals.refused(product, table, """
                op.update("event", r -> r.set("at", java.time.Instant.ofEpochSecond(-1)).everyRow());""", """
                %s has no moments before 1970-01-01T00:00:01Z and behind 2038-01-19T03:14:07Z in a column timestampTz(…); \
                timestampUtc(…) has them.
                    table   event
                    column  at
                    value   1969-12-31T23:59:59Z
                Write another value where op.dialect() is %s.""".formatted(words(product), dialect(product)));
        refusals.allowed(product, table, """
                op.insert("event", r -> r.columns("on_day", "at")
                        .row(java.time.LocalDate.of(1, 1, 1), java.time.Instant.ofEpochSecond(1))
                        .row(java.time.LocalDate.of(9999, 12, 31), java.time.Instant.ofEpochSecond(2147483647)));
                """, "select on_day from event order by 1", "0001-01-01", "9999-12-31");
    }

    private static String dialect(TestDatabase product) {
        return product.isMariaDb() ? "mariadb" : "mysql";
    }
}
