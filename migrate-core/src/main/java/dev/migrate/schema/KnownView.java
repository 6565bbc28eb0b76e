package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A view and what goes with it when it is dropped.
 *
 * @param definition the view; for whoever makes it again, its text
 * @param triggers the triggers that it has
 * @param belongings statements, in the database's own words, that bring back whatever else it had: its owner, grants,
 *     comments, indexes; empty where nobody has looked
 * @param reads the tables and views that it reads, with the columns, or null where only its text tells
 */
public record KnownView(
        Definition definition,
        List<Definition> triggers,
        List<String> belongings,
        @Nullable Map<TableName, Set<Identifier>> reads) {

    /** Copies the lists. */
    public KnownView {
        triggers = List.copyOf(triggers);
        belongings = List.copyOf(belongings);
    }

    /** Returns a view of which nothing but its text is known. */
    public static KnownView ofText(Definition definition, List<Definition> triggers) {
        return new KnownView(definition, triggers, List.of(), null);
    }

    /** Returns the name of the view. */
    public TableName name() {
        return definition.name().name();
    }

    /** Returns whether the database has told what it reads, so that this is not guessed. */
    public boolean isExact() {
        return reads != null;
    }

    /** Returns whether it reads a table or another view. */
    public boolean reads(TableName table) {
        return reads == null ? SqlExpressions.mentions(definition.text(), table.name()) : reads.containsKey(table);
    }

    /** Returns whether it reads a column of a table. */
    public boolean reads(TableName table, Identifier column) {
        if (reads == null) {
            return reads(table)
                    && (definition.text().contains("*") || SqlExpressions.mentions(definition.text(), column));
        }
        return reads.getOrDefault(table, Set.of()).contains(column);
    }

    /** Returns the same view behind another name of a table, for a database whose views follow names. */
    public KnownView renamed(TableName from, TableName to) {
        if (!reads(from)) {
            return this;
        }
        String text = SqlExpressions.renamed(definition.text(), from.name(), to.name());
        return new KnownView(new Definition(definition.name(), text), triggers, belongings, renamed(reads, from, to));
    }

    private static @Nullable Map<TableName, Set<Identifier>> renamed(
            @Nullable Map<TableName, Set<Identifier>> reads, TableName from, TableName to) {
        if (reads == null) {
            return null;
        }
        Map<TableName, Set<Identifier>> renamed = new TreeMap<>();
        reads.forEach((table, columns) -> renamed.put(table.equals(from) ? to : table, columns));
        return renamed;
    }

    /** Returns the same view with other triggers. */
    public KnownView withTriggers(List<Definition> others) {
        return new KnownView(definition, others, belongings, reads);
    }

    /** Returns, of views in an order in which they can be created, those that fit and those that read one of them. */
    public static List<KnownView> withReaders(Collection<KnownView> views, Predicate<KnownView> fits) {
        List<KnownView> found = new ArrayList<>();
        for (KnownView view : views) {
            if (fits.test(view) || found.stream().anyMatch(each -> view.reads(each.name()))) {
                found.add(view);
            }
        }
        return found;
    }

    /** Returns the views among some definitions, in an order in which they can be created as far as their texts tell. */
    public static List<KnownView> inOrder(Collection<Definition> definitions) {
        List<KnownView> left = new ArrayList<>();
        for (Definition each : definitions) {
            if (each.name().kind().isView()) {
                left.add(ofText(each, triggersOf(each.name().name(), definitions)));
            }
        }
        return inOrder(left);
    }

    /** Returns views in an order in which they can be created. */
    public static List<KnownView> inOrder(List<KnownView> views) {
        List<KnownView> left = new ArrayList<>(views);
        List<KnownView> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            KnownView next = left.stream()
                    .filter(view -> left.stream()
                            .noneMatch(each -> !each.name().equals(view.name()) && view.reads(each.name())))
                    .findFirst()
                    .orElse(left.get(0));
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private static List<Definition> triggersOf(TableName view, Collection<Definition> definitions) {
        return definitions.stream()
                .filter(each -> view.equals(each.name().table()))
                .toList();
    }
}
