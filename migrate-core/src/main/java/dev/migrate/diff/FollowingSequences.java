package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sequences that are named after tables which have another name now, as Hibernate names them.
 *
 * @param state the history's schema, with the names that are decided on
 */
record FollowingSequences(Schema state, Schema to, DiffOptions options) {

    /**
     * Returns the renames that follow, each to a name that the model has.
     *
     * @param decided those that are decided on, which nothing else is said of
     */
    List<TableRename> renames(List<TableRename> decided) {
        List<TableRename> following = new ArrayList<>();
        for (TableName sequence : state.sequences().keySet()) {
            TableName now = now(sequence);
            boolean said = decided.stream()
                    .anyMatch(each -> each.to().equals(sequence) || each.to().equals(now));
            if (now != null && !said && to.sequence(now) != null && !isDenied(sequence, now)) {
                following.add(new TableRename(sequence, now));
            }
        }
        boolean changed = true;
        while (changed) {
            List<TableRename> all = List.copyOf(following);
            changed = following.removeIf(each -> isInTheWay(each, all));
        }
        return following;
    }

    /** Returns whether the old name is still in use or the new one not free, unless these follow too. */
    private boolean isInTheWay(TableRename rename, List<TableRename> following) {
        boolean kept = to.sequence(rename.from()) != null
                && !isOfNewTable(rename.from())
                && following.stream().noneMatch(each -> each.to().equals(rename.from()));
        boolean taken = state.sequence(rename.to()) != null
                && following.stream().noneMatch(each -> each.from().equals(rename.to()));
        return kept || taken;
    }

    /** Returns whether a new table has the old name of one that is renamed, and so has its sequence. */
    private boolean isOfNewTable(TableName sequence) {
        return options.renamedTables().stream()
                .map(TableRename::from)
                .anyMatch(table -> to.table(table) != null
                        && Objects.equals(table.schema(), sequence.schema())
                        && sequence.name().folded().startsWith(table.name().folded() + "_"));
    }

    private boolean isDenied(TableName sequence, TableName now) {
        return options.notRenamed().contains(OptionText.pairKey(sequence + ":" + now.name()));
    }

    /** Returns the name after the new name of the table, the one with the longest name if there are several. */
    private @Nullable TableName now(TableName sequence) {
        TableName now = null;
        int longest = 0;
        for (TableRename table : options.renamedTables()) {
            String old = table.from().name().folded();
            String text = sequence.name().text();
            boolean named = Objects.equals(table.from().schema(), sequence.schema())
                    && old.length() > longest
                    && sequence.name().folded().startsWith(old + "_");
            if (named) {
                longest = old.length();
                String newText = table.to().name().text() + text.substring(old.length());
                now = sequence.sibling(
                        sequence.name().isQuoted() ? Identifier.quoted(newText) : Identifier.ofPlainOrQuoted(newText));
            }
        }
        return now;
    }
}
