package dev.migrate.command;

import dev.migrate.diff.Evidence;
import dev.migrate.hibernate.CountedIds;
import dev.migrate.hibernate.HibernateModel;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What the application's mappings want the database to be.
 *
 * @param rows the rows that a table needs from its creation on
 * @param entities the names of the entity classes
 * @param lookedIn where entities were looked for, one a line, for the message that there are none
 * @param counted the ids that are counted in rows of tables
 * @param evidence what tables and columns are mapped by, and what they were called before
 * @param numberedByDatabase the ids whose numbering is left to the database, which another one does in another way
 * @param pastByDatabase the classes and collections whose past is kept in moments of a type that each database has its own of
 * @param buildTime how long Hibernate took to build what the model was read from; zero where it did not
 */
public record Model(
        Schema schema,
        Map<TableName, List<InsertRows>> rows,
        SortedSet<String> entities,
        List<String> lookedIn,
        List<CountedIds> counted,
        Evidence evidence,
        List<String> numberedByDatabase,
        List<String> pastByDatabase,
        Duration buildTime) {

    /** Copies the lists. */
    public Model {
        counted = List.copyOf(counted);
        numberedByDatabase = List.copyOf(numberedByDatabase);
        pastByDatabase = List.copyOf(pastByDatabase);
    }

    /** Creates a model of which it is not known what its tables are mapped by. */
    public Model(
            Schema schema, Map<TableName, List<InsertRows>> rows, SortedSet<String> entities, List<String> lookedIn) {
        this(schema, rows, entities, lookedIn, Evidence.none());
    }

    /** Creates a model that Hibernate has not built. */
    public Model(
            Schema schema,
            Map<TableName, List<InsertRows>> rows,
            SortedSet<String> entities,
            List<String> lookedIn,
            Evidence evidence) {
        this(schema, rows, entities, lookedIn, List.of(), evidence, List.of(), List.of(), Duration.ZERO);
    }

    /** Returns this model with what its tables and columns are mapped by. */
    public Model withOrigins(HibernateModel.Origins origins) {
        Evidence known = new Evidence(
                origins.tables(),
                origins.columns(),
                origins.formerTables(),
                origins.formerColumns(),
                origins.sequences());
        return new Model(
                schema,
                rows,
                entities,
                lookedIn,
                origins.counted(),
                known,
                numberedByDatabase,
                pastByDatabase,
                buildTime);
    }

    Model withSchema(Schema newSchema) {
        return new Model(
                newSchema, rows, entities, lookedIn, counted, evidence, numberedByDatabase, pastByDatabase, buildTime);
    }

    /** Returns this model with the ids whose numbering is left to the database. */
    public Model withNumberedByDatabase(List<String> ids) {
        return new Model(schema, rows, entities, lookedIn, counted, evidence, ids, pastByDatabase, buildTime);
    }

    /** Returns this model with the classes whose past is kept in types of the database's own. */
    public Model withPastByDatabase(List<String> classes) {
        return new Model(schema, rows, entities, lookedIn, counted, evidence, numberedByDatabase, classes, buildTime);
    }

    /** Returns this model with the time that Hibernate took for it. */
    public Model withBuildTime(Duration time) {
        return new Model(schema, rows, entities, lookedIn, counted, evidence, numberedByDatabase, pastByDatabase, time);
    }
}
