package dev.migrate.diff;

import dev.migrate.MigrateException;
import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.DefaultValue;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** The texts of the options that decide about differences. */
final class OptionText {

    private static final String COLUMNS =
            "table and column in the history and the column in the model: account.name:full_name";

    private OptionText() {}

    /** Cuts a text at a character outside quotes; pieces without text are left out. */
    static List<String> split(String text, char separator) {
        return split(text, separator, "`\"", "");
    }

    /** Cuts a text with values at commas outside parentheses, and outside names' and texts' quotes. */
    static List<String> splitValues(String text) {
        return split(text, ',', "`\"'", "()");
    }

    private static List<String> split(String text, char separator, String quotes, String parentheses) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int depth = 0;
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open == 0 && depth <= 0 && c == separator) {
                pieces.add(text.substring(start, i).strip());
                start = i + 1;
            } else if (open == 0 && quotes.indexOf(c) >= 0) {
                open = c;
            } else if (c == open) {
                open = 0;
            } else if (open == 0 && parentheses.indexOf(c) >= 0) {
                depth += c == '(' ? 1 : -1;
            }
        }
        pieces.add(text.substring(start).strip());
        return pieces.stream().filter(each -> !each.isEmpty()).toList();
    }

    static TableRename tableRename(String text) {
        List<String> sides = split(text, ':');
        InvalidDecisionException unreadable = InvalidDecisionException.unreadable(
                "renameTable", text, "the name in the history and the name in the model: person:customer");
        if (sides.size() != 2) {
            throw unreadable;
        }
        try {
            return new TableRename(TableName.of(sides.get(0)), TableName.of(sides.get(1)));
        } catch (MigrateException e) {
            throw unreadable;
        }
    }

    static ColumnRename columnRename(String text) {
        List<String> sides = split(text, ':');
        InvalidDecisionException unreadable = InvalidDecisionException.unreadable("rename", text, COLUMNS);
        List<String> path = sides.size() == 2 ? split(sides.get(0), '.') : List.of();
        if (path.size() < 2 || path.size() > 3) {
            throw unreadable;
        }
        try {
            String table = String.join(".", path.subList(0, path.size() - 1));
            return new ColumnRename(
                    TableName.of(table), Identifier.of(path.get(path.size() - 1)), Identifier.of(sides.get(1)));
        } catch (MigrateException e) {
            throw unreadable;
        }
    }

    /** Returns whether a text has no table, and so is about a sequence or an enum type of the default schema. */
    static boolean isObjectRename(String text) {
        List<String> sides = split(text, ':');
        return sides.size() == 2 && split(sides.get(0), '.').size() == 1;
    }

    static TableRename objectRename(String text) {
        List<String> sides = split(text, ':');
        try {
            TableName from = TableName.of(sides.get(0));
            return new TableRename(from, from.sibling(Identifier.of(sides.get(1))));
        } catch (MigrateException e) {
            throw InvalidDecisionException.unreadable("rename", text, COLUMNS);
        }
    }

    static boolean isLabelRename(String text) {
        return split(text, ':').size() == 3;
    }

    static LabelRename labelRename(String text) {
        List<String> sides = split(text, ':');
        ColumnRename column = columnRename(sides.get(0) + ":x");
        return new LabelRename(column.table(), column.from(), sides.get(1), sides.get(2));
    }

    static DefaultValue defaultValue(String text) {
        InvalidDecisionException unreadable =
                InvalidDecisionException.unreadable("default", text, "table, column and value: account.country:'GB'");
        String name = split(text, ':').isEmpty() ? "" : split(text, ':').get(0);
        List<String> path = split(name, '.');
        if (path.size() < 2 || path.size() > 3 || !text.startsWith(name + ":")) {
            throw unreadable;
        }
        try {
            String table = String.join(".", path.subList(0, path.size() - 1));
            return new DefaultValue(
                    TableName.of(table),
                    Identifier.of(path.get(path.size() - 1)),
                    text.substring(name.length() + 1).strip());
        } catch (MigrateException e) {
            throw unreadable;
        }
    }

    /** Returns the form of a pair under which equal pairs are the same text: {@code account.name:full_name}. */
    static String pairKey(String text) {
        List<String> sides = split(text, ':');
        InvalidDecisionException unreadable = InvalidDecisionException.unreadable(
                "notRename", text, "the name in the history and the one in the model: account.name:full_name");
        if (sides.size() != 2) {
            throw unreadable;
        }
        try {
            String old = String.join(
                    ".",
                    split(sides.get(0), '.').stream()
                            .map(Identifier::of)
                            .map(OptionText::key)
                            .toList());
            return old + ":" + key(TableName.of(sides.get(1)));
        } catch (MigrateException e) {
            throw unreadable;
        }
    }

    /** Returns the form of a table, column or label under which its texts are equal. */
    static String key(String text) {
        List<String> sides = split(text, ':');
        if (sides.isEmpty()) {
            throw unreadableDrop(text);
        }
        String label =
                sides.size() > 1 ? text.substring(text.indexOf(':', sides.get(0).length())) : "";
        try {
            return String.join(
                            ".",
                            split(sides.get(0), '.').stream()
                                    .map(Identifier::of)
                                    .map(OptionText::key)
                                    .toList())
                    + label;
        } catch (MigrateException e) {
            throw unreadableDrop(text);
        }
    }

    private static InvalidDecisionException unreadableDrop(String text) {
        return InvalidDecisionException.unreadable(
                "allowDrop", text, "a table, a column or a label: person, person.name or person.status:OLD");
    }

    static String key(TableName name) {
        return (name.schema() == null ? "" : key(name.schema()) + ".") + key(name.name());
    }

    static String key(Identifier name) {
        return name.isQuoted() ? name.toString() : name.folded();
    }
}
