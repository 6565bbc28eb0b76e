package dev.migrate.hibernate;

import jakarta.persistence.GenerationType;
import java.util.List;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.NationalizationSupport;
import org.hibernate.dialect.TimeZoneSupport;
import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.dialect.identity.H2FinalTableIdentityColumnSupport;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.sequence.ANSISequenceSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.dialect.temporal.TemporalTableSupport;
import org.hibernate.dialect.type.PostgreSQLCastingInetJdbcType;
import org.hibernate.dialect.type.PostgreSQLCastingIntervalSecondJdbcType;
import org.hibernate.dialect.type.PostgreSQLEnumJdbcType;
import org.hibernate.dialect.type.PostgreSQLOrdinalEnumJdbcType;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.EnumJdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JsonArrayJdbcTypeConstructor;
import org.hibernate.type.descriptor.jdbc.JsonJdbcType;
import org.hibernate.type.descriptor.jdbc.OrdinalEnumJdbcType;
import org.hibernate.type.descriptor.jdbc.StructJdbcType;
import org.hibernate.type.descriptor.jdbc.UUIDJdbcType;
import org.hibernate.type.descriptor.jdbc.XmlArrayJdbcTypeConstructor;
import org.hibernate.type.descriptor.jdbc.XmlJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of no database: it keeps every distinction that a mapping makes, and names types in portable words.
 *
 * <p>Only what Hibernate asks while it builds a SessionFactory is answered; nothing is ever executed.
 */
final class NeutralDialect extends Dialect {

    private final GenerationType nativeGeneration;
    private final TimeZoneSupport timeZones;
    private final boolean hasSchemas;
    private final TemporalTableSupport temporalTables;

    /**
     * Creates a dialect.
     *
     * @param database the name of the database that is meant; decides only what Hibernate leaves to the database
     */
    NeutralDialect(String database, TimeZoneSupport timeZones) {
        super(DatabaseVersion.make(1));
        Keywords.of(database).forEach(this::registerKeyword);
        this.nativeGeneration = database.equals("postgresql") ? GenerationType.SEQUENCE : GenerationType.IDENTITY;
        this.timeZones = timeZones;
        this.hasSchemas = !List.of("mysql", "mariadb", "sqlite").contains(database);
        this.temporalTables = TemporalTables.of(database, this);
    }

    boolean hasSchemas() {
        return hasSchemas;
    }

    @Override
    protected void registerColumnTypes(TypeContributions contributions, ServiceRegistry services) {
        super.registerColumnTypes(contributions, services);
        PortableDdlTypes.register(contributions.getTypeConfiguration().getDdlTypeRegistry(), this);
    }

    @Override
    public void contributeTypes(TypeContributions contributions, ServiceRegistry services) {
        super.contributeTypes(contributions, services);
        var types = contributions.getTypeConfiguration().getJdbcTypeRegistry();
        types.addDescriptor(UUIDJdbcType.INSTANCE);
        types.addDescriptor(JsonJdbcType.INSTANCE);
        types.addDescriptor(XmlJdbcType.INSTANCE);
        types.addDescriptor(StructJdbcType.INSTANCE);
        types.addDescriptor(EnumJdbcType.INSTANCE);
        types.addDescriptor(OrdinalEnumJdbcType.INSTANCE);
        types.addDescriptor(PostgreSQLEnumJdbcType.INSTANCE);
        types.addDescriptor(PostgreSQLOrdinalEnumJdbcType.INSTANCE);
        types.addDescriptor(PostgreSQLCastingInetJdbcType.INSTANCE);
        types.addDescriptor(PostgreSQLCastingIntervalSecondJdbcType.INSTANCE);
        types.addTypeConstructor(JsonArrayJdbcTypeConstructor.INSTANCE);
        types.addTypeConstructor(XmlArrayJdbcTypeConstructor.INSTANCE);
    }

    @Override
    public GenerationType getNativeValueGenerationStrategy() {
        return nativeGeneration;
    }

    @Override
    public TimeZoneSupport getTimeZoneSupport() {
        return timeZones;
    }

    @Override
    public TemporalTableSupport getTemporalTableSupport() {
        return temporalTables;
    }

    @Override
    public NationalizationSupport getNationalizationSupport() {
        return NationalizationSupport.EXPLICIT;
    }

    @Override
    public AggregateSupport getAggregateSupport() {
        return NeutralAggregateSupport.INSTANCE;
    }

    @Override
    public SequenceSupport getSequenceSupport() {
        return ANSISequenceSupport.INSTANCE;
    }

    @Override
    public IdentityColumnSupport getIdentityColumnSupport() {
        return H2FinalTableIdentityColumnSupport.INSTANCE;
    }

    @Override
    public @Nullable String getQuerySequencesString() {
        return null;
    }

    @Override
    public boolean supportsStandardArrays() {
        return true;
    }

    @Override
    public int getPreferredSqlTypeCodeForArray() {
        return SqlTypes.ARRAY;
    }

    @Override
    public int getPreferredSqlTypeCodeForBoolean() {
        return SqlTypes.BOOLEAN;
    }

    @Override
    public String getArrayTypeName(String javaElement, @Nullable String element, @Nullable Integer length) {
        return PortableText.array(String.valueOf(element), length);
    }

    @Override
    public String[] getCreateEnumTypeCommand(String name, String[] values) {
        return new String[0];
    }

    @Override
    public boolean supportsUserDefinedTypes() {
        return true;
    }

    @Override
    public boolean supportsColumnCheck() {
        return true;
    }

    @Override
    public boolean supportsCommentOn() {
        return true;
    }

    @Override
    protected boolean isLob(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            case SqlTypes.LONG32VARCHAR, SqlTypes.LONG32NVARCHAR, SqlTypes.LONG32VARBINARY -> false;
            default -> super.isLob(sqlTypeCode);
        };
    }

    @Override
    public int getMaxVarcharLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int getMaxVarbinaryLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int getFloatPrecision() {
        return PortableText.FLOAT;
    }

    @Override
    public int getDoublePrecision() {
        return PortableText.DOUBLE;
    }

    @Override
    public SizeStrategy getSizeStrategy() {
        return new SizeStrategyImpl() {
            @Override
            public Size resolveSize(
                    JdbcType jdbcType,
                    JavaType<?> javaType,
                    @Nullable Integer precision,
                    @Nullable Integer scale,
                    @Nullable Long length) {
                Size size = super.resolveSize(jdbcType, javaType, precision, scale, length);
                return PortableText.isLob(jdbcType.getDdlTypeCode()) ? size.setLength(length) : size;
            }
        };
    }
}
