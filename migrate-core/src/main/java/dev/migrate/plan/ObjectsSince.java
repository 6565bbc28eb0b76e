package dev.migrate.plan;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Presence;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has been done to views, routines and triggers since they were looked at. Not for use by several threads. */
final class ObjectsSince {

    private static final Pattern GRANT = Pattern.compile("(?i)\\s*(grant|revoke)\\b");

    private final List<Step> done = new ArrayList<>();
    private final Map<DefinitionName, Boolean> there = new TreeMap<>();
    private final Map<Identifier, Boolean> schemas = new TreeMap<>();

    @FunctionalInterface
    private interface Step {

        void apply(List<KnownView> views, TableName table);

        /** Returns what a table was called before, or null if there was none. */
        default @Nullable TableName before(TableName table) {
            return table;
        }

        default TableName after(TableName table) {
            return table;
        }
    }

    /** Where views stay below which a table gets another name, they follow it. */
    private record Rename(TableName from, TableName to) implements Step {

        @Override
        public void apply(List<KnownView> views, TableName table) {
            views.replaceAll(each -> each.renamed(from, to));
        }

        @Override
        public @Nullable TableName before(TableName table) {
            return table.equals(to) ? from : table.equals(from) ? null : table;
        }

        @Override
        public TableName after(TableName table) {
            return table.equals(from) ? to : table;
        }
    }

    void add(DefinitionOperation operation) {
        if (operation instanceof RenameDefinition rename) {
            there.put(rename.renamed(), true);
        }
        there.put(operation.name(), operation instanceof CreateDefinition || operation instanceof ReplaceDefinition);
        done.add((views, table) -> apply(operation, views, table));
    }

    /** Who makes a view again grants the same. */
    void executed(String sql) {
        if (GRANT.matcher(sql).lookingAt()) {
            done.add((views, table) -> views.replaceAll(each -> withGrant(each, sql)));
        }
    }

    private static KnownView withGrant(KnownView view, String sql) {
        if (!SqlExpressions.mentions(sql, view.name().name())) {
            return view;
        }
        List<String> belongings = new ArrayList<>(view.belongings());
        belongings.add(sql);
        return new KnownView(view.definition(), view.triggers(), belongings, view.reads());
    }

    void add(RenameTable rename) {
        done.add(new Rename(rename.from(), rename.renamed()));
    }

    void addSchema(Identifier name, boolean created) {
        schemas.put(name, created);
    }

    Presence presenceOfSchema(Identifier name, LiveObjects before) {
        Boolean known = schemas.get(name);
        return known == null ? before.presenceOfSchema(name) : Presence.of(known);
    }

    void forget() {
        done.clear();
        there.clear();
        schemas.clear();
    }

    Presence presence(DefinitionName name, LiveObjects before) {
        Boolean known = there.get(name);
        return known == null ? before.presence(name) : Presence.of(known);
    }

    /** Returns the views over a table, given those that there were over tables. */
    List<KnownView> over(TableName table, LiveObjects before) {
        TableName name = table;
        int start = done.size();
        while (start > 0 && done.get(start - 1).before(name) != null) {
            start--;
            name = Objects.requireNonNull(done.get(start).before(name));
        }
        List<KnownView> views = new ArrayList<>(start == 0 ? before.viewsOver(name) : List.of());
        for (Step step : done.subList(start, done.size())) {
            step.apply(views, name);
            name = step.after(name);
        }
        return views;
    }

    private static void apply(DefinitionOperation operation, List<KnownView> views, TableName table) {
        if (operation.name().table() != null) {
            views.replaceAll(each -> withTrigger(each, operation));
        } else if (operation instanceof DropDefinition drop) {
            views.removeIf(each -> each.definition().name().equals(drop.name()));
        } else if (operation instanceof CreateDefinition create) {
            add(create.definition(), views, table);
        } else if (operation instanceof ReplaceDefinition replace) {
            replace(replace.definition(), views, table);
        } else if (operation instanceof RenameDefinition rename) {
            views.replaceAll(each -> renamed(each, rename));
        }
    }

    private static KnownView renamed(KnownView view, RenameDefinition rename) {
        return view.definition().name().equals(rename.name())
                ? new KnownView(
                        new Definition(rename.renamed(), view.definition().text()),
                        view.triggers(),
                        view.belongings(),
                        view.reads())
                : view;
    }

    private static void add(Definition definition, List<KnownView> views, TableName table) {
        KnownView view = KnownView.ofText(definition, List.of());
        if (definition.name().kind().isView()
                && (view.reads(table) || views.stream().anyMatch(each -> view.reads(each.name())))) {
            views.add(view);
        }
    }

    /** A view that is replaced keeps its place, its triggers and what else belongs to it. */
    private static void replace(Definition definition, List<KnownView> views, TableName table) {
        for (int i = 0; i < views.size(); i++) {
            KnownView there = views.get(i);
            if (there.definition().name().equals(definition.name())) {
                views.set(i, new KnownView(definition, there.triggers(), there.belongings(), null));
                return;
            }
        }
        add(definition, views, table);
    }

    private static KnownView withTrigger(KnownView view, DefinitionOperation operation) {
        DefinitionName name = operation.name();
        if (!view.name().equals(name.table())) {
            return view;
        }
        List<Definition> triggers = new ArrayList<>(view.triggers());
        triggers.removeIf(each -> each.name().equals(name));
        if (operation instanceof CreateDefinition create) {
            triggers.add(create.definition());
        } else if (operation instanceof ReplaceDefinition replace) {
            triggers.add(replace.definition());
        }
        return view.withTriggers(triggers);
    }
}
