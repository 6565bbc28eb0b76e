package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What portable types become. */
class MySqlTypesTests {

    private static final Map<SqlType, String> TEXTS = new LinkedHashMap<>();

    static {
        numbers();
        moments();
        texts();
        bytes();
        others();
    }

    private static void numbers() {
        TEXTS.put(SqlTypes.bool(), "bit");
        TEXTS.put(SqlTypes.tinyint(), "tinyint");
        TEXTS.put(SqlTypes.smallint(), "smallint");
        TEXTS.put(SqlTypes.integer(), "integer");
        TEXTS.put(SqlTypes.bigint(), "bigint");
        TEXTS.put(SqlTypes.real(), "float(23)");
        TEXTS.put(SqlTypes.doublePrecision(), "float(53)");
        TEXTS.put(SqlTypes.floating(20), "float(20)");
        TEXTS.put(SqlTypes.floating(30), "float(30)");
        TEXTS.put(SqlTypes.realType(), "real");
        TEXTS.put(SqlTypes.numeric(38, 2), "decimal(38,2)");
        TEXTS.put(SqlTypes.decimal(10, 4), "decimal(10,4)");
    }

    private static void moments() {
        TEXTS.put(SqlTypes.date(), "date");
        TEXTS.put(SqlTypes.time(0), "time(0)");
        TEXTS.put(SqlTypes.timeUtc(3), "time(3)");
        TEXTS.put(SqlTypes.timestamp(6), "datetime(6)");
        TEXTS.put(SqlTypes.timestampUtc(0), "datetime(0)");
        TEXTS.put(SqlTypes.timestamp(9), "datetime(6)");
        TEXTS.put(SqlTypes.timestampTz(3), "timestamp(3)");
    }

    private static void texts() {
        TEXTS.put(SqlTypes.character(2), "varchar(2)");
        TEXTS.put(SqlTypes.varchar(255), "varchar(255)");
        TEXTS.put(SqlTypes.varchar(16_384), "text");
        TEXTS.put(SqlTypes.varchar(65_536), "mediumtext");
        TEXTS.put(SqlTypes.varchar(16_777_216), "longtext");
        TEXTS.put(SqlTypes.text(), "longtext");
        TEXTS.put(SqlTypes.clob(), "longtext");
        TEXTS.put(SqlTypes.clob(255), "tinytext");
        TEXTS.put(SqlTypes.clob(256), "text");
        TEXTS.put(SqlTypes.clob(70_000), "mediumtext");
        TEXTS.put(SqlTypes.xml(), "longtext");
    }

    private static void bytes() {
        TEXTS.put(SqlTypes.bytes(), "longblob");
        TEXTS.put(SqlTypes.blob(), "longblob");
        TEXTS.put(SqlTypes.blob(255), "tinyblob");
        TEXTS.put(SqlTypes.blob(70_000), "mediumblob");
        TEXTS.put(SqlTypes.binary(16), "binary(16)");
        TEXTS.put(SqlTypes.varbinary(255), "varbinary(255)");
        TEXTS.put(SqlTypes.varbinary(65_536), "mediumblob");
        TEXTS.put(SqlTypes.inet(), "varbinary(19)");
        TEXTS.put(SqlTypes.geometry(), "geometry");
    }

    private static void others() {
        TEXTS.put(SqlTypes.json(), "json");
        TEXTS.put(SqlTypes.array(SqlTypes.varchar(255)), "json");
        TEXTS.put(SqlTypes.enumeration("B", "it's", "A\\"), "enum ('A\\\\','B','it''s')");
        TEXTS.put(SqlTypes.enumeration("B", "A").length(20).unchecked(), "enum ('A','B')");
        TEXTS.put(SqlTypes.ordinalEnumeration("B", "A"), "enum ('B','A')");
        TEXTS.put(SqlTypes.namedEnumeration("kind", "B", "A"), "enum ('A','B')");
        TEXTS.put(SqlTypes.raw("int unsigned"), "int unsigned");
        TEXTS.put(SqlTypes.raw("DECIMAL(7, 3)"), "DECIMAL(7, 3)");
        TEXTS.put(SqlTypes.raw("tinyint(1)"), "tinyint(1)");
        TEXTS.put(SqlTypes.raw("char(5)"), "char(5)");
        TEXTS.put(SqlTypes.raw("set('a','b')"), "set('a','b')");
        TEXTS.put(SqlTypes.raw("bit(8)"), "bit(8)");
    }

    private static Map<SqlType, String> texts(Product product) {
        Map<SqlType, String> texts = new LinkedHashMap<>(TEXTS);
        String national = product.mariaDb() ? "" : " character set utf8mb4";
        texts.put(SqlTypes.uuid(), product.mariaDb() ? "uuid" : "binary(16)");
        texts.put(SqlTypes.nchar(2), "varchar(2)" + national);
        texts.put(SqlTypes.nvarchar(80), "varchar(80)" + national);
        texts.put(SqlTypes.ntext(), "longtext" + national);
        texts.put(SqlTypes.nclob(), "longtext" + national);
        return texts;
    }

    @Test
    void eachIsWrittenAsHibernateDoes() {
        for (Product product : List.of(Product.MYSQL, Product.MARIADB)) {
            texts(product).forEach((type, text) -> assertThat(new MySqlWriter(product).type(type))
                    .as(type.toString())
                    .isEqualTo(text));
        }
    }

    @Test
    void eachTypeWordOccursOrIsRefused() {
        TreeSet<String> words = new TreeSet<>();
        for (SqlType type : texts(Product.MYSQL).keySet()) {
            if (type instanceof SqlType.Basic basic) {
                words.add(basic.name().name());
            }
        }
        List<SqlType> refused = new ArrayList<>(List.of(SqlTypes.timeTz(0), SqlTypes.intervalSecond(18, 6)));
        for (TypeName name : TypeName.values()) {
            if (name.own() != null && name != TypeName.GEOMETRY) {
                refused.add(new SqlType.Basic(name));
            }
        }
        for (SqlType type : refused) {
            assertThatExceptionOfType(UnsupportedOperationInDialectException.class)
                    .isThrownBy(() -> new MySqlWriter(Product.MYSQL).type(type));
            words.add(((SqlType.Basic) type).name().name());
        }
        assertThat(words).hasSize(TypeName.values().length);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void eachComesBackAsTheNormalizerSays(TestDatabase database) throws SQLException {
        Product product = database.isMariaDb() ? Product.MARIADB : Product.MYSQL;
        List<Column> columns = new ArrayList<>();
        for (SqlType type : texts(product).keySet()) {
            columns.add(Column.of(Identifier.of("c" + columns.size()), type));
        }
        CreateTable create = new CreateTable(Table.of(TableName.of("every_type"), columns, List.of(), List.of(), null));
        try (Workbench workbench = Workbench.on(database)) {
            workbench.run(create);
            assertThat(Workbench.lines(workbench.inspected())).isEqualTo(Workbench.lines(workbench.expected()));
        }
    }
}
