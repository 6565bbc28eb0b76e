package dev.migrate.hibernate;

import dev.migrate.schema.SqlType.Enumeration;
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
 * <p>The type does not say it, so a check does; Hibernate creates the same.
 *
 * @param defined the columns with a {@code columnDefinition}
 */
record DefinedLabels(MetadataImplementor metadata, Set<Column> defined) {

    /** Returns the condition under which a value is a label of the enum, if the column has one and a type of its own. */
    Optional<String> condition(Column column) {
        if (!defined.contains(column)
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
