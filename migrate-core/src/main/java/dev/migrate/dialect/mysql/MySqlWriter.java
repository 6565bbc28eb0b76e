package dev.migrate.dialect.mysql;

import dev.migrate.dialect.StandardSqlWriter;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.SetIndexVisible;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL as MySQL and MariaDB have it. */
final class MySqlWriter extends StandardSqlWriter {

    private final Product product;

    MySqlWriter(Product product) {
        super(product.name(), MySqlDialect.MAX_IDENTIFIER);
        this.product = product;
    }

    Product product() {
        return product;
    }

    /** Names are measured in characters, whatever their bytes. */
    @Override
    protected void checkLength(Identifier name) {
        MySqlNames.requirePossible(name, product);
        int length = name.text().codePointCount(0, name.text().length());
        if (length > MySqlDialect.MAX_IDENTIFIER) {
            throw new UnsupportedOperationInDialectException("A name is too long for " + product.words()
                    + ".\n    name     " + name + "\n    length   " + length + " characters\n    allowed  "
                    + MySqlDialect.MAX_IDENTIFIER + " characters\nGive it a shorter name.");
        }
    }

    @Override
    protected String quoted(String text) {
        return "`" + text.replace("`", "``") + "`";
    }

    /** Names keep their case: the server tells tables apart by it where its files do. */
    @Override
    protected String folded(String text) {
        return text;
    }

    @Override
    protected boolean isReserved(String word) {
        return MySqlWords.contains(word);
    }

    @Override
    public String literal(@Nullable Object value) {
        return MySqlLiterals.of(value, null, product);
    }

    @Override
    protected String basicType(Basic type) {
        String text = MySqlTypeTexts.of(type, product);
        return text == null ? super.basicType(type) : text;
    }

    @Override
    protected String arrayType(SqlType.Array type) {
        return "json";
    }

    @Override
    protected List<String> labels(SqlType type, SchemaView before) {
        return type instanceof Enumeration labelled ? EnumType.labels(labelled) : List.of();
    }

    @Override
    protected String enumerationType(Enumeration type) {
        SqlType normal = MySqlTypes.normal(type, product);
        List<String> labels = normal instanceof Enumeration sorted ? sorted.labels() : type.labels();
        return labels.stream().map(MySqlText::literal).collect(Collectors.joining(",", "enum (", ")"));
    }

    @Override
    protected String tableSuffix(Table table) {
        long start = table.columns().values().stream()
                .map(Column::identity)
                .mapToLong(identity -> identity == null ? 1 : identity.start())
                .max()
                .orElse(1);
        String comment = table.comment();
        return (start > 1 ? " auto_increment = " + start : "")
                + (comment == null ? "" : " comment = " + MySqlText.literal(comment))
                + super.tableSuffix(table);
    }

    /** Comments stand in the definitions. */
    @Override
    protected List<String> tableComment(TableName table, @Nullable String comment) {
        return List.of();
    }

    @Override
    protected List<String> columnComment(TableName table, Identifier column, @Nullable String comment) {
        return List.of();
    }

    @Override
    protected String column(Column column) {
        return definition(column, ColumnOptions.NONE);
    }

    /** Returns the whole definition of a column. */
    String definition(Column column, ColumnOptions options) {
        ColumnDefault value = column.defaultValue();
        Generated generated = column.generated();
        String comment = column.comment();
        boolean nullable = column.nullable() && column.identity() == null;
        return name(column.name()) + " " + type(column.type())
                + (column.collation() == null ? "" : " " + collation(column.collation()))
                + (generated == null ? "" : " " + generated(generated.expression()) + options.kindOfGenerated())
                + (nullable
                        ? explicitNull(column)
                        : generated != null && !product.hasNotNullGenerated() ? "" : " not null")
                + (value == null ? "" : " default " + defaultValue(value, column.type()))
                + options.onUpdate()
                + (column.identity() == null ? "" : " auto_increment")
                + options.visibility()
                + options.srid()
                + (comment == null ? "" : " comment " + MySqlText.literal(comment))
                + (options.check() == null ? "" : " check (" + MySqlText.sql(options.check()) + ")");
    }

    /** Depending on the server's settings a timestamp is not null unless it says otherwise. */
    private String explicitNull(Column column) {
        boolean timestamp = MySqlTypes.normal(column.type(), product) instanceof Basic basic
                && basic.name() == TypeName.TIMESTAMP_TZ;
        return timestamp && column.generated() == null ? " null" : "";
    }

