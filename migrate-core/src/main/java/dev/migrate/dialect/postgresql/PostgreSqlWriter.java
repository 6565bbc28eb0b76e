package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Ability;
import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.StandardSqlWriter;
import dev.migrate.dialect.Statement;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Bytes;
import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQL as PostgreSQL has it. */
final class PostgreSqlWriter extends StandardSqlWriter {

    private static final Pattern SERIAL = Pattern.compile("(?i)(small|big)?serial|serial[248]");

    private static final Set<String> NOT_RESERVED = new TreeSet<>(
            List.of("alter", "by", "delete", "drop", "exists", "index", "insert", "set", "update", "values"));
    private static final Pattern UNLOGGED = Pattern.compile("^(?i:unlogged)\\b\\s*");

    /** Texts and quoted names, which are passed over, and words that a default may have only between parentheses. */
    private static final Pattern ONLY_ENCLOSED = Pattern.compile(
            "(?is)'[^']*+(?:''[^']*+)*+'|\"[^\"]*+(?:\"\"[^\"]*+)*+\"|"
                    + "\\b(at|not|and|or|is|isnull|notnull|in|like|ilike|similar|between|collate|overlaps|any|some|all)\\b");

    private static final int BITS_OF_FLOAT = 24;
    private static final int SHOWN = 60;

    private static final int LAST_OF_FOUR_DIGITS = 9999;
    private static final Pattern YEAR = Pattern.compile("(\\D*')([+-]?\\d+)(-\\d\\d-\\d\\d.*)'");

    private final DatabaseVersion version;

    PostgreSqlWriter(DatabaseVersion version) {
        super(PostgreSqlDialect.NAME, PostgreSqlDialect.MAX_IDENTIFIER_BYTES);
        this.version = version;
    }

    @Override
    public List<Statement> write(Operation operation, SchemaView before) {
        return withoutNul(super.write(operation, before), "PostgreSQL has no texts with the character NUL.");
    }

    /**
     * Labels of enum types and times of day are sent as texts, which the server compares with neither by itself. To a serial type
     * nothing can be cast: it is no type but a notation (PostgreSQL's manual, 8.1.4), and the driver knows its numbers.
     */
    @Override
    protected String parameter(@Nullable SqlType type) {
        return type == null || SERIAL.matcher(type(type)).matches() ? "?" : "cast(? as " + type(type) + ")";
    }

    /** Bytes and texts are read in one way, whether backslashes escape in this database or not. */
    @Override
    public String literal(@Nullable Object value) {
        if (value instanceof Bytes bytes) {
            return "decode('" + bytes.hex() + "', 'hex')";
        }
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw new UnsupportedOperationInDialectException(
                    "PostgreSQL has no texts with the character NUL.\n    text  "
                            + JavaText.quote(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
                            + "\nTake it out, or keep bytes in a column that is made for them.");
        }
        if (value instanceof String text && text.indexOf('\\') >= 0) {
            return escaped(text);
        }
        String literal = super.literal(value);
        return value instanceof Temporal ? ofItsEra(literal) : literal;
    }

    /** Java counts years below one and puts a sign before five digits; PostgreSQL knows an era and no signs. */
    private static String ofItsEra(String literal) {
        Matcher moment = YEAR.matcher(literal);
        if (!moment.matches()) {
            return literal;
        }
        int year = Integer.parseInt(moment.group(2));
        if (year > 0 && year <= LAST_OF_FOUR_DIGITS) {
            return literal;
        }
        String inEra = String.format(Locale.ROOT, "%04d", year > 0 ? year : 1 - year);
        return moment.group(1) + inEra + moment.group(3) + (year > 0 ? "'" : " BC'");
    }

    private static String escaped(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    DatabaseVersion version() {
        return version;
    }

    @Override
    protected boolean isReserved(String word) {
        return needsQuotes(word);
    }

    /** Returns whether a word needs quotes; beyond ASCII it does, since the server's encoding decides how it is folded. */
    static boolean needsQuotes(String word) {
        return isReservedByStandard(word) && !NOT_RESERVED.contains(word)
                || word.chars().anyMatch(c -> c > '\u007f');
    }

    /** In the definition of a column PostgreSQL takes operators of words, as in {@code not true}, for its next clause. */
    @Override
    protected String column(Column column) {
        ColumnDefault value = column.defaultValue();
        boolean enclosed = value != null
                && ONLY_ENCLOSED.matcher(value.expression()).results().anyMatch(found -> found.group(1) != null);
        return super.column(
                value == null || !enclosed
                        ? column
                        : column.withDefault(new ColumnDefault("(" + value.expression() + ")")));
    }

    @Override
    protected String basicType(SqlType.Basic type) {
        Integer first = type.first();
        return switch (type.name()) {
            case TINYINT -> "smallint";
            case REAL -> "float4";
            case FLOATING -> first != null && first <= BITS_OF_FLOAT ? "float4" : super.basicType(type);
            case TIME_UTC -> "time(" + first + ")";
            case VARCHAR, NVARCHAR ->
                first != null && first > PostgreSqlTypes.LONGEST_VARCHAR ? "text" : super.basicType(type);
            case TEXT, NTEXT -> "text";
            case CLOB, NCLOB, BLOB -> "oid";
            case BYTES, BINARY, VARBINARY -> "bytea";
            case JSON -> "jsonb";
            case INTERVAL_SECOND -> "interval second(" + PostgreSqlTypes.digits(type.second()) + ")";
            default -> super.basicType(type);
        };
    }

    @Override
    protected String arrayType(SqlType.Array type) {
        return type.element() instanceof SqlType.Array inner ? arrayType(inner) : super.arrayType(type);
    }

    @Override
    protected List<String> labels(SqlType type, SchemaView before) {
        return NamedEnumerations.labels(type, before);
    }

    @Override
    protected String enumerationType(Enumeration type) {
        Identifier name = type.typeName();
        return name == null ? super.enumerationType(type) : name(name);
    }

    /** Returns a label of an enum type as a literal. */
    String label(String label) {
        return literal(label);
    }

    @Override
    protected List<Statement> enumType(EnumOperation operation, SchemaView before) {
        return operation.visit(new EnumSentences(this, before));
    }

    /** Routines may have one name and other arguments, and triggers one name and other tables. */
    @Override
    protected String dropped(DefinitionName definition) {
        TableName table = definition.table();
        return super.dropped(definition)
                + RoutineArguments.withoutDefaults(definition.arguments())
                + (table == null ? "" : " on " + name(table));
    }

    @Override
    protected String generated(String expression) {
        return super.generated(expression)
                + (PostgreSqlAbilities.of(version).can(Ability.VIRTUAL_COLUMNS) ? "" : " stored");
    }

    /** Adds keys of the same columns one by one: PostgreSQL would make them one. */
    @Override
    protected List<String> createTable(CreateTable operation, SchemaView before) {
        Table table = operation.table();
        List<Constraint> once = new ArrayList<>();
        List<Constraint> again = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            boolean known = isKey(constraint)
                    && once.stream()
                            .anyMatch(each -> isKey(each) && each.columns().equals(constraint.columns()));
            (known ? again : once).add(constraint);
        }
        List<String> statements =
                new ArrayList<>(super.createTable(new CreateTable(table.withConstraints(once)), before));
        if (UNLOGGED.matcher(table.clause(PostgreSqlDialect.NAME)).lookingAt()) {
            statements.set(0, statements.get(0).replaceFirst("^create ", "create unlogged "));
        }
        again.forEach(constraint -> statements.add(alter(table.name()) + "add " + constraint(constraint)));
        return statements;
    }

