package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are filled and copied in pieces whatever the key is of, also where many rows share a second or the first of two columns. */
class BackfillKeyTests {

    private static final List<String> KEYS = List.of(
            "time(6)         : 10:00:00.000001, 10:00:00.000002, 10:00:00.000003, 10:00:01",
            "timestamp(6)    : 2026-03-29 02:30:00.000001, 2026-03-29 02:30:00.000002, 2026-03-29 02:30:01",
            "date()          : 2026-01-01, 2026-01-02, 2026-01-03",
            "uuid()          : 00000000-0000-0000-0000-000000000001, 80000000-0000-0000-0000-000000000001",
            "character(3) : a, ab, abc",
            "numeric(20, 5)  : 1.00001, 1.00002, 12345678901234.5",
            "doublePrecision() : 0.1, 0.2, 0.3",
            "namedEnumeration(\"mood\", \"SAD\", \"GLAD\", \"MAD\") : SAD, GLAD, MAD");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void everyRowIsDoneOnce(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory);
        String before = "";
        for (int i = 0; i < KEYS.size(); i++) {
            String[] key = KEYS.get(i).split(" +: ");
            if (!key[0].startsWith("named") || kind == TestDatabase.POSTGRESQL_18) {
                history.java("a" + i, before, "key", revision(i, key[0], key[1].split(", ")), "");
                before = "a" + i;
            }
        }
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("head");
            for (int i = 0; i < KEYS.size(); i++) {
                if (!KEYS.get(i).startsWith("named") || kind == TestDatabase.POSTGRESQL_18) {
                    String count =
                            String.valueOf(2 * KEYS.get(i).split(" +: ")[1].split(", ").length);
                    assertThat(rows(database, "select count(*) from t" + i + " where n = 1"))
                            .as(KEYS.get(i))
                            .containsExactly(count);
                    assertThat(rows(database, "select count(*) from c" + i))
                            .as(KEYS.get(i))
                            .containsExactly(count);
                }
            }
        }
    }

    private static String revision(int i, String type, String... values) {
        StringBuilder rows = new StringBuilder();
        for (String value : values) {
            boolean quoted = !type.startsWith("numeric") && !type.startsWith("double");
            for (int part = 1; part <= 2; part++) {
                String text = quoted ? "\"" + value + "\"" : value;
                rows.append(".row(")
                        .append(type.equals("uuid()") ? "java.util.UUID.fromString(" + text + ")" : text)
                        .append(", ")
                        .append(part)
                        .append(")");
            }
        }
        return """
                %3$s
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
                op.insert("t%1$d", rows -> rows.columns("k", "part")%4$s);
                op.backfill("t%1$d", 1, r -> r.set("n", 1).whereIs("n", null));
                op.copy("t%1$d", "c%1$d", 1, r -> { r.columns("k", "part"); r.everyRow(); });
                """.formatted(
                i, type, type.startsWith("named") ? "op.createEnum(\"mood\", \"SAD\", \"GLAD\", \"MAD\");" : "", rows);
    }
}
