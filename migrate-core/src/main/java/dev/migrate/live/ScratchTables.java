package dev.migrate.live;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.Statement;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of a model in a scratch place and reads what the database makes of them.
 *
 * <p>A place holds some of the tables only, because a server has only so many locks for one transaction, and of the tables
 * that their foreign keys refer to no more than the columns referred to: work and locks grow with what is asked for, not
 * with the model.
 */
final class ScratchTables {

    private static final int TABLES_A_PLACE = 200;

    private final Dialect dialect;
    private final Scratch scratch;
    private final Schema model;

    ScratchTables(Dialect dialect, Scratch scratch, Schema model) {
        this.dialect = dialect;
        this.scratch = scratch;
        this.model = model;
    }

    /** Returns for each of some tables of the model what the database makes of it. */
    Map<TableName, Table> read(Set<TableName> names) throws SQLException {
        Map<TableName, Table> made = new TreeMap<>();
        List<TableName> all = List.copyOf(names);
        for (int from = 0; from < all.size(); from += TABLES_A_PLACE) {
            made.putAll(readInOnePlace(all.subList(from, Math.min(from + TABLES_A_PLACE, all.size()))));
        }
        return made;
    }

    private Map<TableName, Table> readInOnePlace(List<TableName> names) throws SQLException {
        Map<TableName, Table> needed = new StandIns(model).with(names);
        Map<TableName, TableName> places = places(needed.keySet());
        Schema part = part(needed, places);
        Schema read = scratch.lendAmongTypes(place -> {
            create(place, part);
            return dialect.inspector(place).read();
        });
        Map<TableName, Table> made = new TreeMap<>();
        for (TableName name : names) {
            Table found = find(read, places.getOrDefault(name, name));
            if (found != null) {
                made.put(name, found);
            }
        }
        return made;
    }

    private static @Nullable Table find(Schema read, TableName place) {
        return read.tables().values().stream()
                .filter(each -> LooseNames.same(each.name().name(), place.name()))
                .findFirst()
                .orElse(null);
    }

    /** Returns names in the one schema of the place. */
    private static Map<TableName, TableName> places(Set<TableName> names) {
        Map<TableName, TableName> places = new TreeMap<>();
        Set<Identifier> taken = new TreeSet<>();
        for (TableName name : names) {
            Identifier place = name.name();
            for (int number = 2; !taken.add(place); number++) {
                place = Identifier.quoted(name.name().text() + "_" + number);
            }
            places.put(name, TableName.of(place));
        }
        return places;
    }

    private Schema part(Map<TableName, Table> needed, Map<TableName, TableName> places) {
        List<Table> tables =
                needed.values().stream().map(table -> moved(table, places)).toList();
        return Schema.of(tables, sequences(tables)).withEnums(model.enums().values());
    }

    private static Table moved(Table table, Map<TableName, TableName> places) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (!(constraint instanceof ForeignKey key)) {
                constraints.add(constraint);
            } else if (places.containsKey(key.referencedTable())) {
                constraints.add(key.withReferencedTable(places.getOrDefault(key.referencedTable(), table.name())));
            }
        }
        return table.withName(places.getOrDefault(table.name(), table.name())).withConstraints(constraints);
    }

    /** Defaults may take numbers from sequences. */
    private List<Sequence> sequences(List<Table> tables) {
        boolean numbered = tables.stream()
                .flatMap(table -> table.columns().values().stream())
                .anyMatch(each -> each.defaultValue() != null
                        && each.defaultValue().expression().matches("(?is).*\\bnext.*"));
        return numbered
                ? model.sequences().values().stream()
                        .filter(each -> each.name().schema() == null)
                        .toList()
                : List.of();
    }

    private void create(Connection place, Schema part) throws SQLException {
        Replay state = Replay.from(Schema.empty());
        for (Operation operation : SchemaDiff.between(Schema.empty(), part)) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                for (Statement statement : dialect.writer().write(lowered, state)) {
                    execute(place, statement.sql());
                }
                state.apply(lowered);
            }
        }
    }

    private static void execute(Connection place, String sql) throws SQLException {
        try (java.sql.Statement statement = place.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The database refuses a table of the model, so that the two cannot be compared.\n    statement  "
                            + sql.strip().replace("\n", "\n               ") + "\n    error      "
                            + String.valueOf(e.getMessage()).strip().replace("\n", "\n               ")
                            + "\nThe table was tried in a scratch place, which is gone again. Correct the mapping, or name"
                            + " another database of the same kind to try it in: migrate.scratch-url=jdbc:…",
                    e);
        }
    }
}
