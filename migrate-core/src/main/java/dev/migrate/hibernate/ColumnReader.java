package dev.migrate.hibernate;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.TableName;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads one column. */
final class ColumnReader {

    /** A quote that is not written twice, which is how one is written inside a name. */
    private static final Pattern STRAY_QUOTE = Pattern.compile("(?<![\"`])([\"`])(?!\\1)");

    private final Metadata metadata;
    private final Set<org.hibernate.mapping.Column> defined;
    private final TypeReader types;

    ColumnReader(Metadata metadata, Set<org.hibernate.mapping.Column> defined, boolean preferNativeEnums) {
        this.metadata = metadata;
        this.defined = defined;
        this.types = new TypeReader(preferNativeEnums);
    }

    Column read(TableName tableName, Table table, org.hibernate.mapping.Column column, @Nullable String origin) {
        Identifier name = HibernateNames.column(column);
        Place place = Place.ofColumn(origin, tableName, name);
        refuseWhatHasNoPlace(column, place);
        String text = column.getSqlType(metadata);
        Column read = defined.contains(column)
                ? ofDefinition(name, text, place)
                : Column.of(name, portable(text, column, place));
        boolean inKey = table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
        return read.withNullable(read.nullable() && column.isNullable() && !inKey)
                .withDefault(
                        column.getDefaultValue() == null
                                ? read.defaultValue()
                                : new ColumnDefault(column.getDefaultValue()))
                .withIdentity(column.isIdentity() ? Identity.byDefault() : null)
                .withGenerated(column.getGeneratedAs() == null ? null : new Generated(column.getGeneratedAs()))
                .withCollation(column.getCollation() == null ? read.collation() : column.getCollation())
                .withComment(blankToNull(column.getComment()));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private SqlType portable(String text, org.hibernate.mapping.Column column, Place place) {
        return types.read(text, column, place);
    }

    private static Column ofDefinition(Identifier name, String text, Place place) {
        ColumnDefinition definition = ColumnDefinition.parse(text);
        definition.unknownClause().ifPresent(clause -> {
            throw UnsupportedMappingException.of(
                    "the column definition '" + text + "'",
                    place,
                    "'" + clause + "' says more than type, default, collation and not null",
                    "Leave the type in columnDefinition and say the rest with annotations"
                            + " (@Column(unique), @Check, @Comment, @GeneratedValue, @GeneratedColumn).");
        });
        String value = definition.defaultValue();
        return Column.of(name, new SqlType.Raw(definition.type()))
                .withNullable(!definition.notNull())
                .withDefault(value == null ? null : new ColumnDefault(value))
                .withCollation(definition.collation());
    }

    private static void refuseWhatHasNoPlace(org.hibernate.mapping.Column column, Place place) {
        if (STRAY_QUOTE.matcher(column.getName()).find()) {
            throw UnsupportedMappingException.of(
                    "the column name " + column.getName(),
                    place,
                    "the quotes stand inside it, and Hibernate writes them so: no database takes that for one name",
                    "Give the whole name between quotes with @Column or @AttributeOverride;"
                            + " @EmbeddedColumnNaming does not go with globally_quoted_identifiers.");
        }
        if (blankToNull(column.getOptions()) != null) {
            throw UnsupportedMappingException.of(
                    "the column options '" + column.getOptions() + "'",
                    place,
                    "options are a database's own words after the column, which no revision can compare",
                    "Remove the options from the mapping and apply them in a revision with op.execute(…).");
        }
        if (column instanceof AggregateColumn aggregate
                && aggregate.getComponent().getStructName() != null) {
            throw UnsupportedMappingException.of(
                    "the structured type "
                            + aggregate.getComponent().getStructName().render(),
                    place,
                    "few databases have structured types",
                    "Map the embeddable without @Struct, or as JSON with @JdbcTypeCode(SqlTypes.JSON).");
        }
        if (column.getValue() instanceof SimpleValue value && value.isPartitionKey()) {
            throw UnsupportedMappingException.of(
                    "a partition key",
                    place,
                    "Hibernate makes it a part of the primary key on some databases and not on others",
                    "Remove @PartitionKey, or make the attribute a part of the id.");
        }
    }
}
