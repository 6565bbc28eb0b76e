package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables of SQLite that take only values of their columns' types, of which there are few. */
class StrictTablesTests {

    private static final Map<SqlType, Object> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(SqlTypes.bool(), true);
        VALUES.put(SqlTypes.smallint(), 7);
        VALUES.put(SqlTypes.bigint(), Long.MAX_VALUE);
        VALUES.put(SqlTypes.real(), new BigDecimal("0.5"));
        VALUES.put(SqlTypes.doublePrecision(), new BigDecimal("2.5"));
        VALUES.put(SqlTypes.numeric(10, 2), new BigDecimal("12.5"));
        VALUES.put(SqlTypes.numeric(18, 0), new BigDecimal("999999999999999999"));
        VALUES.put(SqlTypes.numeric(15, 14), new BigDecimal("1.23456789012345"));
        VALUES.put(SqlTypes.date(), LocalDate.of(2026, 11, 27));
        VALUES.put(SqlTypes.time(3), LocalTime.of(7, 30));
        VALUES.put(SqlTypes.timestamp(3), LocalDateTime.of(2026, 11, 27, 7, 30));
        VALUES.put(SqlTypes.character(3), "abc");
        VALUES.put(SqlTypes.varchar(80), "12");
        VALUES.put(SqlTypes.text(), "long");
        VALUES.put(SqlTypes.ntext(), "long");
        VALUES.put(SqlTypes.json(), "{}");
        VALUES.put(SqlTypes.bytes(), new byte[] {1});
        VALUES.put(SqlTypes.uuid(), new UUID(1, 2));
        VALUES.put(SqlTypes.enumeration("A", "B"), "B");
        VALUES.put(SqlTypes.ordinalEnumeration("A", "B"), 1);
        VALUES.put(SqlTypes.raw("any"), 7);
        VALUES.put(SqlTypes.raw("INT"), 7);
    }

    private static final String TYPES_OF_VALUES =
            "integer, integer, integer, real, real, real, integer, real, text, text, text,"
                    + " text, text, text, text, text, blob, blob, text, integer, integer, integer";

    private SqliteWorkbench bench;

    @BeforeEach
    void open() throws SQLException {
        bench = new SqliteWorkbench();
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private static void create(Operations op, String... options) {
        op.createTable("t", t -> {
            t.column("id", SqlTypes.bigint()).notNull().identity();
            for (SqlType type : VALUES.keySet()) {
                t.column(name(type), type);
            }
            t.primaryKey("pk", "id");
            for (String each : options) {
                t.options("sqlite", each);
            }
        });
        insert(op);
    }

    private static void insert(Operations op) {
        op.insert("t", rows -> rows.columns(names()).row(VALUES.values().toArray()));
    }

    private static String name(SqlType type) {
        return "c" + List.copyOf(VALUES.keySet()).indexOf(type);
    }

    private static String[] names() {
        return VALUES.keySet().stream().map(StrictTablesTests::name).toArray(String[]::new);
    }

    private List<String> typesOfValues() throws SQLException {
        return bench.rows("select typeof(" + String.join(") || ', ' || typeof(", names()) + ") from t");
    }

    @Test
    void eachPortableTypeHasOneThatKeepsItsValues() throws SQLException {
        Schema after = bench.upgrade(op -> create(op, "strict"));

        assertThat(bench.inspect()).isEqualTo(after);
        assertThat(typesOfValues()).containsExactly(TYPES_OF_VALUES);
        assertThat(bench.rows("select strict from pragma_table_list('t')")).containsExactly("1");
        try (ResultSet row = bench.connection().createStatement().executeQuery("select * from t")) {
            assertThat(row.getTimestamp(name(SqlTypes.timestamp(3))))
                    .isEqualTo(Timestamp.valueOf("2026-11-27 07:30:00"));
            assertThat(row.getBigDecimal(name(SqlTypes.numeric(10, 2)))).isEqualByComparingTo("12.5");
        }
    }

    /** As the driver writes a moment, unless it is told otherwise. */
    @Test
    void momentsAreTakenAsNumbersToo() throws SQLException {
        bench.upgrade(op -> create(op, "strict"));
        try (PreparedStatement insert =
                bench.connection().prepareStatement("insert into t (" + name(SqlTypes.timestamp(3)) + ") values (?)")) {
            insert.setTimestamp(1, new Timestamp(7));
            insert.executeUpdate();
        }
        assertThat(bench.rows("select " + name(SqlTypes.timestamp(3)) + " from t where id = 2"))
                .containsExactly("7");
    }

    @Test
    void aTableBecomesStrict() throws SQLException {
        bench.upgrade(op -> create(op));

        Schema after = bench.upgrade(op -> op.alterTable("t", t -> t.options("sqlite", "strict")));

        assertThat(bench.inspect()).isEqualTo(after);
        assertThat(typesOfValues()).containsExactly(TYPES_OF_VALUES);
        assertThat(bench.rows("select strict from pragma_table_list('t')")).containsExactly("1");
    }

    @Test
    void columnsComeAndGetOtherTypes() throws SQLException {
        bench.upgrade(op -> create(op, "strict"));

        Schema after = bench.upgrade(op -> op.alterTable("t", t -> {
            t.addColumn("more", SqlTypes.varchar(7));
            t.alterColumn(name(SqlTypes.bigint())).type(SqlTypes.varchar(30));
        }));

        assertThat(bench.inspect()).isEqualTo(after);
        assertThat(bench.rows("select more, typeof(" + name(SqlTypes.bigint()) + ") from t"))
                .containsExactly("null|text");
    }

    @Test
    void aTypeThatIsNoneThereIsRefused() {
        assertThatThrownBy(() -> bench.upgrade(op -> op.createTable("t", t -> {
                    t.column("at", SqlTypes.raw("datetime"));
                    t.options("sqlite", "strict");
                })))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        A strict table of SQLite has no such type.
                            table   t
                            column  at
                            type    raw("datetime")
                        Use a portable type, of numbers one of at most 18 digits, 15 with a fraction, or one of int, integer, real, text, blob, any, as raw("any").""");
    }

    /** The rows of a table that becomes strict would lose the last of them. */
    @Test
    void aNumberOfMoreDigitsThanItKeepsIsRefused() throws SQLException {
        bench.upgrade(op -> op.createTable("t", t -> t.column("amount", SqlTypes.numeric(20, 2))));
        assertThatThrownBy(() -> bench.upgrade(op -> op.alterTable("t", t -> t.options("sqlite", "strict"))))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("""
                        A strict table of SQLite has no such type.
                            table   t
                            column  amount
                            type    numeric(20, 2)
                        Use a portable type, of numbers one of at most 18 digits, 15 with a fraction, or one of int, integer, real, text, blob, any, as raw("any").""");
    }
}
