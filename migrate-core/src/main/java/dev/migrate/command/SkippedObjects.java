package dev.migrate.command;

import dev.migrate.diff.ObjectFilter;
import dev.migrate.diff.Unsaid;
import dev.migrate.live.Unread;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a comparison with a database cannot look into, with the reasons: neither a change, nor known to be none. */
final class SkippedObjects {

    private static final String BY_NAME =
            "only that it is there is compared: the database keeps its text in other words than it was given";
    private static final String ELSEWHERE = "is not looked for: it is in another schema than the connection's";
    private static final String MAPPED =
            "a class is mapped to it as if it were a table, and its columns are not compared";
    private static final String UNSAID = "no revision makes it with an operation, and no model can say it";
    private static final String VERSIONED =
            "the model has none of its name, and the database keeps what its rows were: it stays as it is";
    private static final String MORE = "has more than a model can say, which no revision says: it stays as it is";

    private final ObjectFilter filter;
    private final Schema model;
    private final Schema history;
    private final Map<String, DefinitionName> made = new TreeMap<>();

    /**
     * Creates what knows both sides.
     *
     * @param filter what is compared: nothing else is skipped
     * @param history what the revisions make, or nothing where that is not known
     * @param made the views, routines and triggers of the revisions
     */
    SkippedObjects(ObjectFilter filter, Schema model, Schema history, Collection<Definition> made) {
        this.filter = filter;
        this.model = model;
        this.history = history;
        filter.definitions(model.definitions().values()).forEach(each -> this.made.put(key(each.name()), each.name()));
        filter.definitions(made).forEach(each -> this.made.put(key(each.name()), each.name()));
    }

    /** Returns what finds an object among those that a database tells of, whichever way its name is written. */
    static String key(DefinitionName name) {
        String table = name.table() == null ? "" : name.table().name().text() + ".";
        return key(name.kind().words(), table + name.name().name().text());
    }

    private static String key(String kind, String name) {
        return kind + " " + name.toLowerCase(Locale.ROOT);
    }

    /** Returns what finds an object that a database tells of; a routine comes with its arguments there. */
    static String key(Unread.Item item) {
        int open = item.name().indexOf('(');
        return key(item.kind(), open < 0 ? item.name() : item.name().substring(0, open));
    }

    /** Returns what is skipped of a history: all that revisions say is known, but not the columns of a view. */
    static List<Remark> ofHistory(ObjectFilter filter, Schema model, Schema history) {
        return MappedViews.in(model, history).stream()
                .filter(each -> filter.isCompared("view", each.name()))
                .map(each -> remark(each, MAPPED))
                .sorted(Comparator.comparing(Remark::kind).thenComparing(Remark::name))
                .toList();
    }

    /** Returns what is skipped of a database that was read, sorted by kind and name. */
    List<Remark> of(Schema live, List<Unread.Item> unread) {
        List<Remark> skipped = new ArrayList<>();
        made.values().stream()
                .filter(SkippedObjects::isElsewhere)
                .forEach(each -> skipped.add(remark(each, ELSEWHERE)));
        unread.stream().filter(this::isCompared).forEach(each -> {
            Remark remark = remark(each);
            if (remark != null) {
                skipped.add(remark);
            }
        });
        skipped.addAll(unsaid(live));
        return skipped.stream()
                .distinct()
                .sorted(Comparator.comparing(Remark::kind).thenComparing(Remark::name))
                .toList();
    }

    private boolean isCompared(Unread.Item item) {
        String name = item.name();
        return switch (item.kind()) {
            case "view", "materialized view" -> filter.isCompared("view", named(name));
            case "domain" -> filter.isCompared("type", named(name));
            case "trigger", "policy" -> filter.isCompared("table", named(name.substring(0, name.indexOf('.'))));
            case "partitioned table", "foreign table", "virtual table", VersionedTables.KIND ->
                filter.isCompared("table", named(name));
            default -> true;
        };
    }

    private static TableName named(String name) {
        return TableName.of(Identifier.quoted(name));
    }

    private static boolean isElsewhere(DefinitionName name) {
        TableName table = name.table();
        return name.name().schema() != null || table != null && table.schema() != null;
    }

    private static Remark remark(DefinitionName name, String reason) {
        TableName table = name.table();
        return new Remark(
                name.kind().words(), name.name() + name.arguments() + (table == null ? "" : " of " + table), reason);
    }

    /** A partition is its table's, and an extension is not of the schema that it is installed in. */
    private @Nullable Remark remark(Unread.Item item) {
        return switch (item.kind()) {
            case "partition", "extension" -> null;
            case "partitioned table" -> new Remark(item.kind(), item.name(), "is compared without its partitions");
            case VersionedTables.KIND ->
                new Remark(item.kind(), item.name(), isTable(item) ? "is compared without its past" : VERSIONED);
            default -> definition(item);
        };
    }

    private Remark definition(Unread.Item item) {
        DefinitionName known = made.get(key(item));
        if (known != null && !isElsewhere(known)) {
            return remark(known, BY_NAME);
        }
        return new Remark(item.kind(), item.name(), isMapped(item) ? MAPPED : UNSAID);
    }

    private boolean isTable(Unread.Item item) {
        TreeSet<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        model.tables().keySet().forEach(each -> tables.add(each.name().text()));
        return tables.contains(item.name());
    }

    private boolean isMapped(Unread.Item item) {
        return isTable(item)
                && (item.kind().equals(DefinitionKind.VIEW.words())
                        || item.kind().equals(DefinitionKind.MATERIALIZED_VIEW.words()));
    }

    private List<Remark> unsaid(Schema live) {
        List<Remark> skipped = new ArrayList<>();
        for (Table table : live.tables().values()) {
            if (model.table(table.name()) != null) {
                Table old = history.table(table.name());
                List<Index> indexes = old == null ? List.of() : Unsaid.indexes(old);
                List<Constraint> constraints = old == null ? List.of() : Unsaid.constraints(old);
                Unsaid.indexes(table).stream()
                        .map(Index::name)
                        .filter(each ->
                                indexes.stream().noneMatch(other -> other.name().equals(each)))
                        .forEach(each -> skipped.add(more("index", each, table)));
                Unsaid.constraints(table).stream()
                        .filter(each -> constraints.stream()
                                .noneMatch(other -> named(other).equals(named(each))))
                        .forEach(each -> skipped.add(more(each.kind().words(), named(each), table)));
            }
        }
        return skipped;
    }

    private static Identifier named(Constraint constraint) {
        return Objects.requireNonNullElse(
                constraint.name(), constraint.columns().get(0));
    }

    private static Remark more(String kind, Identifier name, Table table) {
        return new Remark(kind, name + " of " + table.name(), MORE);
    }
}
