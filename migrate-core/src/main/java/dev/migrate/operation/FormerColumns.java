package dev.migrate.operation;

import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which columns rows had before the first operation, under the names that these have now. */
final class FormerColumns {

    private final Map<TableName, Map<Identifier, Identifier>> formers = new TreeMap<>();

    /** Notes a change of a table, which is given as it was before the first operation. */
    void change(Table before, TableChange change) {
        Map<Identifier, Identifier> names = names(before);
        if (change instanceof AddColumn add) {
            names.remove(add.column().name());
        } else if (change instanceof DropColumn drop) {
            names.remove(drop.column());
        } else if (change instanceof RenameColumn rename) {
            Identifier former = names.remove(rename.from());
            if (former != null) {
                names.put(rename.to(), former);
            }
        }
    }

    /** Returns the former names of columns, or nothing if one of them is new. */
    List<Identifier> of(Table before, List<Identifier> columns) {
        List<Identifier> found = columns.stream()
                .map(names(before)::get)
                .filter(Objects::nonNull)
                .toList();
        return found.size() == columns.size() ? found : List.of();
    }

    private Map<Identifier, Identifier> names(Table before) {
        return formers.computeIfAbsent(before.name(), any -> {
            Map<Identifier, Identifier> names = new TreeMap<>();
            before.columns().keySet().forEach(each -> names.put(each, each));
            return names;
        });
    }
}
