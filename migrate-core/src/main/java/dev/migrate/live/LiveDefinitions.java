package dev.migrate.live;

import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which views, routines and triggers a database holds, by their names: their texts are printed in other words than they
 * were given, and of routines the arguments are, too.
 */
public final class LiveDefinitions {

    private final Set<String> found = new TreeSet<>();

    private LiveDefinitions(List<Unread.Item> items) {
        items.forEach(each -> found.add(key(each)));
    }

    /**
     * Looks at the connection's schema.
     *
     * @throws SQLException if the catalog cannot be read
     */
    public static LiveDefinitions in(Connection connection, String dialect) throws SQLException {
        return new LiveDefinitions(Unread.in(connection, dialect));
    }

    /** Returns whether something of this kind and name is there; of another schema than the connection's it is believed. */
    public boolean has(DefinitionName name) {
        return name.name().schema() != null
                || name.table() != null && name.table().schema() != null
                || found.contains(key(name));
    }

    /**
     * Returns those that are there.
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
        return there.stream().filter(each -> has(each.name())).toList();
    }

    private static String key(DefinitionName name) {
        String table = name.table() == null ? "" : name.table().name().text() + ".";
        return key(name.kind().words(), table + name.name().name().text());
    }

    private static String key(Unread.Item item) {
        int arguments = item.name().indexOf('(');
        return key(item.kind(), arguments < 0 ? item.name() : item.name().substring(0, arguments));
    }

    private static String key(String kind, String name) {
        return kind + " " + name.toLowerCase(Locale.ROOT);
    }
}
