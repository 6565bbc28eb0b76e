package dev.migrate.live;

import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Presence;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which views, routines and triggers a database holds, by their names, and routines by the types of their arguments where
 * there may be several of a name: their texts are printed in other words than they were given.
 */
public final class LiveDefinitions {

    private final Map<String, List<String>> found = new TreeMap<>();
    private final boolean overloads;

    private LiveDefinitions(List<Unread.Item> items, boolean overloads) {
        this.overloads = overloads;
        for (Unread.Item item : items) {
            int open = item.name().indexOf('(');
            String name = open < 0 ? item.name() : item.name().substring(0, open);
            found.computeIfAbsent(key(item.kind(), name), key -> new ArrayList<>())
                    .add(open < 0 ? "" : item.name().substring(open));
        }
    }

    /**
     * Looks at the connection's schema.
     *
     * @throws SQLException if the catalog cannot be read
     */
    public static LiveDefinitions in(Connection connection, String dialect) throws SQLException {
        return new LiveDefinitions(Unread.in(connection, dialect), dialect.equals("postgresql"));
    }

    /** Returns whether something is there; of another schema than the connection's, nobody has looked. */
    public Presence presence(DefinitionName name) {
        if (name.name().schema() != null || name.table() != null && name.table().schema() != null) {
            return Presence.UNKNOWN;
        }
        String table = name.table() == null ? "" : name.table().name().text() + ".";
        List<String> arguments =
                found.get(key(name.kind().words(), table + name.name().name().text()));
        if (arguments == null || !overloads || !name.kind().isRoutine()) {
            return Presence.of(arguments != null);
        }
        return presence(RoutineArguments.of(name.kind(), name.arguments()), name, arguments);
    }

    private static Presence presence(RoutineArguments wanted, DefinitionName name, List<String> there) {
        boolean unknown = false;
        for (String each : there) {
            Presence same = wanted.isSame(RoutineArguments.of(name.kind(), each));
            if (same == Presence.THERE) {
                return Presence.THERE;
            }
            unknown |= same == Presence.UNKNOWN;
        }
        return unknown ? Presence.UNKNOWN : Presence.MISSING;
    }

    /**
     * Returns those that are there, and those of which nobody can say.
     *
     * @param tables the tables of a model, of which those that are views are returned too; which query they are of is not
     *     known
     */
    public List<Definition> of(Collection<Definition> definitions, Collection<TableName> tables) {
        List<Definition> there = new ArrayList<>();
        for (TableName each : tables) {
            if (each.schema() == null) {
                there.add(new Definition(DefinitionName.of(DefinitionKind.VIEW, each), ""));
                there.add(new Definition(DefinitionName.of(DefinitionKind.MATERIALIZED_VIEW, each), ""));
            }
        }
        there.addAll(definitions);
        return there.stream()
                .filter(each -> presence(each.name()) != Presence.MISSING)
                .toList();
    }

    private static String key(String kind, String name) {
        return kind + " " + name.toLowerCase(Locale.ROOT);
    }
}
