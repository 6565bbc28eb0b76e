package dev.migrate.operation;

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
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexOptions;
import dev.migrate.schema.KeyOptions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a schema in the grammar of {@link OperationText}, in one of two forms. */
final class CanonicalText {

    /** The form that never changes: equal parts have the same text, in ASCII. */
    static final CanonicalText FROZEN = new CanonicalText(false);

    /** The form that people read: parts in their order, names as they were written, letters as they are. */
    static final CanonicalText READABLE = new CanonicalText(true);

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private final boolean readable;

    private CanonicalText(boolean readable) {
        this.readable = readable;
    }

    String quote(String text) {
        return '"' + escape(text, '"') + '"';
    }

    private String escape(String text, char quote) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\\') {
                escaped.append('\\').append(c);
            } else if (isPlain(c)) {
                escaped.append(c);
            } else {
                String digits = Integer.toHexString(c);
                escaped.append("\\u").append("0000", 0, 4 - digits.length()).append(digits);
            }
        }
        return escaped.toString();
    }

    private boolean isPlain(char c) {
        return c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE || readable && Character.isLetterOrDigit(c);
    }

    String name(Identifier name) {
        return name.isQuoted()
                ? "`" + escape(name.text(), '`') + "`"
                : escape(readable ? name.text() : name.folded(), '`');
    }

    String name(@Nullable Identifier name, String otherwise) {
        return name == null ? otherwise : name(name);
    }

    String name(TableName name) {
        return (name.schema() == null ? "" : name(name.schema()) + ".") + name(name.name());
    }

    String names(List<Identifier> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Joins parts whose order does not count. */
    String unordered(Stream<String> parts) {
        return (readable ? parts : parts.sorted()).collect(Collectors.joining("; "));
    }

    String column(Column column) {
        List<String> words = new ArrayList<>(List.of("column", name(column.name()), type(column.type())));
        if (!column.nullable()) {
            words.add("not null");
        }
        if (column.defaultValue() != null) {
            words.add("default " + quote(column.defaultValue().expression()));
        }
        if (column.identity() != null) {
            words.add(identity(column.identity()));
        }
        if (column.generated() != null) {
            words.add("generated " + quote(column.generated().expression()));
        }
        if (column.collation() != null) {
            words.add("collation " + quote(column.collation()));
        }
        words.addAll(comment(column.comment()));
        return String.join(" ", words);
    }

    List<String> comment(@Nullable String comment) {
        return comment == null ? List.of() : List.of("comment " + quote(comment));
    }

    /** Returns what is said of a table for one database, each with a blank before it. */
    String clauses(Table table) {
        return table.clauses().stream()
                .map(each -> " options " + quote(each.dialect()) + " " + quote(each.value()))
                .collect(Collectors.joining());
    }

    String identity(Identity identity) {
        return "identity" + (identity.always() ? " always" : "")
                + (identity.start() == 1 ? "" : " start " + identity.start())
                + (identity.increment() == 1 ? "" : " increment " + identity.increment())
                + new SequenceText(this).of(identity.options());
    }

    String type(SqlType type) {
        return type.accept(new SqlType.Visitor<>() {
            @Override
            public String basic(SqlType.Basic basic) {
                String first = basic.first() == null ? "" : "(" + basic.first();
                String second = basic.second() == null ? "" : ", " + basic.second();
                return basic.name().word() + first + second + (first.isEmpty() ? "" : ")");
            }

            @Override
            public String array(SqlType.Array array) {
                return "array(" + type(array.element()) + (array.length() == null ? "" : ", " + array.length()) + ")";
            }

            @Override
            public String enumeration(SqlType.Enumeration each) {
                return each.form().word()
                        + strings(each.labels())
                        + (each.typeName() == null ? "" : " named " + name(each.typeName()))
                        + (each.length() == null ? "" : " length " + each.length())
                        + (each.national() ? " national" : "")
                        + (each.checked() ? "" : " unchecked");
            }

            @Override
            public String raw(SqlType.Raw raw) {
                return "raw(" + quote(raw.text()) + ")";
            }
        });
    }

    private String strings(Collection<String> texts) {
        return texts.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    String constraint(Constraint constraint) {
        String head = constraint.kind().words() + " " + name(constraint.name(), "without name") + " ";
        return constraint.accept(new Constraint.Visitor<>() {
            @Override
            public String primaryKey(PrimaryKey key) {
                return head + names(key.columns()) + deferral(key.deferral());
            }

            @Override
            public String unique(Unique unique) {
                return head
                        + names(unique.columns())
                        + (unique.nullsDistinct() ? "" : " nulls not distinct")
                        + deferral(unique.deferral());
            }

            @Override
            public String foreignKey(ForeignKey key) {
                return head + names(key.columns()) + " references " + name(key.referencedTable()) + " "
                        + names(key.referencedColumns()) + action("delete", key.onDelete())
                        + action("update", key.onUpdate())
                        + options(key.options());
            }

            @Override
            public String exclude(Exclude exclude) {
                return head + exclusion(exclude);
            }

            @Override
            public String check(Check check) {
                return head + quote(check.expression()) + valid(check.valid());
            }
        });
    }

    private String exclusion(Exclude exclude) {
        return exclude.elements().stream()
                        .map(each -> part(each.part()) + " with " + quote(each.operator()))
                        .collect(Collectors.joining(", ", "(", ")"))
                + (exclude.method() == null ? "" : " using " + quote(exclude.method()))
                + (exclude.where() == null ? "" : " where " + quote(exclude.where()))
                + deferral(exclude.deferral());
    }

    private static String options(KeyOptions options) {
        return (options.matchFull() ? " match full" : "") + deferral(options.deferral()) + valid(options.valid());
    }

    private static String deferral(Deferral deferral) {
        return deferral.sql().isEmpty() ? "" : " " + deferral.sql();
    }

    private static String valid(boolean valid) {
        return valid ? "" : " not valid";
    }

    private String action(String event, Action action) {
        return action == Action.NO_ACTION ? "" : " on " + event + " " + action.sql();
    }

    String index(Index index) {
        return name(index.name())
                + index.parts().stream().map(this::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.unique() ? " unique" : "")
                + (index.where() == null ? "" : " where " + quote(index.where()))
                + options(index.options());
    }

    private String options(IndexOptions options) {
        return (options.include().isEmpty() ? "" : " include " + names(options.include()))
                + (options.method() == null ? "" : " using " + quote(options.method()))
                + (options.nullsDistinct() ? "" : " nulls not distinct")
                + (options.visible() ? "" : " invisible")
                + (options.comment() == null ? "" : " comment " + quote(options.comment()));
    }

    private String part(Index.Part part) {
        String what = part.expression() == null ? name(part.column(), "") : quote(part.expression());
        return what
                + (part.descending() ? " descending" : "")
                + (part.nulls() == null ? "" : " " + part.nulls().sql())
                + (part.collation() == null ? "" : " collation " + quote(part.collation()))
                + (part.operatorClass() == null ? "" : " operator class " + quote(part.operatorClass()));
    }
}
