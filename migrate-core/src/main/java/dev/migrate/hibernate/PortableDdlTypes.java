package dev.migrate.hibernate;

import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.Type;
import org.hibernate.type.descriptor.JdbcTypeNameMapper;
import org.hibernate.type.descriptor.sql.internal.ArrayDdlTypeImpl;
import org.hibernate.type.descriptor.sql.internal.DdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;
import org.jspecify.annotations.Nullable;

/** Which portable word each of Hibernate's type codes is. */
final class PortableDdlTypes {

    private static final int[] WITHOUT_PORTABLE_FORM = {
        SqlTypes.GEOMETRY,
        SqlTypes.GEOGRAPHY,
        SqlTypes.POINT,
        SqlTypes.ROWID,
        SqlTypes.OTHER,
        SqlTypes.STRUCT,
        SqlTypes.STRUCT_ARRAY,
        SqlTypes.STRUCT_TABLE,
        SqlTypes.VECTOR,
        SqlTypes.VECTOR_INT8,
        SqlTypes.VECTOR_FLOAT32,
        SqlTypes.VECTOR_FLOAT64,
        SqlTypes.VECTOR_BINARY,
        SqlTypes.VECTOR_FLOAT16,
        SqlTypes.SPARSE_VECTOR_INT8,
        SqlTypes.SPARSE_VECTOR_FLOAT32,
        SqlTypes.SPARSE_VECTOR_FLOAT64
    };

    private final DdlTypeRegistry registry;
    private final Dialect dialect;

    private PortableDdlTypes(DdlTypeRegistry registry, Dialect dialect) {
        this.registry = registry;
        this.dialect = dialect;
    }

    static void register(DdlTypeRegistry registry, Dialect dialect) {
        PortableDdlTypes types = new PortableDdlTypes(registry, dialect);
        types.numbers();
        types.times();
        types.texts();
        types.enumerations();
        types.others();
        registry.addDescriptor(new ArrayDdlTypeImpl(dialect, false));
    }

    private void numbers() {
        word(SqlTypes.BOOLEAN, TypeName.BOOLEAN);
        word(SqlTypes.BIT, TypeName.BOOLEAN);
        word(SqlTypes.TINYINT, TypeName.TINYINT);
        word(SqlTypes.SMALLINT, TypeName.SMALLINT);
        word(SqlTypes.INTEGER, TypeName.INTEGER);
        word(SqlTypes.BIGINT, TypeName.BIGINT);
        word(SqlTypes.REAL, TypeName.REAL_TYPE);
        sized(SqlTypes.FLOAT, size -> PortableText.floating(size, PortableText.DOUBLE));
        sized(SqlTypes.DOUBLE, size -> PortableText.floating(size, PortableText.DOUBLE));
        sized(SqlTypes.NUMERIC, size -> PortableText.withScale(TypeName.NUMERIC, size, 38, 0));
        sized(SqlTypes.DECIMAL, size -> PortableText.withScale(TypeName.DECIMAL, size, 38, 0));
    }

    private void times() {
        word(SqlTypes.DATE, TypeName.DATE);
        precise(SqlTypes.TIME, TypeName.TIME, 0);
        precise(SqlTypes.TIME_UTC, TypeName.TIME_UTC, 0);
        precise(SqlTypes.TIME_WITH_TIMEZONE, TypeName.TIME_TZ, 0);
        precise(SqlTypes.TIMESTAMP, TypeName.TIMESTAMP, 6);
        precise(SqlTypes.TIMESTAMP_UTC, TypeName.TIMESTAMP_UTC, 6);
        precise(SqlTypes.TIMESTAMP_WITH_TIMEZONE, TypeName.TIMESTAMP_TZ, 6);
        sized(SqlTypes.INTERVAL_SECOND, size -> PortableText.withScale(TypeName.INTERVAL_SECOND, size, 18, 9));
    }

    private void texts() {
        sized(SqlTypes.CHAR, size -> PortableText.sized(TypeName.CHAR, size));
        sized(SqlTypes.NCHAR, size -> PortableText.sized(TypeName.NCHAR, size));
        sized(SqlTypes.VARCHAR, size -> PortableText.sized(TypeName.VARCHAR, size));
        sized(SqlTypes.NVARCHAR, size -> PortableText.sized(TypeName.NVARCHAR, size));
        sized(SqlTypes.BINARY, size -> PortableText.sized(TypeName.BINARY, size));
        sized(SqlTypes.VARBINARY, size -> PortableText.sized(TypeName.VARBINARY, size));
        sized(SqlTypes.CLOB, size -> PortableText.optionallySized(TypeName.CLOB, size));
        sized(SqlTypes.NCLOB, size -> PortableText.optionallySized(TypeName.NCLOB, size));
        sized(SqlTypes.BLOB, size -> PortableText.optionallySized(TypeName.BLOB, size));
        word(SqlTypes.LONG32VARCHAR, TypeName.TEXT);
        word(SqlTypes.LONG32NVARCHAR, TypeName.NTEXT);
        word(SqlTypes.LONG32VARBINARY, TypeName.BYTES);
    }

    private void enumerations() {
        enumeration(SqlTypes.ENUM, EnumerationForm.LABEL);
        enumeration(SqlTypes.ORDINAL_ENUM, EnumerationForm.ORDINAL);
        enumeration(SqlTypes.NAMED_ENUM, EnumerationForm.NAMED);
        enumeration(SqlTypes.NAMED_ORDINAL_ENUM, EnumerationForm.NAMED_ORDINAL);
    }

    private void others() {
        word(SqlTypes.UUID, TypeName.UUID);
        word(SqlTypes.JSON, TypeName.JSON);
        word(SqlTypes.JSON_ARRAY, TypeName.JSON);
        word(SqlTypes.SQLXML, TypeName.XML);
        word(SqlTypes.XML_ARRAY, TypeName.XML);
        word(SqlTypes.INET, TypeName.INET);
        for (int code : WITHOUT_PORTABLE_FORM) {
            String text = PortableText.UNSUPPORTED + "(" + JdbcTypeNameMapper.getTypeName(code) + ")";
            sized(code, size -> text);
        }
    }

    private void word(int code, TypeName name) {
        sized(code, size -> name.word());
    }

    private void precise(int code, TypeName name, int standard) {
        sized(code, size -> PortableText.withPrecision(name, size, standard));
    }

    private void enumeration(int code, EnumerationForm form) {
        add(code, (size, type) -> type == null ? form.word() : PortableText.enumeration(form, type));
    }

    private void sized(int code, Function<Size, String> text) {
        add(code, (size, type) -> text.apply(size));
    }

    private void add(int code, BiFunction<Size, @Nullable Type, String> text) {
        registry.addDescriptor(new PortableDdlType(code, text, dialect));
    }

    /** A type whose name is a portable text. */
    private static final class PortableDdlType extends DdlTypeImpl {

        private static final long serialVersionUID = 1L;

        private final transient BiFunction<Size, @Nullable Type, String> text;

        PortableDdlType(int code, BiFunction<Size, @Nullable Type, String> text, Dialect dialect) {
            super(code, PortableText.isLob(code), "portable", "portable", "portable", dialect);
            this.text = text;
        }

        @Override
        public String getTypeName(Size size, Type type, DdlTypeRegistry types) {
            return text.apply(size, type);
        }

        @Override
        public String getTypeName(@Nullable Long length, @Nullable Integer precision, @Nullable Integer scale) {
            Size size = new Size();
            size.setLength(length);
            size.setPrecision(precision);
            size.setScale(scale);
            return text.apply(size, null);
        }
    }
}
