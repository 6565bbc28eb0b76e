package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Abilities;
import dev.migrate.dialect.Ability;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.TableName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options of tables that are there, as PostgreSQL changes and keeps them. */
final class OptionSentences {

    private static final String UNLOGGED = "unlogged";
    private static final String TABLESPACE = "tablespace";
    private static final String USING = "using";
    private static final List<String> APART = List.of(UNLOGGED, TABLESPACE, USING);

    private OptionSentences() {}

    /** Returns the change, if it is for PostgreSQL. */
    static List<TableChange> lower(Abilities abilities, TableName table, SetTableOptions change) {
        if (!change.dialect().equals(PostgreSqlDialect.NAME)) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>(change.given().values().keySet());
        names.addAll(change.dropped());
        for (String name : names) {
            if (name.startsWith(OptionWords.UNKNOWN)) {
                throw refused(
                                "PostgreSQL has no such option of a table.",
                                table,
                                name.substring(OptionWords.UNKNOWN.length()))
                        .of("It knows unlogged, with (…), tablespace and using; storage parameters stand behind with.");
            }
            if (name.equals(OptionWords.PARTITION_BY) || name.equals("inherits")) {
                throw refused("PostgreSQL does not change this of a table that is there.", table, name)
                        .of("Create a new table with it, copy the rows, drop the old one and rename the new one.");
            }
        }
        if (names.contains(USING) && !abilities.can(Ability.OTHER_ACCESS_METHODS)) {
            throw abilities.lacks(Ability.OTHER_ACCESS_METHODS, "table  " + table);
        }
        return names.isEmpty() ? List.of() : List.of(change);
    }

    /** A message without its last line. */
    private record Refusal(String text) {

        UnsupportedOperationInDialectException of(String alternative) {
            return new UnsupportedOperationInDialectException(text + "\n" + alternative);
        }
    }

    private static Refusal refused(String reason, TableName table, String option) {
        return new Refusal(reason + "\n    table   " + table + "\n    option  " + option);
    }

    /** Returns what a statement does that changes options. */
    static String actions(SetTableOptions change) {
        List<String> actions = new ArrayList<>();
        OptionWords given = change.given();
        if (given.values().containsKey(UNLOGGED)) {
            actions.add("set unlogged");
        }
        String parameters = given.parameters().entrySet().stream()
                .map(each -> each.getKey() + (each.getValue().isEmpty() ? "" : " = " + each.getValue()))
                .collect(Collectors.joining(", "));
        if (!parameters.isEmpty()) {
            actions.add("set (" + parameters + ")");
        }
        if (given.values().containsKey(USING)) {
            actions.add("set access method " + given.values().get(USING));
        }
        if (given.values().containsKey(TABLESPACE)) {
            actions.add("set tablespace " + given.values().get(TABLESPACE));
        }
        actions.addAll(dropped(change.dropped()));
        return String.join(", ", actions);
    }

    private static List<String> dropped(List<String> names) {
        List<String> actions = new ArrayList<>();
        if (names.contains(UNLOGGED)) {
            actions.add("set logged");
        }
        List<String> parameters =
                names.stream().filter(each -> !APART.contains(each)).toList();
        if (!parameters.isEmpty()) {
            actions.add("reset (" + String.join(", ", parameters) + ")");
        }
        if (names.contains(USING)) {
            actions.add("set access method heap");
        }
        if (names.contains(TABLESPACE)) {
            actions.add("set tablespace pg_default");
        }
        return actions;
    }

    /** Returns the options of a table that the catalog speaks of. */
    static OptionWords read(ResultSet row) throws SQLException {
        Map<String, String> options = new LinkedHashMap<>();
        if (row.getBoolean(UNLOGGED)) {
            options.put(UNLOGGED, "");
        }
        parameters(options, "", row.getArray("reloptions"));
        parameters(options, "toast.", row.getArray("toastoptions"));
        put(options, USING, row.getString("amname"));
        put(options, TABLESPACE, row.getString("spcname"));
        return new OptionWords(PostgreSqlDialect.NAME, options);
    }

    private static void parameters(Map<String, String> options, String prefix, @Nullable Array array)
            throws SQLException {
        for (String each : array == null ? new String[0] : (String[]) array.getArray()) {
            int equals = each.indexOf('=');
            options.put(prefix + each.substring(0, equals), each.substring(equals + 1));
        }
    }

    private static void put(Map<String, String> options, String name, @Nullable String stored) {
        if (stored != null) {
            options.put(name, stored.matches("[a-z_][a-z0-9_]*") ? stored : "\"" + stored.replace("\"", "\"\"") + "\"");
        }
    }
}
