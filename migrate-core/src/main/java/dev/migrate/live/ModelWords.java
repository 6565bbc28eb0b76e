package dev.migrate.live;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Scratch;
import dev.migrate.schema.Column;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaNormalizer;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of a model what a database holds.
 *
 * <p>What means the same to the database is said as the model says it, and so is no difference; all else is said in the
 * database's own words. What the database makes of the model is worked out, and only for tables that then look different
 * tried in a scratch place of the same server.
 */
public final class ModelWords {

    private final Dialect dialect;
    private final Scratch scratch;
    private final Schema model;
    private final Map<TableName, Wanted> wanted = new TreeMap<>();
    private final Map<TableName, Sequence> sequences = new TreeMap<>();
    private final Map<TableName, Sequence> sequencesAsTables = new TreeMap<>();

    /** Creates a translator into the words of a model. */
    public ModelWords(Dialect dialect, Scratch scratch, Schema model) {
        this.dialect = dialect;
        this.scratch = scratch;
        this.model = model;
        SchemaNormalizer normalizer = dialect.normalizer();
        for (Table table : model.tables().values()) {
            normalizer
                    .normalize(Schema.of(List.of(table), List.of()))
                    .tables()
                    .values()
                    .forEach(made -> wanted.put(made.name(), new Wanted(table, made)));
        }
        for (Sequence sequence : model.sequences().values()) {
            Schema made = normalizer.normalize(Schema.of(List.of(), List.of(sequence)));
            made.sequences().keySet().forEach(name -> sequences.put(name, sequence));
            made.tables().keySet().forEach(name -> sequencesAsTables.put(name, sequence));
        }
    }

    /** Returns the sequences of the model under the names that the database has for them. */
    public Set<TableName> sequencesThere() {
        return Collections.unmodifiableSet(sequences.keySet());
    }

    /**
     * Returns the tables and sequences of the model under the names that the database has for them.
     *
     * @return those of schemas that the model names, which an inspector has to be asked for
     */
    public Set<TableName> inNamedSchemas() {
        Set<TableName> names = new TreeSet<>();
        Stream.of(wanted.keySet(), sequences.keySet(), sequencesAsTables.keySet())
                .flatMap(Set::stream)
                .filter(each -> each.schema() != null)
                .forEach(names::add);
        return names;
    }

    /**
     * Returns what a database holds, in the model's words.
     *
     * @param live what its inspector reads
     * @throws SQLException if a table cannot be tried on the server
     */
    public Schema of(Schema live) throws SQLException {
        return of(live, live);
    }

    /**
     * Returns what a database holds, in the model's words, with the sequences that columns of it take numbers from and the
     * model does not have: who writes such columns down has to write these, too.
     *
     * @throws SQLException if a table cannot be tried on the server
     */
    public Schema withSequencesOfNewColumns(Schema live) throws SQLException {
        List<Table> known = new ArrayList<>();
        for (Table table : live.tables().values()) {
            Wanted same = wanted.get(table.name());
            if (same != null) {
                known.add(table.withConstraints(List.of())
                        .withIndexes(List.of())
                        .withColumns(table.columns().values().stream()
                                .filter(each -> same.made().column(each.name()) != null)
                                .toList()));
            }
        }
        return of(live, Schema.of(known, List.of()));
    }

    /**
     * Reads what is live.
     *
     * @param settled what has the columns that sequences may come and go with
     */
    private Schema of(Schema live, Schema settled) throws SQLException {
        askTheServer(live);
        ForeignNames names = new ForeignNames(wanted);
        List<Table> tables = new ArrayList<>();
        List<Sequence> found = new ArrayList<>();
        for (Table table : live.tables().values()) {
            Wanted same = wanted.get(table.name());
            Sequence sequence = sequencesAsTables.get(table.name());
            if (same != null) {
                tables.add(words(table, same).table());
            } else if (sequence != null) {
                found.add(sequence);
            } else if (isLikeSequence(table)) {
                found.add(likeOthers(table.name()));
            } else {
                tables.add(names.table(table));
            }
        }
        live.sequences().values().stream()
                .filter(each -> sequences.containsKey(each.name()) || !belongsToColumn(each, settled))
                .forEach(each -> found.add(words(each, live, settled)));
        Set<Identifier> schemas = new TreeSet<>(model.schemas());
        schemas.retainAll(live.schemas());
        return Schema.of(schemas, tables, found).withEnums(enums(live));
    }

