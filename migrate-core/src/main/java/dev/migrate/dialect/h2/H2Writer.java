package dev.migrate.dialect.h2;

import dev.migrate.dialect.StandardSqlWriter;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.ColumnPosition;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H2's SQL. */
final class H2Writer extends StandardSqlWriter {

    H2Writer() {
        super(H2Dialect.NAME, H2Dialect.MAX_IDENTIFIER);
    }

    @Override
    protected String folded(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @Override
    protected boolean isReserved(String word) {
        return super.isReserved(word) || H2Words.contains(word);
    }

    /** A text in the place of a document would be a document that is a text. */
    @Override
    protected String literal(@Nullable Object value, @Nullable SqlType type) {
        boolean isDocument = type instanceof Basic basic && basic.name() == TypeName.JSON;
        return isDocument && value instanceof String ? "json " + literal(value) : super.literal(value, type);
    }

    @Override
    protected String basicType(Basic type) {
        Integer length = type.first();
        boolean tooLong = length != null && length > H2Types.LONGEST;
        return switch (type.name()) {
            case VARCHAR, NVARCHAR -> tooLong ? "clob" : super.basicType(type);
            case VARBINARY -> tooLong ? "blob" : super.basicType(type);
            case XML -> "clob";
            case INET -> "varbinary(19)";
            case CITEXT, GEOMETRY -> H2Types.own(type);
            default -> {
                H2Types.normal(type);
                yield super.basicType(type);
            }
        };
    }

    @Override
    protected List<String> labels(SqlType type, SchemaView before) {
        return type instanceof Enumeration labelled ? EnumType.labels(labelled) : List.of();
    }

    @Override
    protected String enumerationType(Enumeration type) {
        SqlType normal = H2Types.normal(type);
        Identifier name = type.typeName();
        if (type.form().isNamed() && name != null) {
            return name(name);
        }
        return normal instanceof Enumeration labelled ? "enum (" + labels(labelled, ",") + ")" : type(normal);
    }

    private String labels(Enumeration type, String comma) {
        return type.labels().stream().map(this::text).collect(Collectors.joining(comma));
    }

    /** Returns the statement that creates a sequence which goes on with the number that another one would give next. */
    String continued(Sequence sequence, TableName former) {
        return "create sequence " + name(sequence.name())
                + numbers(sequence)
                        .replace(" increment by ", " restart with next value for " + name(former) + " increment by ");
    }

    @Override
    protected String cache(@Nullable Long numbers) {
        return " cache " + (numbers == null ? H2Dialect.USUAL_CACHE : numbers);
    }

    /** Returns the statement that creates the domain of a named enumeration where there is none. */
    String createDomain(Enumeration type, Identifier name) {
        return "create domain if not exists " + name(name) + " as varchar(255) " + domainCheck(type, name);
    }

    /** Returns the statements that give a domain other labels. */
    List<String> alterDomain(Enumeration type, Identifier name) {
        String alter = "alter domain " + name(name);
        return List.of(
                alter + " drop constraint if exists " + nameOfCheck(name), alter + " add " + domainCheck(type, name));
    }

    private String domainCheck(Enumeration type, Identifier name) {
        return "constraint " + nameOfCheck(name) + " check (value in (" + labels(type, ", ") + "))";
    }

    /** Returns the name of the check of a domain. */
    String nameOfCheck(Identifier domain) {
        return name(Identifier.ofPlainOrQuoted("ck_" + domain.folded()));
    }

    @Override
    protected String collation(String collation) {
        throw new UnsupportedOperationInDialectException("H2 has no collations of columns.\n    collation  " + collation
                + "\nLeave the collation out for H2, or set one for the whole database.");
    }

    @Override
    protected List<String> createIndex(CreateIndex operation, SchemaView before) {
        Index index = operation.index();
        String unique =
                index.unique() ? "unique " + (index.options().nullsDistinct() ? "" : "nulls not distinct ") : "";
        String kind =
                index.options().method() == null ? unique : index.options().method() + " ";
        return withComment(
                operation,
                "create " + kind + "index " + name(index.name()) + " on " + name(operation.table())
                        + index.parts().stream().map(this::part).collect(Collectors.joining(", ", " (", ")")));
    }

    @Override
    protected List<String> addColumn(TableName table, AddColumn change, SchemaView before) {
        ColumnPosition position = change.position();
        List<String> statements = new ArrayList<>(super.addColumn(table, change, before));
        if (position != null) {
            statements.set(0, statements.get(0) + place(position, before.table(table)));
        }
        return statements;
    }

    /** H2 has no word for the first place. */
    private String place(ColumnPosition position, @Nullable Table table) {
        Identifier after = position.after();
        if (after != null) {
            return " after " + name(after);
        }
        return table == null
                ? ""
                : " before " + name(table.columns().keySet().iterator().next());
    }

    @Override
    protected List<String> renameColumn(TableName table, RenameColumn change, SchemaView before) {
        return List.of(alterColumn(table, change.from()) + "rename to " + name(change.to()));
    }

    /** Says the whole column again. */
    @Override
    protected List<String> setColumnGenerated(TableName table, SetColumnGenerated change, SchemaView before) {
        Table known = before.table(table);
        Column column = known == null ? null : known.column(change.column());
        if (change.generated() == null || column == null) {
            return super.setColumnGenerated(table, change, before);
        }
        List<String> statements = new ArrayList<>();
        statements.add(alter(table) + "alter column " + column(column.withGenerated(change.generated())));
        if (column.comment() != null) {
            statements.addAll(columnComment(table, change.column(), column.comment()));
        }
        return statements;
    }

    /** Numbers went as far as the former type did. */
    @Override
    protected List<String> setColumnType(TableName table, SetColumnType change, SchemaView before) {
        List<String> statements = new ArrayList<>(super.setColumnType(table, change, before));
        Table known = before.table(table);
        Column column = known == null ? null : known.column(change.column());
        Identity identity = column == null ? null : column.identity();
        if (identity != null) {
            statements.add(alterColumn(table, change.column()) + unlimited(identity));
        }
        return statements;
    }

    @Override
    protected List<String> setColumnIdentity(TableName table, SetColumnIdentity change, SchemaView before) {
        Identity identity = change.identity();
        if (identity == null) {
            return List.of(alterColumn(table, change.column()) + "drop identity");
        }
        Table known = before.table(table);
        Column column = known == null ? null : known.column(change.column());
        if (column == null) {
            throw new UnsupportedOperationInDialectException(
                    "H2 numbers an existing column only if its type is known.\n    table   " + table
                            + "\n    column  " + change.column()
                            + "\nCreate the table in a revision, or write the statement with op.execute(…).");
        }
        Identity former = column.identity();
        if (former != null && former.start() == identity.start()) {
            String changed = changed(former, identity).replaceFirst(" set start with -?[0-9]+", "");
            return List.of(alterColumn(table, change.column()) + changed);
        }
        List<String> statements = new ArrayList<>();
        statements.add(alterColumn(table, change.column()) + type(column.type()) + " " + identity(identity));
        statements.add(alterColumn(table, change.column()) + "restart with " + nextNumber(table, change, identity));
        String comment = column.comment();
        if (comment != null) {
            statements.addAll(columnComment(table, change.column(), comment));
        }
        return statements;
    }

    private String nextNumber(TableName table, SetColumnIdentity change, Identity identity) {
        String extreme = identity.increment() > 0 ? "max(" : "min(";
        String column = name(change.column());
        return "(select coalesce(" + extreme + column + ") + " + identity.increment() + ", " + identity.start()
                + ") from " + name(table) + ")";
    }
}
