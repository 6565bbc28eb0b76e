package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaSource;
import dev.migrate.schema.TableName;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads the schema that the application's entities need.
 *
 * <p>Each reading builds a SessionFactory of its own, without a connection to any database. Not for use by several
 * threads.
 */
public final class HibernateSchemaSource implements SchemaSource {

    private final Dialect target;
    private final FactoryBuilder builder;
    private final ReadingSettings settings;
    private Duration buildTime = Duration.ZERO;

    /**
     * Creates a source.
     *
     * @param applicationSettings the settings with which the application builds its SessionFactory
     * @param target the database that the schema is for; decides only what Hibernate leaves to the database, which is
     *     how generated ids without a named strategy come about
     */
    public HibernateSchemaSource(Map<String, Object> applicationSettings, Dialect target, FactoryBuilder builder) {
        this.target = target;
        this.builder = builder;
        this.settings = new ReadingSettings(new LinkedHashMap<>(applicationSettings), target);
    }

    /** Reads the schema in portable words. */
    @Override
    public Schema read() {
        return model().schema();
    }

    /**
     * Reads the schema in portable words, with what else the entities say.
     *
     * @throws UnsupportedMappingException if a part of the mapping has no portable form
     */
    public HibernateModel model() {
        Neutral read = reading(
                "in portable words",
                moment -> new Neutral(ModelReader.read(moment, target), DocumentChecks.first(moment)),
                ReadingSettings::neutral,
                words -> Optional.empty());
        return read.document()
                .map(place -> withDocumentChecks(read.model(), place))
                .orElseGet(read::model);
    }

    private HibernateModel withDocumentChecks(HibernateModel model, Place place) {
        try {
            Map<TableName, Map<Identifier, String>> checks =
                    reading(realWords(), DocumentChecks::read, ReadingSettings::real, new NamedColumn(model));
            return model.withSchema(DocumentChecks.addedTo(model.schema(), checks));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw DocumentChecks.areUnknown(e) ? withoutDocuments(place, e) : e;
        }
    }

    private UnsupportedMappingException withoutDocuments(Place place, RuntimeException cause) {
        return UnsupportedMappingException.of(
                "an embeddable in one column",
                place,
                "Hibernate cannot read and write its parts on " + target.name() + " " + target.version(),
                "Map a class that is not @Embeddable with @JdbcTypeCode(SqlTypes.JSON), or use another database.",
                cause);
    }

    /** A model, and the place of an embeddable that is stored as a document. */
    private record Neutral(HibernateModel model, Optional<Place> document) {}

    /**
     * Reads the entities once more, under Hibernate's own dialect of the target, and returns each column that a model
     * would give another type there than Hibernate does.
     *
     * @throws UnsupportedMappingException if the target has no type for a column, or Hibernate's dialect does not take
     *     the model
     */
    public List<TypeDifference> differences(HibernateModel model) {
        NamedTypes.refuseWithout(model, target);
        return TypeOracle.check(model, realColumns(model), target);
    }

    /** Returns how long Hibernate has taken so far to build what was read, without the reading itself. */
    public Duration buildTime() {
        return buildTime;
    }

    RealColumns realColumns(HibernateModel model) {
        return reading(realWords(), RealColumns::read, ReadingSettings::real, new NamedColumn(model));
    }

    private String realWords() {
        return "for " + target.name() + " " + target.version();
    }

    private <R> R reading(
            String words,
            Function<Capture.Moment, R> reading,
            BiFunction<ReadingSettings, Capture<?>, Map<String, Object>> settingsFor,
            Function<String, Optional<Place>> mapped) {
        Capture<R> capture = new Capture<>(settings.integrators(), reading);
        long start = System.nanoTime();
        try {
            build(settingsFor.apply(settings, capture), capture);
            Duration whole = Duration.ofNanos(System.nanoTime() - start);
            buildTime = buildTime.plus(whole).minus(capture.time());
            return capture.result();
        } catch (PersistenceException e) {
            throw UnsupportedMappingException.ofModel(words, e, mapped);
        }
    }

    /** What has failed while reading says more than that the SessionFactory was not built. */
    private void build(Map<String, Object> readingSettings, Capture<?> capture) {
        try {
            builder.build(readingSettings);
        } catch (RuntimeException e) {
            if (!capture.hasFailed()) {
                throw e;
            }
        }
    }
}
