package dev.migrate.live;

import dev.migrate.dialect.ChosenNames;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names compared as somebody means them who has not looked how the database spells them. */
final class LooseNames {

    private LooseNames() {}

    /** Returns whether two names have the same letters, whatever their case and quotes. */
    static boolean same(@Nullable Identifier one, @Nullable Identifier other) {
        return one != null && other != null && one.text().equalsIgnoreCase(other.text());
    }

    /** Returns whether a constraint has the name that it has where nobody gives it one. */
    static boolean isChosen(TableName table, Constraint constraint) {
        String prefix =
                switch (constraint.kind()) {
                    case PRIMARY_KEY -> "pk";
                    case UNIQUE -> "uq";
                    case FOREIGN_KEY -> "fk";
                    case CHECK -> "ck";
                    case EXCLUDE -> "ex";
                };
        if (constraint instanceof Check && constraint.name() != null) {
            return isOfTable(prefix, table, constraint.name());
        }
        List<Identifier> columns = constraint instanceof PrimaryKey ? List.of() : constraint.columns();
        return isChosen(prefix, table, columns, constraint.name());
    }

    /** Returns whether an index has the name that it has where nobody gives it one. */
    static boolean isChosen(TableName table, Index index) {
        return isChosen("ix", table, index.columns(), index.name())
                || isChosen("uq", table, index.columns(), index.name());
    }

    /** Of which columns a check speaks is not always known. */
    private static boolean isOfTable(String prefix, TableName table, Identifier name) {
        String start = prefix + "_" + ChosenNames.plain(table.name());
        return name.text().regionMatches(true, 0, start, 0, start.length());
    }

    /** A chosen name may be numbered or, where it would be too long, cut and ended by a hash. */
    private static boolean isChosen(
            String prefix, TableName table, List<Identifier> columns, @Nullable Identifier name) {
        if (name == null) {
            return true;
        }
        StringBuilder whole = new StringBuilder(prefix).append('_').append(ChosenNames.plain(table.name()));
        columns.forEach(each -> whole.append('_').append(ChosenNames.plain(each)));
        String text = name.text();
        int same = 0;
        while (same < Math.min(text.length(), whole.length())
                && Character.toLowerCase(text.charAt(same)) == Character.toLowerCase(whole.charAt(same))) {
            same++;
        }
        String rest = text.substring(same);
        return same == whole.length() ? rest.matches("(_\\d+)?") : rest.matches("_[0-9a-f]{8}");
    }
}
