package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.schema.Column;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The enum types that are the same but for their name, and that all columns say so of which there are: what holds no data is
 * renamed without a question, as an index is.
 *
 * @param before the history's schema, with the names that are decided on
 */
record SameTypes(Schema before, Schema after, DiffOptions options) {

    List<TableRename> renames() {
        List<EnumType> gone = missing(before, after);
        List<EnumType> added = missing(after, before);
        List<TableRename> renames = new ArrayList<>();
        for (EnumType old : gone) {
            List<EnumType> same =
                    added.stream().filter(each -> isSame(old, each)).toList();
            if (same.size() == 1
                    && gone.stream().filter(each -> isSame(each, same.get(0))).count() == 1) {
                renames.add(new TableRename(old.name(), same.get(0).name()));
            }
        }
        return renames;
    }

    private static List<EnumType> missing(Schema schema, Schema elsewhere) {
        return schema.enums().values().stream()
                .filter(each -> elsewhere.enumType(each.name()) == null)
                .toList();
    }

    private boolean isSame(EnumType old, EnumType now) {
        return Objects.equals(old.name().schema(), now.name().schema())
                && old.labels().equals(now.labels())
                && !options.notRenamed()
                        .contains(
                                OptionText.pairKey(old.name() + ":" + now.name().name()))
                && becameAllColumns(old, now);
    }

    private boolean becameAllColumns(EnumType old, EnumType now) {
        boolean any = false;
        for (Table table : before.using(old.name())) {
            Table changed = after.table(table.name());
            for (Column column : table.columns().values()) {
                Column kept = changed == null ? null : changed.column(column.name());
                if (kept != null && old.isOf(column.type())) {
                    if (!now.isOf(kept.type())) {
                        return false;
                    }
                    any = true;
                }
            }
        }
        return any;
    }
}
