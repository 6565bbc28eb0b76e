package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;
import static dev.migrate.source.JavaLines.literals;
import static dev.migrate.source.JavaLines.more;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.Table;
import java.util.Objects;
import java.util.stream.Collectors;

/** The parts of a table as calls of {@code TableSpec} and {@code AlterTableSpec}. */
final class JavaTable {

    private final JavaLines lines;
    private final Imports imports;

    JavaTable(JavaLines lines, Imports imports) {
        this.lines = lines;
        this.imports = imports;
    }

    void table(Table table) {
        table.columns().values().forEach(each -> lines.add("t." + column("column", each) + ";"));
        table.constraints().forEach(each -> lines.add("t." + constraint(each, false) + ";"));
        if (table.comment() != null) {
            lines.add("t.comment(" + literal(table.comment()) + ");");
        }
        table.clauses()
                .forEach(each ->
                        lines.add("t.options(" + literal(each.dialect()) + ", " + literal(each.value()) + ");"));
    }

    String column(String method, Column column) {
        return method + "(" + literal(column.name()) + ", " + imports.columnType(column.type()) + ")"
                + (column.nullable() ? "" : ".notNull()")
                + (column.defaultValue() == null
                        ? ""
                        : ".defaultValue(" + literal(column.defaultValue().expression()) + ")")
                + (column.identity() == null ? "" : JavaSequence.identity(column.identity()))
                + (column.generated() == null
                        ? ""
                        : ".generatedAs(" + literal(column.generated().expression()) + ")")
                + (column.collation() == null ? "" : ".collation(" + literal(column.collation()) + ")")
                + (column.comment() == null ? "" : ".comment(" + literal(column.comment()) + ")");
    }

    /** Returns the call that makes a constraint, or adds it to a table that exists. */
    String constraint(Constraint constraint, boolean add) {
        Identifier name = Objects.requireNonNull(constraint.name(), "constraints are written with their names");
        return constraint.accept(new Constraint.Visitor<>() {
            @Override
            public String primaryKey(PrimaryKey key) {
                return call("primaryKey", "addPrimaryKey") + more(key.columns()) + ")" + deferral(key.deferral());
            }

            @Override
            public String unique(Unique unique) {
                return call("unique", "addUnique") + more(unique.columns()) + ")"
                        + (unique.nullsDistinct() ? "" : ".nullsNotDistinct()")
                        + deferral(unique.deferral());
            }

            @Override
            public String foreignKey(ForeignKey key) {
                return call("foreignKey", "addForeignKey") + more(key.columns()) + ").references("
                        + literal(key.referencedTable()) + ", " + literals(key.referencedColumns()) + ")"
                        + actions(key)
                        + options(key.options());
            }

            @Override
            public String exclude(Exclude exclude) {
                return call("exclude", "addExclude") + ")" + JavaTable.exclude(exclude);
            }

            @Override
            public String check(Check check) {
                return call("check", "addCheck") + ", " + literal(check.expression()) + ")" + valid(check.valid());
            }

            private String call(String create, String alter) {
                return (add ? alter : create) + "(" + literal(name);
            }
        });
    }

    private static String exclude(Exclude exclude) {
        String method = exclude.method() == null ? "btree" : exclude.method();
        return exclude.elements().stream().map(JavaTable::element).collect(Collectors.joining())
                + (method.equals("gist") ? "" : ".using(" + literal(method) + ")")
                + (exclude.where() == null ? "" : ".where(" + literal(exclude.where()) + ")")
                + deferral(exclude.deferral());
    }

    private static String element(Exclude.Element element) {
        Index.Part part = element.part();
        String content = part.column() == null
                ? ".expression(" + literal(String.valueOf(part.expression()))
                : ".column(" + literal(part.column());
        return content + ", " + literal(element.operator()) + ")"
                + (part.operatorClass() == null ? "" : ".operatorClass(" + literal(part.operatorClass()) + ")")
                + (part.collation() == null ? "" : ".collation(" + literal(part.collation()) + ")");
    }

    private static String options(KeyOptions options) {
        return deferral(options.deferral()) + (options.matchFull() ? ".matchFull()" : "") + valid(options.valid());
    }

    private static String deferral(Deferral deferral) {
        return switch (deferral) {
            case NOT_DEFERRABLE -> "";
            case DEFERRABLE -> ".deferrable()";
            case DEFERRED -> ".initiallyDeferred()";
        };
    }

    private static String valid(boolean valid) {
        return valid ? "" : ".notValid()";
    }

    private String actions(ForeignKey key) {
        String onDelete = key.onDelete() == Action.CASCADE ? ".onDeleteCascade()" : action("onDelete", key.onDelete());
        return onDelete + action("onUpdate", key.onUpdate());
    }

    private String action(String method, Action action) {
        return action == Action.NO_ACTION
                ? ""
                : "." + method + "(" + imports.type("dev.migrate.schema.Constraint.Action") + "." + action.name() + ")";
    }
}
