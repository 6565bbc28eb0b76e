package dev.migrate.live;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table of the database in the words of the model: as the model says it wherever the database holds just that. */
final class TableWords {

    private final Table live;
    private final Wanted wanted;
    private final ForeignNames names;
    private final SqlWriter writer;
    private final Map<Identifier, Identifier> columnNames;
    private final Pairs<Constraint> constraints;
    private final Pairs<Index> indexes;
    private final List<Unique> uniquesAsIndexes = new ArrayList<>();
    private final List<Index> indexesAsUniques = new ArrayList<>();
    private final Set<Object> settled = new HashSet<>();

    TableWords(Table live, Wanted wanted, ForeignNames names, SqlWriter writer) {
        this.live = live;
        this.wanted = wanted;
        this.names = names;
        this.writer = writer;
        this.columnNames = wanted.names();
        this.constraints = Pairs.of(live.constraints(), wanted.made().constraints(), Content::of, Constraint::name);
        this.indexes = Pairs.of(live.indexes(), wanted.made().indexes(), Content::of, Index::name);
        pairUniqueIndexes();
    }

    /** A unique index and a unique constraint over the same columns keep the same rows out. */
    private void pairUniqueIndexes() {
        for (Index index : indexes.missing()) {
            constraints.extra().stream()
                    .filter(each -> each instanceof Unique
                            && !settled.contains(each)
                            && Content.of(each).equals(Content.asUnique(index)))
                    .findFirst()
                    .ifPresent(each -> settle(each, index, uniquesAsIndexes, (Unique) each));
        }
        for (Constraint constraint : constraints.missing()) {
            indexes.extra().stream()
                    .filter(each ->
                            !settled.contains(each) && Content.asUnique(each).equals(Content.of(constraint)))
                    .findFirst()
                    .ifPresent(each -> settle(each, constraint, indexesAsUniques, each));
        }
    }

    private <T> void settle(Object found, Object missing, List<T> list, T element) {
        settled.add(found);
        settled.add(missing);
        list.add(element);
    }

    /** Returns whether the database holds what the model says, names aside. */
    boolean isSame() {
        return live.columns().size() == wanted.made().columns().size()
                && live.columns().values().stream()
                        .allMatch(each -> each.equals(wanted.made().column(each.name())))
                && Objects.equals(live.comment(), wanted.made().comment())
                && left(constraints.extra()).stream().allMatch(Exclude.class::isInstance)
                && left(constraints.missing()).isEmpty()
                && left(indexes.extra()).stream().noneMatch(each -> each.equals(each.plain()))
                && left(indexes.missing()).isEmpty();
    }

    private <T> List<T> left(List<T> list) {
        return list.stream().filter(each -> !settled.contains(each)).toList();
    }

    Table table() {
        Map<Identifier, Column> columns = new LinkedHashMap<>();
        Set<Constraint> ofTypes = new HashSet<>();
        for (Column column : live.columns().values()) {
            Column words = column(column, ofTypes);
            columns.put(words.name(), words);
        }
        return Table.of(
                        wanted.model().name(),
                        columns.values(),
                        constraints(ofTypes),
                        indexes(),
                        Objects.equals(live.comment(), wanted.made().comment())
                                ? wanted.model().comment()
                                : live.comment())
                .withOptions(live.options());
    }

    private Column column(Column column, Set<Constraint> ofTypes) {
        Column made = wanted.made().column(column.name());
        Column model = made == null ? null : wanted.model().column(name(column.name()));
        if (made == null || model == null) {
            return names.column(column, columnNames);
        }
        Column words = ColumnWords.of(column, made, model);
        return words.withType(enumeration(column, made, model, words.type(), ofTypes));
    }

    /** Where a check stands for an enumeration, the check says which labels the column has. */
    private SqlType enumeration(Column column, Column made, Column model, SqlType words, Set<Constraint> ofTypes) {
        Check madeCheck = new LabelsOf(wanted.made(), writer).check(made.name());
        boolean standsForType = model.type() instanceof Enumeration
                && madeCheck != null
                && wanted.model(madeCheck) == null
                && constraints.missing().contains(madeCheck);
        if (!standsForType) {
            return words;
        }
        Check liveCheck = new LabelsOf(live, writer).check(column.name());
        if (liveCheck == null || !constraints.extra().contains(liveCheck)) {
            return column.type();
        }
        Enumeration read = LabelsOf.read(liveCheck, (Enumeration) model.type());
        if (read == null || !column.type().equals(made.type())) {
            return column.type();
        }
        ofTypes.add(liveCheck);
        return read;
    }

    private List<Constraint> constraints(Set<Constraint> ofTypes) {
        List<Constraint> words = new ArrayList<>();
        constraints.both().forEach((found, made) -> {
            Constraint model = wanted.model(made);
            if (model != null) {
                words.add(named(model, found, made));
            }
        });
        for (Index each : indexesAsUniques) {
            wanted.model().constraints().stream()
                    .filter(Unique.class::isInstance)
                    .filter(unique -> new TreeSet<>(unique.columns()).equals(new TreeSet<>(names(each.columns()))))
                    .forEach(words::add);
        }
        for (Constraint each : left(constraints.extra())) {
            if (!ofTypes.contains(each)) {
                words.add(names.constraint(each, columnNames));
            }
        }
        return words;
    }

    private Constraint named(Constraint model, Constraint found, Constraint made) {
        boolean other = found.name() != null
                && made.name() != null
                && !LooseNames.same(found.name(), made.name())
                && !LooseNames.isChosen(wanted.model().name(), model);
        return other ? model.withName(found.name()) : model;
    }

    private List<Index> indexes() {
        List<Index> words = new ArrayList<>();
        indexes.both().forEach((found, made) -> {
            Index model = wanted.model(made);
            boolean other = !LooseNames.same(found.name(), made.name())
                    && !LooseNames.isChosen(wanted.model().name(), model);
            words.add(other ? model.withName(found.name()) : model);
        });
        uniquesAsIndexes.forEach(each -> addUnique(words, each));
        constraints.both().forEach((found, made) -> {
            if (made instanceof Unique unique && wanted.model(made) == null) {
                addUnique(words, unique);
            }
        });
        left(indexes.extra()).forEach(each -> words.add(names.index(each, columnNames)));
        return words;
    }

    /** Adds the unique index of the model that the database has as a constraint. */
    private void addUnique(List<Index> words, Unique unique) {
        wanted.model().indexes().stream()
                .filter(index ->
                        index.unique() && new TreeSet<>(index.columns()).equals(new TreeSet<>(names(unique.columns()))))
                .forEach(words::add);
    }

    private List<Identifier> names(List<Identifier> columns) {
        return columns.stream().map(this::name).toList();
    }

    private Identifier name(Identifier column) {
        @Nullable Identifier known = columnNames.get(column);
        return known == null ? column : known;
    }
}
