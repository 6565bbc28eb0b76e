package dev.migrate.diff;

import dev.migrate.operation.CheckedValues;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that checks no longer list while they list new ones: where a class of a hierarchy has another name, so have the
 * rows, or the check refuses them.
 *
 * @param before the schema in which no value has a new name yet
 * @param renames the values that are known to have new names
 */
record GoneValues(Schema before, Schema after, List<LabelRename> renames) {

    private static final Pattern SIGNS = Pattern.compile("[:,\"`]");

    List<Drop> drops() {
        List<Drop> drops = new ArrayList<>();
        for (Table table : before.tables().values()) {
            Table now = after.table(table.name());
            if (now != null) {
                table.columns().values().forEach(each -> drops(table, each, now, drops));
            }
        }
        return drops;
    }

    private void drops(Table table, Column column, Table now, List<Drop> drops) {
        Column kept = now.column(column.name());
        Optional<CheckedValues> old = CheckedValues.of(table, column.name());
        Optional<CheckedValues> listed = CheckedValues.of(now, column.name());
        if (kept == null
                || old.isEmpty()
                || listed.isEmpty()
                || column.type() instanceof Enumeration
                || kept.type() instanceof Enumeration
                || BooleanWords.change(table, column, now, kept)) {
            return;
        }
        List<LabelRename> said = renames.stream()
                .filter(each ->
                        each.table().equals(table.name()) && each.column().equals(column.name()))
                .toList();
        List<String> gone = without(old.get().texts(), listed.get().texts()).stream()
                .filter(each -> said.stream().noneMatch(rename -> rename.from().equals(each)))
                .toList();
        List<String> added = without(listed.get().texts(), old.get().texts()).stream()
                .filter(each -> said.stream().noneMatch(rename -> rename.to().equals(each)))
                .toList();
        if (added.isEmpty() || !Stream.concat(gone.stream(), added.stream()).allMatch(GoneValues::isSayable)) {
            return;
        }
        for (String value : gone) {
            String name = table.name() + "." + column.name() + ":" + value;
            String key = OptionText.key(table.name()) + "." + OptionText.key(column.name()) + ":" + value;
            drops.add(Drop.ofValue(name, key, added, gone.size() == 1 && added.size() == 1 ? added.get(0) : ""));
        }
    }

    /** What options take for signs of their own is left to the caution that the revision has. */
    private static boolean isSayable(String value) {
        return !value.isBlank()
                && value.equals(value.strip())
                && !SIGNS.matcher(value).find();
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream().filter(each -> !others.contains(each)).toList();
    }
}
