package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.SqlType.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.mapping.Column;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;

/**
 * What columns may hold that have a type of the database's own and the values of an enum.
 *
 * <p>The type does not say it, so a check does. Hibernate creates the same, but only where an enum is a text to it: where
 * the database has a type of labels, it takes the column to be of this type, whatever its definition says.
 *
 * @param defined the columns with a {@code columnDefinition}
 * @param asText whether an enum is a text on the database
 */
record DefinedLabels(MetadataImplementor metadata, Set<Column> defined, boolean asText) {

    private static final Enumeration SAMPLE = Enumeration.of(List.of("A"));

    /** Returns what columns may hold on a database. */
    static DefinedLabels on(Dialect target, Capture.Moment moment, boolean preferNativeEnums) {
        boolean ownType = target.writer().type(SAMPLE).startsWith("enum");
        boolean namedType = preferNativeEnums && target.name().equals("postgresql");
        return new DefinedLabels(moment.metadata(), moment.defined(), !ownType && !namedType);
    }

    /** Returns the condition under which a value is a label of the enum, if the column has one and a type of its own. */
    Optional<String> condition(Column column) {
        if (!asText
                || !defined.contains(column)
                || !TypeReader.isOwnValue(column)
                || column.getSqlTypeCode((Metadata) metadata) != SqlTypes.ENUM) {
            return Optional.empty();
        }
        DdlTypeRegistry types = metadata.getTypeConfiguration().getDdlTypeRegistry();
        String text =
                types.getTypeName(SqlTypes.ENUM, Size.nil(), column.getValue().getType());
        String name = column.getQuotedName(metadata.getDatabase().getDialect());
        return PortableTextParser.parse(text)
                .filter(Enumeration.class::isInstance)
                .map(type -> name + " in (" + labels((Enumeration) type) + ")");
    }

    private static String labels(Enumeration type) {
        return type.labels().stream().map(label -> "'" + label + "'").collect(Collectors.joining(","));
    }
}
