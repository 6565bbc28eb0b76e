package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is compared: a part of both schemas, chosen by patterns.
 *
 * <p>A pattern is a kind and a name with {@code *} for any letters: {@code table:audit_*}, {@code column:*.legacy}, {@code
 * index:ix_tmp_*}, {@code constraint:fk_old_*}, {@code schema:reporting}, {@code sequence:*_seq}, {@code view:report_*},
 * {@code type:mood} (of enum types and domains); without a kind it means tables. Where patterns of a kind include, nothing
 * else of that kind is compared; what is excluded never is.
 */
public final class ObjectFilter {

    private static final List<String> KINDS =
            List.of("schema", "table", "column", "index", "constraint", "sequence", "view", "type");

    private final List<Rule> include;
    private final List<Rule> exclude;
    private final ForeignObjects foreign;

    /** A pattern that has been read. */
    private record Rule(String kind, Pattern name) {

        static Rule of(String text) {
            int colon = text.indexOf(':');
            String kind = colon < 0 ? "table" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (!KINDS.contains(kind)) {
                throw InvalidDecisionException.pattern(text, KINDS);
            }
            String glob = text.substring(colon + 1).strip();
            return new Rule(
                    kind,
                    Pattern.compile(
                            Stream.of(glob.split("\\*", -1))
                                    .map(Pattern::quote)
                                    .reduce((a, b) -> a + ".*" + b)
                                    .orElse(""),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        boolean matches(String wanted, List<String> names) {
            return kind.equals(wanted)
                    && names.stream().anyMatch(each -> name.matcher(each).matches());
        }
    }

    /**
     * Reads patterns.
     *
     * @param ownTables the tables in which the state of the database is kept
     * @throws InvalidDecisionException if a pattern is of a kind that there is not
     */
    public ObjectFilter(List<String> include, List<String> exclude, List<String> ownTables) {
        this(
                include.stream().map(Rule::of).toList(),
                exclude.stream().map(Rule::of).toList(),
                new ForeignObjects(List.copyOf(ownTables), Schema.empty(), DiffOptions.none()));
    }

    private ObjectFilter(List<Rule> include, List<Rule> exclude, ForeignObjects foreign) {
        this.include = include;
        this.exclude = exclude;
        this.foreign = foreign;
    }

    /**
     * Returns this filter for which less belongs to frameworks.
     *
     * @param made what revisions have made: of that only what has the very name of a framework's table is one
     * @param said what a person has decided: what is named there is never one
     */
    public ObjectFilter knowing(Schema made, DiffOptions said) {
        return new ObjectFilter(include, exclude, new ForeignObjects(foreign.ownTables(), made, said));
    }

    /**
     * Returns the part of a schema that is compared.
     *
     * @param model the model, whose tables are never taken for those of a framework
     */
    public Schema in(Schema schema, Schema model) {
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            if (isTable(table.name()) && (model.table(table.name()) != null || !foreign.hasTable(table.name()))) {
                tables.add(part(table));
            }
        }
        List<Sequence> sequences = schema.sequences().values().stream()
                .filter(each -> isCompared("schema", schemaOf(each.name()))
                        && isCompared("sequence", names(each.name()))
                        && (model.sequence(each.name()) != null || !foreign.hasSequence(each.name())))
                .toList();
        List<Identifier> schemas = schema.schemas().stream()
                .filter(each -> isCompared("schema", List.of(each.text())))
                .toList();
        return Schema.of(schemas, tables, sequences).withObjectsOf(schema);
    }

    /** Returns a schema with those of its enum types, domains and views that are compared. */
    public Schema objectsIn(Schema schema) {
        return schema.withEnums(schema.enums().values().stream()
                        .filter(each -> isCompared("type", each.name()))
                        .toList())
                .withDefinitions(definitions(schema.definitions().values()));
    }

    /** Returns those definitions that are compared. */
    public List<Definition> definitions(Collection<Definition> definitions) {
        return definitions.stream().filter(each -> isCompared(each.name())).toList();
    }

    private boolean isCompared(DefinitionName name) {
        if (name.kind().isView()) {
            return isCompared("view", name.name());
        }
        return name.kind() != DefinitionKind.DOMAIN || isCompared("type", name.name());
    }

    /** Returns whether an object of a kind and name is compared, as far as patterns of its kind and of schemas say. */
    public boolean isCompared(String kind, TableName name) {
        return isCompared("schema", schemaOf(name)) && isCompared(kind, names(name));
    }

    /** Returns a history's schema with the model's labels in columns of enum types that are not compared. */
    public Schema withTypesOf(Schema before, Schema model) {
        Schema same = before;
        for (Table table : before.tables().values()) {
            Table now = model.table(table.name());
            Table typed = now == null ? table : typed(table, now);
            if (!typed.equals(table)) {
                same = same.with(typed);
            }
        }
        return same;
    }

    private Table typed(Table table, Table wanted) {
        return table.withColumns(table.columns().values().stream()
                .map(each -> typed(each, wanted.column(each.name())))
                .toList());
    }

    private Column typed(Column column, @Nullable Column wanted) {
        TableName type = typeName(column);
        return wanted == null || type == null || !type.equals(typeName(wanted)) || isCompared("type", type)
                ? column
                : column.withType(wanted.type());
    }

    private static @Nullable TableName typeName(Column column) {
        return EnumType.element(column.type()) instanceof Enumeration type && type.typeName() != null
                ? TableName.of(type.typeName())
                : null;
    }

    private boolean isTable(TableName name) {
        return isCompared("table", name);
    }

    private static List<String> schemaOf(TableName name) {
        return name.schema() == null ? List.of() : List.of(name.schema().text());
    }

    private static List<String> names(TableName name) {
        String bare = name.name().text();
        return name.schema() == null
                ? List.of(bare)
                : List.of(bare, name.schema().text() + "." + bare);
    }

    /** Returns whether an object is compared; one without a name, as the default schema, always is. */
    private boolean isCompared(String kind, List<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        boolean chosen = include.stream().noneMatch(each -> each.kind().equals(kind))
                || include.stream().anyMatch(each -> each.matches(kind, names));
        return chosen && exclude.stream().noneMatch(each -> each.matches(kind, names));
    }

    private Table part(Table table) {
        List<Column> columns = table.columns().values().stream()
                .filter(each -> isCompared("column", within(table, each.name())))
                .toList();
        List<Identifier> left = table.columns().keySet().stream()
                .filter(each ->
                        columns.stream().noneMatch(column -> column.name().equals(each)))
                .toList();
        List<Constraint> constraints = table.constraints().stream()
                .filter(each -> each.columns().stream().noneMatch(left::contains))
                .filter(each -> isCompared("constraint", named(table, each.name())))
                .toList();
        List<Index> indexes = table.indexes().stream()
                .filter(each -> left.stream().noneMatch(each::mentions))
                .filter(each -> isCompared("index", named(table, each.name())))
                .toList();
        return table.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
    }

    private static List<String> within(Table table, Identifier column) {
        List<String> names = new ArrayList<>(names(table.name()));
        names.replaceAll(each -> each + "." + column.text());
        return names;
    }

    private static List<String> named(Table table, @Nullable Identifier name) {
        return name == null
                ? List.of()
                : List.of(name.text(), table.name().name().text() + "." + name.text());
    }

    /** Returns a history's schema with the comments of a model, so that none of them differs. */
    public static Schema withCommentsOf(Schema before, Schema model) {
        Schema same = before;
        for (Table table : before.tables().values()) {
            Table now = model.table(table.name());
            if (now != null) {
                List<Column> columns = table.columns().values().stream()
                        .map(each -> commented(each, now))
                        .toList();
                same = same.with(table.withColumns(columns).withComment(now.comment()));
            }
        }
        return same;
    }

    private static Column commented(Column column, Table now) {
        Column wanted = now.column(column.name());
        return wanted == null ? column : column.withComment(wanted.comment());
    }
}
