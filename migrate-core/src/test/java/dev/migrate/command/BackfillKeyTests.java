package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are filled and copied one by one whatever the key is of, also where many share a second or the first of two columns. */
class BackfillKeyTests {

    private record Key(String type, List<String> values) {}

    private static final List<Key> KEYS = List.of(
            new Key("time(6)", texts("10:00:00.000001", "10:00:00.000002", "10:00:00.000003", "10:00:01")),
            new Key("timestamp(6)", texts("2026-03-29 02:30:00.000001", "2026-03-29 02:30:00.000002")),
            new Key("date()", texts("2026-01-01", "2026-01-02")),
            new Key("uuid()", List.of("new java.util.UUID(0, 1)", "new java.util.UUID(-1, 1)")),
            new Key("character(3)", texts("a", "ab", "abc")),
            new Key("numeric(20, 5)", List.of("1.00001", "1.00002", "12345678901234.5")),
            new Key("doublePrecision()", List.of("0.1", "0.2")),
            new Key("bool()", List.of("false", "true")),
            new Key("varbinary(3)", List.of("new byte[] {0}", "new byte[] {0, 1}", "new byte[] {-1, 2}")),
            new Key("varchar(20)", texts("a", "a_b", "\u00e9")),
            new Key("enumeration(\"SAD\", \"GLAD\")", texts("SAD", "GLAD")),
            new Key(
                    "timestampTz(6)",
                    List.of(
                            "java.time.Instant.parse(\"2026-10-25T00:30:00.001Z\")",
                            "java.time.Instant.parse(\"2026-10-25T00:30:00.002Z\")",
                            "java.time.Instant.parse(\"2026-10-25T01:30:00.001Z\")")));

    @TempDir
    private Path directory;

    private static List<String> texts(String... values) {
        return List.of(values).stream().map(each -> "\"" + each + "\"").toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void everyRowIsDone(TestDatabase kind) throws Exception {
        areDone(kind, "", KEYS);
    }

    @Test
    void everyRowOfALabelIsDone() throws Exception {
        areDone(
                TestDatabase.POSTGRESQL_18,
                "op.createEnum(\"mood\", \"SAD\", \"GLAD\");\n",
                List.of(new Key("namedEnumeration(\"mood\", \"SAD\", \"GLAD\")", texts("SAD", "GLAD"))));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2"})
    void everyRowOfATimeWithAZoneIsDone(TestDatabase kind) throws Exception {
        areDone(
                kind,
                "",
                List.of(new Key("timeTz(6)", texts("10:00:00.000001+02:00", "10:00:00.000002+02:00", "23:00:00Z"))));
    }

    /** No value can be cast to what is no type, but a short word for a number with a sequence. */
    @Test
    void everyRowOfASerialIsDone() throws Exception {
        areDone(TestDatabase.POSTGRESQL_18, "", List.of(new Key("raw(\"bigserial\")", List.of("1", "2"))));
    }

    private void areDone(TestDatabase kind, String first, List<Key> keys) throws Exception {
        StringBuilder upgrade = new StringBuilder(first);
        for (int i = 0; i < keys.size(); i++) {
            upgrade.append(operations(i, keys.get(i)));
        }
        try (FreshDatabase database = kind.create()) {
            new TestHistory(directory)
                    .java("a1", "", "keys", upgrade.toString(), "")
                    .on(database)
                    .upgrade("head");
            for (int i = 0; i < keys.size(); i++) {
                Key key = keys.get(i);
                String count = String.valueOf(2 * key.values().size());
                assertThat(rows(database, "select count(*), count(n), (select count(*) from c" + i + ") from t" + i))
                        .as(key.type())
                        .containsExactly(count + "|" + count + "|" + count);
            }
        }
    }

    private static String operations(int number, Key key) {
        StringBuilder rows = new StringBuilder();
        for (String value : key.values()) {
            rows.append(".row(" + value + ", 1).row(" + value + ", 2)");
        }
        return """
                op.createTable("t%1$d", t -> {
                    t.column("k", %2$s).notNull();
                    t.column("part", integer()).notNull();
                    t.column("n", integer());
                    t.primaryKey("pk_t%1$d", "k", "part");
                });
                op.createTable("c%1$d", t -> {
                    t.column("k", %2$s).notNull();
                    t.column("part", integer()).notNull();
                    t.primaryKey("pk_c%1$d", "k", "part");
                });
                op.insert("t%1$d", rows -> rows.columns("k", "part")%3$s);
                op.backfill("t%1$d", 1, r -> r.set("n", 1).whereIs("n", null));
                op.copy("t%1$d", "c%1$d", 1, r -> {
                    r.columns("k", "part");
                    r.everyRow();
                });
                """.formatted(number, key.type(), rows);
    }
}