    String defaultValue(ColumnDefault value, SqlType type) {
        return MySqlDefaults.sql(value.expression(), MySqlTypes.normal(type, product));
    }

    @Override
    protected String collation(String collation) {
        return "collate " + (Identifier.isPlain(collation) ? collation : quoted(collation));
    }

    @Override
    protected String generated(String expression) {
        return "generated always as (" + MySqlText.sql(expression) + ")";
    }

    @Override
    protected String identity(Identity identity) {
        return "auto_increment";
    }

    @Override
    protected String constraint(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return super.constraint(key.withName(null));
        }
        return super.constraint(
                constraint instanceof Check check
                        ? check.withExpression(MySqlText.sql(check.expression()))
                        : constraint);
    }

    @Override
    protected List<String> alterTable(AlterTable operation, SchemaView before) {
        return new AlterSentence(this, operation.table(), before).of(operation.changes());
    }

    @Override
    protected List<String> createIndex(CreateIndex operation, SchemaView before) {
        Table table = before.table(operation.table());
        Index index = operation.index();
        String superseded = table == null ? "" : IndexSentences.superseded(this, table, index);
        String head = IndexSentences.kind(index) + name(index.name());
        String parts = IndexSentences.parts(this, table, index) + IndexSentences.suffix(this, index);
        return List.of(
                superseded.isEmpty()
                        ? "create " + head + " on " + name(operation.table()) + parts
                        : alter(operation.table()) + "add " + head + parts + superseded);
    }

    @Override
    protected List<String> dropIndex(DropIndex operation, SchemaView before) {
        Table table = before.table(operation.table());
        String needed = table == null ? "" : IndexSentences.needed(this, table, operation.name());
        return List.of(
                needed.isEmpty()
                        ? "drop index " + name(operation.name()) + " on " + name(operation.table())
                        : alter(operation.table()) + "drop index " + name(operation.name()) + needed);
    }

    @Override
    protected List<String> renameIndex(RenameIndex operation, SchemaView before) {
        return List.of(
                alter(operation.table()) + "rename index " + name(operation.from()) + " to " + name(operation.to()));
    }

    @Override
    protected List<String> setIndexVisible(SetIndexVisible operation) {
        return List.of(alter(operation.table()) + "alter index " + name(operation.name())
                + (operation.visible() ? product.visible() : product.invisible()));
    }

    @Override
    protected List<String> createSequence(CreateSequence operation, SchemaView before) {
        boolean said = operation.sequence().options().cache() != null;
        return super.createSequence(operation, before).stream()
                .map(sql -> said ? sql : sql + cache(null))
                .toList();
    }

    @Override
    protected String cache(@Nullable Long numbers) {
        return numbers == null ? " nocache" : super.cache(numbers);
    }

    @Override
    protected String cycle(boolean cycle) {
        return cycle ? super.cycle(true) : " nocycle";
    }

    @Override
    protected List<String> setSchema(SetSchema operation) {
        return List.of("rename table " + name(operation.table()) + " to " + name(operation.moved()));
    }

    /** A view is a kind of table. */
    @Override
    protected String renameDefinition(RenameDefinition operation) {
        return "rename table " + name(operation.name().name()) + " to "
                + name(operation.renamed().name());
    }

    /** A sequence of MariaDB is a kind of table. */
    @Override
    protected List<String> renameSequence(RenameSequence operation, SchemaView before) {
        return List.of("rename table " + name(operation.from()) + " to " + name(operation.renamed()));
    }

    @Override
    protected @Nullable String limits(Object value, @Nullable SqlType type) {
        return MomentLimits.of(value, type, product);
    }

    @Override
    protected boolean dependsOnZone(@Nullable Object value, @Nullable SqlType type) {
        return value instanceof Instant && MySqlLiterals.isZoned(type, product);
    }

    @Override
    protected String inUtc(String sql) {
        int verb = sql.indexOf(' ');
        return product.mariaDb()
                ? "set statement time_zone = '+00:00' for " + sql
                : sql.substring(0, verb) + " /*+ set_var(time_zone = '+00:00') */" + sql.substring(verb);
    }

    @Override
    protected String literal(@Nullable Object value, @Nullable SqlType type) {
        return MySqlLiterals.of(value, type, product);
    }

    @Override
    protected String expression(String sql) {
        return MySqlText.sql(sql);
    }

    /** Returns names as they stand between parentheses. */
    String list(List<Identifier> names) {
        return "(" + names(names) + ")";
    }

    /** Returns the definition of a constraint. */
    String definition(Constraint constraint) {
        return constraint(constraint);
    }
}