    /** A table that a sequence is made of, which the model no longer has. */
    private boolean isLikeSequence(Table table) {
        Sequence sequence = new Sequence(table.name(), 1, 1);
        Schema made = dialect.normalizer().normalize(Schema.of(List.of(), List.of(sequence)));
        return !sequencesAsTables.isEmpty() && made.tables().containsValue(table);
    }

    /** A table says neither the start of its sequence nor the step: both are taken to be as they are of the others. */
    private Sequence likeOthers(TableName name) {
        Sequence other = model.sequences().values().iterator().next();
        return new Sequence(name, other.start(), other.increment());
    }

    /** What the database has no types for is there with the columns. */
    private Collection<EnumType> enums(Schema live) {
        TreeMap<TableName, EnumType> enums = new TreeMap<>(live.enums());
        for (EnumType type : model.enums().values()) {
            Collection<EnumType> made = dialect.normalizer()
                    .normalize(Schema.empty().withEnums(List.of(type)))
                    .enums()
                    .values();
            if (made.isEmpty()) {
                enums.put(type.name(), type);
            }
            for (EnumType each : made) {
                EnumType found = enums.remove(each.name());
                if (found != null) {
                    enums.put(type.name(), new EnumType(type.name(), found.labels()));
                }
            }
        }
        return enums.values();
    }

    private TableWords words(Table table, Wanted same) {
        return new TableWords(table, same, new ForeignNames(wanted), dialect.writer());
    }

    private void askTheServer(Schema live) throws SQLException {
        Map<TableName, TableName> suspects = new TreeMap<>();
        wanted.forEach((name, same) -> {
            Table table = live.table(name);
            if (table != null && !words(table, same).isSame()) {
                suspects.put(same.model().name(), name);
            }
        });
        if (suspects.isEmpty()) {
            return;
        }
        new ScratchTables(dialect, scratch, model)
                .read(suspects.keySet())
                .forEach((name, made) -> wanted.computeIfPresent(
                        suspects.getOrDefault(name, name), (any, old) -> new Wanted(old.model(), inPlace(made, old))));
    }

    /** What was tried in one schema stands for what the model has in several. */
    private Table inPlace(Table made, Wanted old) {
        return made.withName(old.made().name()).withConstraints(new PlacedKeys(old.made()).of(made.constraints()));
    }

    /** Whose it is counts where the model does not have that column. */
    private Sequence words(Sequence sequence, Schema live, Schema settled) {
        Sequence same = sequences.get(sequence.name());
        Sequence named = same == null ? sequence : sequence.withName(same.name());
        SequenceOwner owner = named.owner();
        return isIn(live, owner) && !isIn(settled, owner) ? named : named.withOwner(null);
    }

    private static boolean isIn(Schema schema, @Nullable SequenceOwner owner) {
        Table table = owner == null ? null : schema.table(owner.table());
        return table != null && owner != null && table.column(owner.column()) != null;
    }

    /**
     * A sequence that nobody but a column's default takes numbers from comes and goes with the column, unless the column
     * stays without a default.
     */
    private boolean belongsToColumn(Sequence sequence, Schema settled) {
        SequenceOwner owner = sequence.owner();
        Table owning = owner == null ? null : settled.table(owner.table());
        Column owned = owning == null || owner == null ? null : owning.column(owner.column());
        if (owning != null && owned != null && owned.defaultValue() == null) {
            return true;
        }
        return settled.tables().values().stream()
                .flatMap(table -> table.columns().values().stream().filter(column -> !losesDefault(table, column)))
                .anyMatch(column -> column.defaultValue() != null
                        && SqlExpressions.mentions(
                                column.defaultValue().expression().replace('\'', ' '),
                                sequence.name().name()));
    }

    private boolean losesDefault(Table table, Column column) {
        Wanted same = wanted.get(table.name());
        Column made = same == null ? null : same.made().column(column.name());
        return made != null && made.defaultValue() == null;
    }
}
