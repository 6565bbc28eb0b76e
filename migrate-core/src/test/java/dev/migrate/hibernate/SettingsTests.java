package dev.migrate.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Dialects;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.dialect.type.PostgreSQLJsonPGObjectJsonbType;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    enum Colour {
        RED,
        BLUE
    }

    @Embeddable
    static class Engine {
        int power;
    }

    @Entity(name = "Car")
    static class Car {
        @Id
        @GeneratedValue
        long id;

        @Enumerated(EnumType.STRING)
        Colour colour;

        Colour[] stripes;

        OffsetDateTime built;

        @Embedded
        Engine engine;
    }

    @Entity(name = "Audit")
    @Table(schema = "log")
    static class Audit {
        @Id
        long id;

        @ManyToOne
        Car car;
    }

    @Entity(name = "AVeryLongNameOfAnEntityThatNoDatabaseWouldAcceptAsAPartOf")
    static class LongName {
        @Id
        long id;

        @ManyToOne
        LongName anotherOneOfTheSameVeryLongKind;
    }

    @Entity(name = "NamedColour")
    static class NamedColour {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Colour colour;
    }

    @Entity(name = "Painted")
    static class Painted {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        Colour colour;

        @Enumerated(EnumType.STRING)
        Colour[] stripes;

        @Enumerated
        Side side;
    }

    enum Side {
        TOP,
        BOTTOM
    }

    @Entity(name = "Settled")
    static class Settled {
        @Id
        long id;

        @JdbcType(PostgreSQLJsonPGObjectJsonbType.class)
        String documentText;
    }

    @Entity(name = "WithoutId")
    static class WithoutId {
        String text;
    }

    /** The application's own integrator. */
    static class Own implements IntegratorProvider {

        static final List<String> SEEN = new ArrayList<>();

        @Override
        public List<Integrator> getIntegrators() {
            return List.of(new Integrator() {
                @Override
                public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
                    SEEN.add(factory.getName());
                }
            });
        }
    }

    @Test
    void schemasComeFromTheTableOrFromTheDefault() {
        assertThat(Model.of(Car.class, Audit.class)
                        .with("hibernate.default_schema", "shop")
                        .text())
                .isEqualTo("""
                        table log.audit
                          id bigint() not null
                          car_id bigint()
                          primary key pk_audit [id]
                          foreign key fk_audit_car_id [car_id] to shop.car [id]
                        table shop.car
                          id bigint() not null
                          colour enumeration("RED", "BLUE")
                          stripes array(tinyint())
                          built timestampUtc(6)
                          power integer()
                          primary key pk_car [id]
                        sequence shop.car_seq start 1 by 50
                        """);
    }

    @Test
    void preferredNativeEnumsHaveTheNameOfTheirClass() {
        assertThat(Model.of(Painted.class)
                        .with("hibernate.type.prefer_native_enum_types", true)
                        .text())
                .isEqualTo("""
                        table painted
                          id bigint() not null
                          colour enumeration("RED", "BLUE").asNative("Colour")
                          stripes array(enumeration("RED", "BLUE").asNative("Colour"))
                          side ordinalEnumeration("TOP", "BOTTOM").asNative("Side")
                          primary key pk_painted [id]
                        """);
    }

    @Test
    void namesAreCutToWhatEveryDatabaseAccepts() {
        assertThat(Model.of(LongName.class).text()).isEqualTo("""
                        table avery_long_name_of_an_entity_that_no_database_would_accept_asapart_of
                          id bigint() not null
                          another_one_of_the_same_very_long_kind_id bigint()
                          primary key pk_avery_long_name_of_an_entity_that_no_database_would_787ff161 [id]
                          foreign key fk_avery_long_name_of_an_entity_that_no_database_would_17dc7e11 [another_one_of_the_same_very_long_kind_id] to avery_long_name_of_an_entity_that_no_database_would_accept_asapart_of [id]
                        """);
    }

    @Test
    void zonesKeptByTheDatabaseAreAnotherType() {
        HibernateModel model = Model.of(Car.class)
                .with("hibernate.timezone.default_storage", "NATIVE")
                .read();
        assertThat(model.schema().tables().get(TableName.of("car")).column(Identifier.of("built")))
                .hasToString("Column[name=built, type=timestampTz(6), nullable=true, defaultValue=null, identity=null, "
                        + "generated=null, collation=null, comment=null]");
    }

    @Test
    void whatTheApplicationWouldDoToADatabaseIsLeftOut() {
        Model model = Model.of(Car.class)
                .with("hibernate.hbm2ddl.auto", "create")
                .with("jakarta.persistence.schema-generation.database.action", "drop-and-create")
                .with("jakarta.persistence.schema-generation.scripts.action", "create")
                .with("jakarta.persistence.schema-generation.scripts.create-target", "/nowhere/at/all.sql")
                .with("jakarta.persistence.jdbc.url", "jdbc:postgresql://localhost:1/nothing");
        assertThat(model.text()).isEqualTo(Model.of(Car.class).text());
    }

    @Test
    void theApplicationsOwnIntegratorsStayInEffect() {
        Model.of(Car.class).with("hibernate.integrator_provider", new Own()).read();
        Model.of(Car.class).with("hibernate.integrator_provider", Own.class).read();
        Model.of(Car.class)
                .with("hibernate.integrator_provider", Own.class.getName())
                .read();
        assertThat(Own.SEEN).containsExactly("shop", "shop", "shop");
    }

    @Test
    void whereThingsComeFromIsKept() {
        HibernateModel model = Model.of(Car.class, Audit.class).read();
        assertThat(model.unit()).isEqualTo("shop");
        assertThat(model.entities()).hasSize(2);
        assertThat(model.packages()).containsExactly("dev.migrate.hibernate");
        assertThat(model.origins().of(TableName.of("log.audit"))).contains("dev.migrate.hibernate.SettingsTests$Audit");
        assertThat(model.origins().of(TableName.of("car"), Identifier.of("power")))
                .contains("dev.migrate.hibernate.SettingsTests$Car.engine.power");
    }

    /** Hibernate leaves the schema out of the statements it sends there. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql:8.0", "mariadb:11.4", "sqlite"})
    void whereThereAreNoSchemasNoTableIsInOne(String database) {
        HibernateSchemaSource source =
                Model.of(Car.class, Audit.class).source(Dialects.onClassPath().named(database));
        HibernateModel model = source.model();
        assertThat(model.schema().table(TableName.of("audit"))).isNotNull();
        assertThat(source.differences(model)).isEmpty();
    }

    @Test
    void aModelWithoutEntitiesIsEmptyAndSaysSo() {
        HibernateModel model = Model.of().read();
        assertThat(model.entities()).isEmpty();
        assertThat(model.schema().isEmpty()).isTrue();
    }

    @Test
    void twoReadingsAreEqualToTheLetter() {
        Model model = Model.of(Car.class, Audit.class, LongName.class);
        assertThat(model.text()).isEqualTo(model.text());
        assertThat(model.read()).isEqualTo(model.read());
    }

    @Test
    void aNamedEnumerationIsRefusedWhereThereAreNoNamedTypes() {
        HibernateSchemaSource source =
                Model.of(NamedColour.class).source(Dialects.onClassPath().named("sqlite:3.45"));
        HibernateModel model = source.model();
        assertThatThrownBy(() -> source.differences(model))
                .isInstanceOf(UnsupportedMappingException.class)
                .hasMessage("""
                        Migrate cannot write a named enumeration.
                            mapped by  dev.migrate.hibernate.SettingsTests$NamedColour.colour
                            column     named_colour.colour
                            because    sqlite has no named types
                        Map the attribute with @Enumerated alone, without NAMED_ENUM or NAMED_ORDINAL_ENUM.""");
    }

    @Entity(name = "Tagged")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Tagged {
        @Id
        long id;
    }

    @Entity(name = "MoreTagged")
    static class MoreTagged extends Tagged {
        @JdbcTypeCode(SqlTypes.ARRAY)
        String[] tags;
    }

    @Test
    void whatHibernateDoesNotTakeAtAllIsRefusedInItsWords() {
        assertThatThrownBy(() -> Model.of(WithoutId.class).read())
                .isInstanceOf(UnsupportedMappingException.class)
                .hasMessage("""
                        Hibernate cannot read the model in portable words.
                            hibernate  Entity 'dev.migrate.hibernate.SettingsTests$WithoutId' has no identifier (every '@Entity' class must declare or inherit at least one '@Id' or '@EmbeddedId' property)
                        Change the mapping or the setting that Hibernate names.""");
    }

    @Test
    void theAttributeIsNamedWhereHibernateSaysOnlyThatItDoesNotComeToAnEnd() {
        HibernateSchemaSource source = Model.of(Tagged.class, MoreTagged.class)
                .source(Dialects.onClassPath().named("sqlite:3.45"));
        HibernateModel model = source.model();
        assertThatThrownBy(() -> source.differences(model)).hasMessage("""
                        Hibernate cannot read the model for sqlite 3.45.
                            mapped by  dev.migrate.hibernate.SettingsTests$MoreTagged.tags
                            column     more_tagged.tags
                            hibernate  Unable to determine SQL type name for column 'tags' of table 'more_tagged' because there is no type mapping for org.hibernate.type.SqlTypes code: 2003 (ARRAY)
                        Change the mapping or the setting that Hibernate names.""");
    }

    @Test
    void theAttributeIsNamedWhereHibernateNamesOnlyTheColumn() {
        HibernateSchemaSource source =
                Model.of(Settled.class).source(Dialects.onClassPath().named("sqlite:3.45"));
        HibernateModel model = source.model();
        assertThatThrownBy(() -> source.differences(model))
                .isInstanceOf(UnsupportedMappingException.class)
                .hasMessage("""
                        Hibernate cannot read the model for sqlite 3.45.
                            mapped by  dev.migrate.hibernate.SettingsTests$Settled.documentText
                            column     settled.document_text
                            hibernate  Unable to determine SQL type name for column 'document_text' of table 'settled' because there is no type mapping for org.hibernate.type.SqlTypes code: 3001 (JSON)
                        Change the mapping or the setting that Hibernate names.""");
    }

    @Embeddable
    static class Home {
        String street;
    }

    @Entity(name = "Housed")
    static class Housed {
        @Id
        long id;

        @Embedded
        @EmbeddedColumnNaming("home_%s")
        Home home;
    }

    /** Hibernate puts the name that it has quoted into the pattern. */
    @Test
    void aNameWithQuotesInsideIsRefused() {
        Model model = Model.of(Housed.class).with("hibernate.globally_quoted_identifiers", "true");
        assertThatThrownBy(model::read)
                .isInstanceOf(UnsupportedMappingException.class)
                .hasMessage("""
                        Migrate cannot write the column name home_"street".
                            mapped by  dev.migrate.hibernate.SettingsTests$Housed.home.street
                            column     `Housed`.`home_"street"`
                            because    the quotes stand inside it, and Hibernate writes them so: no database takes that for one name
                        Give the whole name between quotes with @Column or @AttributeOverride; @EmbeddedColumnNaming does not go with globally_quoted_identifiers.""");
    }

    @Test
    void aBuilderThatBuildsNothingIsAProgrammingError() {
        HibernateSchemaSource source =
                new HibernateSchemaSource(Map.of(), TableDialect.of("h2", 2), settings -> assertThat(settings)
                        .isNotEmpty());
        assertThatThrownBy(source::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No SessionFactory was built with the settings it was to be built with.");
    }
}
