package dev.migrate.operation;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.NullsOrder;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a schema in the grammar of {@link OperationText}. */
final class PartsParser {

    private final TextCursor cursor;

    PartsParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads a column, the word {@code column} being read. */
    Column column() {
        Identifier name = cursor.name("a column");
        Column column = Column.of(name, new TypeParser(cursor).type());
        if (cursor.take("not null")) {
            column = column.withNullable(false);
        }
        String value = cursor.textAfter("default", "the default");
        column = column.withDefault(value == null ? null : new ColumnDefault(value));
        column = column.withIdentity(identity());
        String expression = cursor.textAfter("generated", "the expression");
        column = column.withGenerated(expression == null ? null : new Generated(expression));
        column = column.withCollation(cursor.textAfter("collation", "the collation"));
        return column.withComment(comment());
    }

    @Nullable
    String comment() {
        return cursor.textAfter("comment", "the comment");
    }

    /** Reads what is said of a table for one database or another. */
    List<TableOption> clauses() {
        List<TableOption> clauses = new ArrayList<>();
        while (cursor.take("options")) {
            clauses.add(TableOption.clause(cursor.text("a database"), cursor.text("the options")));
        }
        return clauses;
    }

    /** Reads a numbering, or nothing where none stands. */
    @Nullable
    Identity identity() {
        if (!cursor.take("identity")) {
            return null;
        }
        boolean always = cursor.take("always");
        long start = cursor.numberAfter("start");
        long increment = cursor.numberAfter("increment");
        return new Identity(always, start, increment, new SequenceParser(cursor).options());
    }

    /** Reads the words of a kind of constraint, or nothing where none stand. */
    @Nullable
    ConstraintKind kind() {
        for (ConstraintKind kind : ConstraintKind.values()) {
            if (cursor.take(kind.words())) {
                return kind;
            }
        }
        return null;
    }

    /** Reads a constraint, the words of its kind being read. */
    Constraint constraint(ConstraintKind kind) {
        Identifier name = cursor.take("without name") ? null : cursor.name(of(kind));
        return switch (kind) {
            case PRIMARY_KEY -> new PrimaryKey(name, columns(), deferral());
            case UNIQUE -> new Unique(name, columns(), !cursor.take("nulls not distinct"), deferral());
            case FOREIGN_KEY -> foreignKey(name);
            case EXCLUDE -> exclude(name);
            case CHECK -> new Check(name, cursor.text("the condition"), !cursor.take("not valid"));
        };
    }

    /** Returns a kind with its article. */
    static String of(ConstraintKind kind) {
        return "a " + kind.words();
    }

    private List<Identifier> columns() {
        List<Identifier> columns = cursor.names();
        if (columns.isEmpty()) {
            cursor.back();
            throw cursor.expected("the name of a column");
        }
        return columns;
    }

    private ForeignKey foreignKey(@Nullable Identifier name) {
        List<Identifier> columns = columns();
        cursor.expect("references");
        TableName table = cursor.tableName("a table");
        List<Identifier> referenced = columns();
        if (referenced.size() != columns.size()) {
            cursor.back();
            throw cursor.expected("as many columns as the foreign key has, " + columns.size());
        }
        return new ForeignKey(name, columns, table, referenced, action("delete"), action("update"), keyOptions());
    }

    private Exclude exclude(@Nullable Identifier name) {
        List<Exclude.Element> elements = cursor.list(",", () -> {
            Index.Part part = part();
            cursor.expect("with");
            return new Exclude.Element(part, cursor.text("an operator"));
        });
        if (elements.isEmpty()) {
            cursor.back();
            throw cursor.expected("the name of a column");
        }
        String method = cursor.textAfter("using", "the method");
        return new Exclude(name, elements, method, cursor.textAfter("where", "the condition"), deferral());
    }

    private KeyOptions keyOptions() {
        return new KeyOptions(cursor.take("match full"), deferral(), !cursor.take("not valid"));
    }

    private Deferral deferral() {
        if (cursor.take(Deferral.DEFERRED.sql())) {
            return Deferral.DEFERRED;
        }
        return cursor.take(Deferral.DEFERRABLE.sql()) ? Deferral.DEFERRABLE : Deferral.NOT_DEFERRABLE;
    }

    private Action action(String event) {
        if (!cursor.take("on " + event)) {
            return Action.NO_ACTION;
        }
        List<String> known = new ArrayList<>();
        for (Action action : Action.values()) {
            if (cursor.take(action.sql())) {
                return action;
            }
            known.add("'" + action.sql() + "'");
        }
        throw cursor.expected("one of " + String.join(", ", known));
    }

    Index index() {
        Identifier name = cursor.name("an index");
        List<Index.Part> parts = cursor.list(",", this::part);
        if (parts.isEmpty()) {
            cursor.back();
            throw cursor.expected("the name of a column");
        }
        boolean unique = cursor.take("unique");
        return new Index(name, parts, unique, cursor.textAfter("where", "the condition"), options());
    }

    private IndexOptions options() {
        List<Identifier> include = cursor.take("include") ? columns() : List.of();
        String method = cursor.textAfter("using", "the method");
        boolean nullsDistinct = !cursor.take("nulls not distinct");
        boolean visible = !cursor.take("invisible");
        return new IndexOptions(include, method, nullsDistinct, visible, cursor.textAfter("comment", "the comment"));
    }

    private Index.Part part() {
        Index.Part part = cursor.isText()
                ? Index.Part.ofExpression(cursor.text("an expression"))
                : Index.Part.of(cursor.name("a column"));
        Index.Part directed = cursor.take("descending") ? part.asDescending() : part;
        return directed.withNulls(nulls())
                .withCollation(cursor.textAfter("collation", "the collation"))
                .withOperatorClass(cursor.textAfter("operator class", "the operator class"));
    }

    private @Nullable NullsOrder nulls() {
        for (NullsOrder order : NullsOrder.values()) {
            if (cursor.take(order.sql())) {
                return order;
            }
        }
        return null;
    }
}
