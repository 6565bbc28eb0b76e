package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.op.TableSpec;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values whose type changes and that mean what they meant. */
class MeaningsTests {

    private static final String ID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
    private static final Map<TestDatabase, String> NUMBERS =
            Map.of(TestDatabase.MYSQL_8_0, "bin_to_uuid(number)", TestDatabase.SQLITE, "nullif(hex(number), '')");
    private static final Map<TestDatabase, String> PARTS = Map.of(
            TestDatabase.POSTGRESQL_18,
            "doc->>'a'",
            TestDatabase.H2,
            "cast((doc).\"a\" as varchar)",
            TestDatabase.SQLITE,
            "doc->>'a'",
            TestDatabase.MYSQL_8_0,
            "json_value(doc, '$.a')",
            TestDatabase.MARIADB_11_4,
            "json_value(doc, '$.a')");

    @TempDir
    private Path directory;

    private static void plain(TableSpec t) {
        t.column("yn", SqlTypes.bool());
        t.column("tf", SqlTypes.bool()).notNull();
        t.column("num", SqlTypes.integer());
        t.column("number", SqlTypes.varchar(36));
        t.column("doc", SqlTypes.varchar(200));
        t.check("ck_flag_num", "num in (0, 1)");
        t.column("there", SqlTypes.character(1)).defaultValue("'N'");
        t.column("back", SqlTypes.character(1)).notNull();
        t.check("ck_flag_there", "there in ('N', 'Y')");
        t.check("ck_flag_back", "back in ('F', 'T')");
    }

    private static void converted(TableSpec t) {
        t.column("yn", SqlTypes.character(1));
        t.column("tf", SqlTypes.character(1)).notNull();
        t.column("num", SqlTypes.character(1));
        t.column("number", SqlTypes.uuid());
        t.column("doc", SqlTypes.json());
        t.check("ck_flag_yn", "yn in ('N', 'Y')");
        t.check("ck_flag_tf", "tf in ('F', 'T')");
        t.check("ck_flag_num", "num in ('N', 'Y')");
        t.column("there", SqlTypes.character(1)).defaultValue("'F'");
        t.column("back", SqlTypes.character(1)).notNull();
        t.check("ck_flag_there", "there in ('F', 'T')");
        t.check("ck_flag_back", "back in ('N', 'Y')");
    }

    private MigrateBuilder modelled(Consumer<TableSpec> columns) {
        Consumer<Operations> model = op -> op.createTable("flag", columns.andThen(t -> {
            t.column("id", SqlTypes.integer()).notNull();
            t.primaryKey("pk_flag", "id");
        }));
        return new Workshop(directory).modelled("postgresql:18", model);
    }

    private Migrate on(FreshDatabase database) {
        return new Workshop(directory)
                .builder()
                .connections(database::connect)
                .url(database.url())
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void staysThereAndBack(TestDatabase product) throws Exception {
        RevisionResult first = modelled(MeaningsTests::plain).build().revision(RevisionRequest.autogenerate("plain"));
        // H2 forgets how to look at a list of values when the session that said it has gone
        new TestHistory(directory.resolve("src/main/resources"))
                .sql("b1", String.valueOf(first.id()), "rows", """
                insert into flag (id, yn, tf, num, number, doc, there, back) values (1, true, false, 1, '%s', '{"a": 7}', 'Y', 'T');
                insert into flag (id, yn, tf, num, back) values (2, false, true, 0, 'F');
                insert into flag (id, tf, there, back) values (3, true, null, 'T');
                """.formatted(ID), "");
        try (FreshDatabase database = product.create()) {
            on(database).upgrade("head");
            List<String> plain = rows(database, "select id, yn, tf, num, number, there, back from flag order by id");
            assertThat(modelled(MeaningsTests::converted)
                            .build()
                            .check("history")
                            .operations())
                    .extracting(each -> String.valueOf(each.caution()))
                    .containsOnly("null");
            modelled(MeaningsTests::converted).build().revision(RevisionRequest.autogenerate("converted"));
            on(database).upgrade("head");
            String number = NUMBERS.getOrDefault(product, "number");
            String id = product == TestDatabase.SQLITE ? ID.replace("-", "") : ID;
            assertThat(rows(
                            database,
                            "select id, yn, tf, num, " + number + ", " + PARTS.get(product)
                                    + ", there, back from flag order by id"))
                    .extracting(each -> each.toLowerCase(Locale.ROOT))
                    .containsExactly(
                            "1|y|f|y|" + id + "|7|t|y", "2|n|t|n|null|null|f|n", "3|null|t|null|null|null|null|y");
            on(database).downgrade("-1");
            assertThat(rows(database, "select id, yn, tf, num, number, there, back from flag order by id"))
                    .isEqualTo(plain);
        }
    }

    /** A value for rows is kept as the values that Hibernate writes are. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void isThatOfAValueForRows(TestDatabase product) throws Exception {
        modelled(t -> t.column("number", SqlTypes.uuid())).build().revision(RevisionRequest.autogenerate("first"));
        try (FreshDatabase database = product.create()) {
            on(database).upgrade("head");
            database.execute("insert into flag (id) values (1)");
            modelled(t -> {
                        t.column("number", SqlTypes.uuid()).notNull();
                        t.column("other", SqlTypes.uuid()).notNull();
                        t.column("doc", SqlTypes.json()).notNull();
                    })
                    .build()
                    .revision(RevisionRequest.autogenerate("second")
                            .withAnswers(Answers.none()
                                    .withDefaults(List.of(
                                            "flag.number:" + ID, "flag.other:'" + ID + "'", "flag.doc:'{\"a\": 7}'"))));
            on(database).upgrade("head");
            String number = NUMBERS.getOrDefault(product, "number");
            String id = product == TestDatabase.SQLITE ? ID.replace("-", "") : ID;
            assertThat(rows(
                            database,
                            "select " + number + ", " + number.replace("number", "other") + ", " + PARTS.get(product)
                                    + " from flag"))
                    .extracting(each -> each.toLowerCase(Locale.ROOT))
                    .containsExactly(id + "|" + id + "|7");
        }
    }

    /** What there is no conversion for runs where there are no rows. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18"})
    void nothingIsNoError(TestDatabase product) throws Exception {
        modelled(t -> {
                    t.column("a", SqlTypes.integer());
                    t.column("b", SqlTypes.bool());
                    t.column("c", SqlTypes.uuid());
                    t.column("d", SqlTypes.bytes());
                })
                .build()
                .revision(RevisionRequest.autogenerate("first"));
        modelled(t -> {
                    t.column("a", SqlTypes.date());
                    t.column("b", SqlTypes.timestamp(6));
                    t.column("c", SqlTypes.bytes());
                    t.column("d", SqlTypes.uuid());
                })
                .build()
                .revision(RevisionRequest.autogenerate("second"));
        try (FreshDatabase database = product.create()) {
            on(database).upgrade("+1");
            database.execute("insert into flag (id, c, d) values (1, '" + ID + "', '\\x" + ID.replace("-", "") + "')");
            on(database).upgrade("head");
            assertThat(rows(database, "select d, encode(c, 'hex') from flag"))
                    .containsExactly(ID + "|" + ID.replace("-", ""));
            on(database).downgrade("-1");
        }
    }
}
