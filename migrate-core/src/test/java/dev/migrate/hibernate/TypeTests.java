package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.hibernate.RealColumns.RealColumn;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.TableName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTests {

    private static final Model EVERY_TYPE = Model.of(EveryType.class, Holder.class);

    @Entity(name = "Keyed")
    static class Keyed {
        @Id
        @Enumerated(EnumType.STRING)
        EveryType.Kind kind;
    }

    @Entity(name = "Holder")
    static class Holder {
        @Id
        long id;

        @ManyToOne
        EveryType referred;
    }

    @Entity(name = "KeyHolder")
    static class KeyHolder {
        @Id
        long id;

        @ManyToOne
        Keyed keyed;
    }

    @Entity(name = "Zoned")
    static class Zoned {
        @Id
        long id;

        @TimeZoneStorage(TimeZoneStorageType.AUTO)
        OffsetDateTime moment;
    }

    @Entity(name = "Named")
    static class Named {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        EveryType.Kind kind;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        java.time.Duration duration;
    }

    @Entity(name = "MoreNamed")
    static class MoreNamed {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        EveryType.Letter letter;

        @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
        EveryType.Kind position;
    }

    @Entity(name = "PositionKeyed")
    static class PositionKeyed {
        @Id
        EveryType.Kind kind;

        @Nationalized
        @Lob
        @Column(length = 5_000)
        String sizedNationalClob;
    }

    @Entity(name = "Positioned")
    static class Positioned {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.ORDINAL_ENUM)
        EveryType.Letter letter;
    }

    @Entity(name = "PositionHolder")
    static class PositionHolder {
        @Id
        long id;

        @ManyToOne
        PositionKeyed keyed;
    }

    @Entity(name = "Lasting")
    static class Lasting {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        java.time.Duration duration;
    }

    private static Dialect dialect(String name, int version) {
        return Dialects.onClassPath().named(name + ":" + version);
    }

    private static final String WORDS = """
            table every_type
              id uuid() not null
              a_boolean bool() not null
              a_bit bool() not null
              a_byte tinyint() not null
              a_short smallint() not null
              an_int integer() not null
              a_long bigint() not null
              a_float real() not null
              a_double doublePrecision() not null
              a_precise_float floating(17)
              a_precise_double floating(34)
              a_real realType() not null
              a_double_by_code doublePrecision() not null
              decimal numeric(38, 2)
              money numeric(19, 4)
              decimal_by_code decimal(9, 1)
              big_integer numeric(38, 0)
              a_char character(1) not null
              fixed character(7)
              text varchar(255)
              short_text varchar(80)
              long_text varchar(100000)
              huge_text varchar(20000000)
              text32 text()
              long_varchar varchar(32600)
              clob clob()
              clob_with_column clob(255) not null
              sized_clob clob(5000)
              national nvarchar(255)
              national_char nchar(1) not null
              national_clob nclob()
              national_text32 ntext()
              bytes varbinary(255)
              long_bytes varbinary(2000000)
              fixed_bytes binary(16)
              bytes32 bytes()
              blob blob()
              sized_blob blob(70000)
              date date()
              time time(0)
              precise_time time(3)
              date_time timestamp(6)
              precise_date_time timestamp(3)
              instant timestampUtc(6)
              offset_date_time timestampUtc(6)
              zoned_date_time timestampUtc(6)
              offset_time timeUtc(0)
              instant_with_zone timestampTz(6)
              time_with_zone timeTz(0)
              util_date timestamp(6)
              sql_timestamp timestamp(6)
              duration numeric(21, 0)
              uuid uuid()
              uuid_as_char character(36)
              url varchar(255)
              locale varchar(255)
              currency varchar(3)
              zone_offset varchar(6)
              type varchar(255)
              address inet()
              json json()
              xml xml()
              kind enumeration("ZEBRA", "ANT")
              short_kind enumeration("ZEBRA", "ANT").length(20)
              letter enumeration("A", "B").length(1)
              national_kind enumeration("ZEBRA", "ANT").asNational()
              position tinyint()
              coded varchar(255)
              yes_no varchar(255)
              defined raw("varchar(42)") not null default 'x'
              texts array(varchar(255))
              few_texts array(varchar(20), 5)
              ints array(integer())
              uuids array(uuid())
              instants array(timestampUtc(6))
              kinds array(tinyint())
              primary key pk_every_type [id]
              check constraint ck_every_type_position: position between 0 and 1
              check constraint ck_every_type_coded: coded in ('x', 'y')
              check constraint ck_every_type_yes_no: yes_no in ('no', 'yes')
            """;

    @Test
    void everyTypeHasOnePortableWord() {
        assertThat(Model.of(EveryType.class).text()).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @CsvSource({"postgresql, 14", "postgresql, 18", "h2, 2", "sqlite, 3"})
    void everyColumnIsWhatHibernateExpects(String name, int version) {
        HibernateSchemaSource source = EVERY_TYPE.source(dialect(name, version));
        assertThat(source.differences(source.model())).isEmpty();
    }

    /** Neither has a time of day with its zone; Hibernate's own dialects fail on it as well. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mysql:9.2", "mariadb:10.11", "mariadb:11.4"})
    void everyColumnIsWhatHibernateExpectsOnMysqlAndMariadb(String name) {
        HibernateSchemaSource source = EVERY_TYPE.source(Dialects.onClassPath().named(name));
        assertThat(source.differences(source.model()))
                .singleElement()
                .satisfies(difference -> assertThat(difference.column()).hasToString("time_with_zone"));
    }

    @ParameterizedTest
    @CsvSource({"postgresql, 14", "postgresql, 18", "h2, 2", "sqlite, 3"})
    void columnsOfKeysAreWhatHibernateExpects(String name, int version) {
        Model model = Model.of(Keyed.class, KeyHolder.class, PositionKeyed.class, PositionHolder.class);
        HibernateSchemaSource source = model.source(dialect(name, version));
        assertThat(source.differences(source.model())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"postgresql, 14", "postgresql, 18", "h2, 2", "sqlite, 3"})
    void nativeEnumerationsAreWhatHibernateExpects(String name, int version) {
        Model model = Model.of(Keyed.class, KeyHolder.class).with("hibernate.type.prefer_native_enum_types", true);
        HibernateSchemaSource source = model.source(dialect(name, version));
        assertThat(source.differences(source.model())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"postgresql, 14", "postgresql, 18", "h2, 2"})
    void namedColumnsAreWhatHibernateExpects(String name, int version) {
        HibernateSchemaSource source = Model.of(MoreNamed.class, Lasting.class).source(dialect(name, version));
        assertThat(source.differences(source.model())).isEmpty();
        HibernateSchemaSource another = Model.of(Named.class).source(dialect(name, version));
        assertThat(another.differences(another.model())).isEmpty();
    }

    @Test
    void positionsAreWhatHibernateExpectsWhereItHasThem() {
        HibernateSchemaSource source = Model.of(Positioned.class).source(dialect("h2", 2));
        assertThat(source.differences(source.model())).isEmpty();
        assertThat(source.read().toString()).contains("ordinalEnumeration(\"A\", \"B\")");
    }

    @ParameterizedTest
    @CsvSource({"postgresql, 14", "h2, 2"})
    void namedTypesAreWhatHibernateExpectsWhereThereAreSuchTypes(String name, int version) {
        HibernateSchemaSource source = Model.of(Named.class).source(dialect(name, version));
        Map<Identifier, RealColumn> real =
                source.realColumns(source.model()).byTable().get(TableName.of("named"));
        assertThat(real.get(Identifier.of("kind")).type()).isEqualTo("Kind");
        assertThat(source.read().toString())
                .contains("namedEnumeration(\"Kind\", \"ZEBRA\", \"ANT\")", "intervalSecond(18, 9)");
    }

    @Test
    void enumerationsAreCheckedWhereHibernateChecksThem() {
        HibernateSchemaSource source =
                Model.of(EveryType.class, Keyed.class, KeyHolder.class).source(dialect("postgresql", 18));
        Set<String> checked = source.read().tables().values().stream()
                .flatMap(table -> table.columns().values().stream()
                        .filter(TypeTests::isCheckedEnumeration)
                        .map(column -> table.name() + "." + column.name()))
                .collect(Collectors.toSet());
        Set<String> expected = source.realColumns(source.model()).byTable().entrySet().stream()
                .flatMap(table -> table.getValue().entrySet().stream()
                        .filter(column -> column.getValue().checked())
                        .map(column -> table.getKey() + "." + column.getKey()))
                .collect(Collectors.toSet());
        assertThat(checked)
                .containsExactlyInAnyOrder(
                        "every_type.kind",
                        "every_type.short_kind",
                        "every_type.letter",
                        "every_type.national_kind",
                        "keyed.kind");
        assertThat(expected).containsAll(checked).doesNotContain("key_holder.keyed_kind");
    }

    private static boolean isCheckedEnumeration(dev.migrate.schema.Column column) {
        return column.type() instanceof SqlType.Enumeration enumeration && enumeration.checked();
    }

    @Test
    void aColumnThatExistsOnSomeDatabasesOnlyIsADifference() {
        HibernateSchemaSource source = Model.of(Zoned.class).source(dialect("h2", 2));
        assertThat(source.differences(source.model()))
                .hasToString("[zoned.moment_tz (dev.migrate.hibernate.TypeTests$Zoned.moment.zoneOffset): "
                        + "Migrate writes 'integer', Hibernate expects 'no column']");
    }
}
