package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's names as Migrate's, with the default schema where a mapping names none.
 *
 * @param hasSchemas whether statements name schemas: Hibernate leaves them out for databases that have none
 */
record HibernateNames(@Nullable Identifier defaultSchema, boolean hasSchemas) {

    /** What Hibernate makes of columns where nobody gave a name: a prefix and a hash to the base of 35. */
    private static final Pattern HASH = Pattern.compile("(FK|UK_?|IDX)[0-9a-y]{20,25}");

    static HibernateNames of(SessionFactoryImplementor factory) {
        Object schema = factory.getProperties().get(AvailableSettings.DEFAULT_SCHEMA);
        return new HibernateNames(
                schema == null || schema.toString().isBlank()
                        ? null
                        : Identifier.of(schema.toString().strip()),
                hasSchemas(factory.getJdbcServices().getDialect()));
    }

    private static boolean hasSchemas(Dialect dialect) {
        return dialect instanceof NeutralDialect neutral
                ? neutral.hasSchemas()
                : !(dialect instanceof MySQLDialect)
                        && !dialect.getClass().getSimpleName().startsWith("SQLite");
    }

    TableName table(Table table) {
        return name(table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    TableName name(
            org.hibernate.boot.model.naming.@Nullable Identifier schema,
            org.hibernate.boot.model.naming.Identifier name) {
        Identifier given = schema == null ? defaultSchema : identifier(schema);
        return new TableName(hasSchemas ? given : null, identifier(name));
    }

    static Identifier identifier(org.hibernate.boot.model.naming.Identifier name) {
        return identifier(name.getText(), name.isQuoted());
    }

    static Identifier column(Column column) {
        return identifier(column.getName(), column.isQuoted());
    }

    static List<Identifier> columns(List<Column> columns) {
        return columns.stream().map(HibernateNames::column).toList();
    }

    private static Identifier identifier(String text, boolean quoted) {
        return quoted ? Identifier.quoted(text) : Identifier.ofPlainOrQuoted(text);
    }

    /** Returns the name that a person gave, or null for none and for a hash. */
    static @Nullable Identifier given(@Nullable String name) {
        if (name == null || name.isEmpty() || HASH.matcher(name).matches()) {
            return null;
        }
        boolean quoted = name.startsWith("`") || name.startsWith("\"");
        return quoted ? Identifier.of(name) : Identifier.ofPlainOrQuoted(name);
    }
}