    @Override
    protected String tableSuffix(Table table) {
        String clause = UNLOGGED.matcher(table.clause(PostgreSqlDialect.NAME)).replaceFirst("");
        return clause.isEmpty() ? "" : " " + clause;
    }

    @Override
    protected List<String> setTableOptions(TableName table, SetTableOptions change) {
        return List.of(alter(table) + OptionSentences.actions(change));
    }

    private static boolean isKey(Constraint constraint) {
        return constraint.kind() == ConstraintKind.UNIQUE || constraint.kind() == ConstraintKind.PRIMARY_KEY;
    }

    /** A constraint is found by its table. */
    @Override
    protected List<String> commentOn(CommentOn operation) {
        return operation.index()
                ? super.commentOn(operation)
                : List.of("comment on constraint " + name(operation.name()) + " on " + name(operation.table()) + " is "
                        + comment(operation.comment()));
    }

    /** The default schema is the first one of the search path that is there. */
    @Override
    protected List<String> setSchema(SetSchema operation) {
        return operation.schema() != null
                ? super.setSchema(operation)
                : List.of("do $$ begin execute format("
                        + text(alter(operation.table()).replace("%", "%%") + "set schema %I")
                        + ", current_schema()); end $$");
    }

    /** Says the collation again, which PostgreSQL would forget. */
    @Override
    protected List<String> setColumnType(TableName table, SetColumnType change, SchemaView before) {
        Column column = column(before.table(table), change.column());
        String collation = column == null ? null : column.collation();
        return List.of(alterColumn(table, change.column()) + "set data type " + type(change.type())
                + (collation == null ? "" : " " + collation(collation))
                + (change.using() == null ? "" : " using " + change.using()));
    }

    @Override
    protected List<String> setColumnIdentity(TableName table, SetColumnIdentity change, SchemaView before) {
        Identity identity = change.identity();
        Column column = column(before.table(table), change.column());
        if (identity == null) {
            return super.setColumnIdentity(table, change, before);
        }
        if (column == null || column.identity() == null) {
            List<String> statements = new ArrayList<>(super.setColumnIdentity(table, change, before));
            statements.add(startBehindRows(table, change.column(), column, identity));
            return statements;
        }
        return List.of(alterColumn(table, change.column()) + changed(column.identity(), identity));
    }

    /** The rows that are there keep their numbers, which nobody shall get again. */
    private String startBehindRows(TableName table, Identifier name, @Nullable Column column, Identity identity) {
        boolean up = identity.increment() > 0;
        String next = "coalesce(" + (up ? "max(" : "min(") + name(name) + ")::numeric + " + identity.increment() + ", "
                + identity.start() + "), " + identity.start() + ")";
        String type = column == null ? "bigint" : PostgreSqlTypes.word(column.type());
        Long last = up ? identity.options().max() : identity.options().min();
        long usual = up ? PostgreSqlTypes.last(type) : PostgreSqlTypes.first(type);
        String within = (up ? "least(greatest(" : "greatest(least(") + next + ", " + (last == null ? usual : last);
        return "select setval((" + numbering(table, name) + "), " + within + ")::bigint, false) from " + name(table);
    }

    /** Returns the query for a column's own sequence; there may be another that it took its default from. */
    private String numbering(TableName table, Identifier column) {
        String id = text(name(table)) + "::regclass";
        return "select objid from pg_depend where classid = 'pg_class'::regclass and deptype = 'i' and refobjid = " + id
                + " and refobjsubid = (select attnum from pg_attribute where attrelid = " + id + " and attname = "
                + text(PostgreSqlNames.stored(column)) + ")";
    }

    private static @Nullable Column column(@Nullable Table table, Identifier name) {
        return table == null ? null : table.column(name);
    }
}
