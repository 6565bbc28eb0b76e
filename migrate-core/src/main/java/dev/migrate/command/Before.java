package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.AutogenerateSettings.Own;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.ObjectFilter;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.live.LiveDefinitions;
import dev.migrate.live.ModelWords;
import dev.migrate.live.Unread;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.LiveSchemas;
import dev.migrate.runtime.LockState;
import dev.migrate.runtime.MigrationRunner;
import dev.migrate.runtime.TrialRun;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the model is compared with: nothing, what the history makes, or what the database holds. */
final class Before {

    static final String HISTORY = "history";
    static final String NOTHING = "nothing";
    static final String DATABASE = "database";

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final Database database;
    private final ScratchPlaces places;

    Before(Configuration configuration, ScriptDirectory scripts, Dialects dialects, Database database) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.database = database;
        this.places = new ScratchPlaces(configuration, dialects, database);
    }

    /** Returns the words for the reading, where it is said how long each phase took. */
    static String phase(String from) {
        return switch (from) {
            case DATABASE -> "read the database";
            case NOTHING -> "start with nothing";
            default -> "replay the history";
        };
    }

    /** Returns what the model is compared with, in the model's words. */
    Schema read(String from, Dialect dialect, Model model) {
        return switch (from) {
            case NOTHING -> Schema.empty();
            case DATABASE -> {
                requireUpToDate();
                yield database(dialect, spelledAsBefore(dialect, model.schema()));
            }
            default -> history(dialect, model.schema());
        };
    }

    /** Returns a model with the schemas that revisions make: where one is gone from the database, it shall come back. */
    Model withSchemas(String from, Dialect dialect, Model model) {
        Schema schema = model.schema();
        if (from.equals(DATABASE)) {
            Schema known = new History(scripts).known(dialect.name());
            Map<Identifier, Identifier> respelled = SchemaDiff.respelledSchemas(known, schema);
            for (Identifier each : known.schemas()) {
                schema = schema.withSchema(respelled.getOrDefault(each, each));
            }
        }
        return model.withSchema(schema);
    }

    /** Where raw SQL hides what it does, the history is tried in a scratch place. */
    private Schema history(Dialect dialect, Schema model) {
        History history = new History(scripts);
        if (history.isKnown(dialect.name()) || !places.isThereFor(dialect)) {
            return history.replay(dialect.name());
        }
        return sql(() -> {
            Schema tried = places.use(
                    dialect,
                    scratch -> scratch.lend(place -> withViews(
                            place, dialect, model, new TrialRun(place, dialect, scratch).run(history.inOrder()))));
            return new ModelWords(dialect, places.lazily(dialect), model)
                    .of(withSchemasOf(model, tried))
                    .withDefinitions(tried.definitions().values());
        });
    }

    /** A catalog tells that a view is there, and the revisions, where one of them says it, in which words. */
    private Schema withViews(Connection place, Dialect dialect, Schema model, Schema tried) throws SQLException {
        TreeMap<DefinitionName, Definition> wanted = new TreeMap<>(model.definitions());
        new History(scripts).said(dialect.name(), model).forEach(each -> wanted.put(each.name(), each));
        return tried.withDefinitions(
                LiveDefinitions.in(place, dialect.name()).of(wanted.values(), MappedViews.missing(model, tried)));
    }

    /** A scratch place is one schema; revisions that create others are of those that say what they do. */
    private static Schema withSchemasOf(Schema model, Schema tried) {
        return Schema.of(
                        model.schemas(),
                        tried.tables().values(),
                        tried.sequences().values())
                .withObjectsOf(tried);
    }

    /** What revisions have made in a schema is looked for there, although the model has other capitals or quotes now. */
    private Schema spelledAsBefore(Dialect dialect, Schema model) {
        Map<Identifier, Identifier> respelled =
                SchemaDiff.respelledSchemas(new History(scripts).known(dialect.name()), model);
        if (respelled.isEmpty()) {
            return model;
        }
        LiveSchemas live = database.access((connection, server) -> LiveSchemas.of(connection));
        List<Operation> back = new ArrayList<>();
        respelled.forEach((old, now) -> {
            if (live.has(old) && !live.has(now)) {
                back.add(new RenameSchema(now, old));
            }
        });
        return Replay.apply(model, back);
    }

    /** Returns what the database holds, wherever it stands, less what is left alone where a model does not have it. */
    Schema database(Dialect dialect, Schema model) {
        return database(dialect, model, false, ModelWords::of);
    }

    /** Returns what the database holds, wherever it stands, with all that a revision needs that makes the same. */
    Schema toBeWritten(Dialect dialect, Schema known) {
        return database(dialect, known, true, ModelWords::withSequencesOfNewColumns);
    }

    /** Says what is live in the model's words. */
    @FunctionalInterface
    private interface Reading {
        Schema of(ModelWords words, Schema live) throws SQLException;
    }

    private Schema database(Dialect dialect, Schema model, boolean whole, Reading reading) {
        ModelWords words = new ModelWords(dialect, places.lazily(dialect), model);
        Collection<Definition> wanted = definitions(DATABASE, dialect, model);
        Schema live = database.access((connection, server) -> {
            Schema read = new LiveSchema(connection, server, configuration.settings()).read(words, model, whole);
            Collection<TableName> missing = MappedViews.missing(model, read);
            return wanted.isEmpty() && missing.isEmpty()
                    ? read
                    : read.withDefinitions(
                            LiveDefinitions.in(connection, server.name()).of(wanted, missing));
        });
        return sql(() -> reading.of(words, live))
                .withDefinitions(live.definitions().values());
    }

    /** Returns the views, routines and triggers that the revisions make, and where they are not those that were read, these. */
    Collection<Definition> definitions(String from, Dialect dialect, Schema read) {
        TreeMap<DefinitionName, Definition> all = new TreeMap<>(read.definitions());
        if (from.equals(DATABASE)) {
            new History(scripts).definitions(dialect.name()).forEach(each -> all.put(each.name(), each));
        }
        return all.values();
    }

    /**
     * Returns what is the application's.
     *
     * @param read what was read
     * @param said what a person has decided
     */
    Own own(String from, Dialect dialect, Schema read, DiffOptions said) {
        Schema made = from.equals(DATABASE) ? new History(scripts).known(dialect.name()) : read;
        return new Own(made, definitions(from, dialect, read), said);
    }

    /**
     * Returns what a comparison cannot look into.
     *
     * @param read what was read, and what of it is compared
     */
    List<Remark> skipped(String from, Dialect dialect, Model model, Schema read, Schema compared) {
        ObjectFilter filter =
                configuration.autogenerate().filter(configuration.settings().versionTable());
        if (!from.equals(DATABASE)) {
            return SkippedObjects.ofHistory(filter, model.schema(), read);
        }
        History history = new History(scripts);
        return new SkippedObjects(
                        filter, model.schema(), history.known(dialect.name()), history.definitions(dialect.name()))
                .of(compared, database.access((connection, server) -> Unread.in(connection, server.name())));
    }

    private interface Sql {
        Schema read() throws SQLException;
    }

    private Schema sql(Sql work) {
        try {
            return work.read();
        } catch (SQLException e) {
            throw database.failed("The database failed while Migrate tried the model in a scratch place.", e);
        }
    }

    private void requireUpToDate() {
        database.with(scripts, (runner, dialect) -> {
            requireUpToDate(runner.heads(), runner);
            return true;
        });
    }

    private void requireUpToDate(Set<String> current, MigrationRunner runner) throws SQLException {
        List<String> heads =
                scripts.revisions().heads().stream().map(RevisionNode::id).toList();
        int pending = scripts.revisions()
                .upgradePath(current, RevisionTarget.parse("heads"))
                .size();
        if (pending > 0) {
            String facts = "\n    current  " + (current.isEmpty() ? "base" : String.join(", ", current))
                    + "\n    heads    " + String.join(", ", heads) + "\n    pending  " + pending + "\n";
            LockState running = runner.inProgress();
            throw running == null
                    ? new MigrateException(
                            ExitCode.REFUSED,
                            "Target database is not up to date." + facts
                                    + "Bring it to the heads, then compare: mvn migrate:upgrade -Drevision=heads")
                    : new MigrateException(
                            ExitCode.LOCKED,
                            "Target database is not up to date, and another process is migrating it." + facts
                                    + running.facts() + LockState.WAIT);
        }
    }

    /** Makes sure that targets are the heads, which are what the model can be compared with. */
    static void requireHeads(RevisionMap revisions, String targets) {
        Set<String> wanted = new TreeSet<>();
        for (RevisionTarget target : RevisionTarget.parseAll(targets)) {
            revisions.resolve(Set.of(), target).forEach(node -> wanted.add(node.id()));
        }
        List<String> heads = revisions.heads().stream().map(RevisionNode::id).toList();
        if (!wanted.equals(new TreeSet<>(heads))) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "The database is verified against the model, which is what the heads make.\n    given  " + targets
                            + "\n    heads  " + String.join(", ", heads)
                            + "\nVerify at the heads: mvn migrate:stamp -Drevision=heads -Dverify");
        }
    }

    /** Makes sure that a revision that was not written from the history can follow the others on a new database. */
    void requireFits(String from, Dialect dialect, List<Operation> operations) {
        History history = new History(scripts);
        if (from.equals(NOTHING)) {
            new Baseline(scripts).requireFits(history, dialect, operations);
        }
        if (!from.equals(DATABASE) || !history.isKnown(dialect.name())) {
            return;
        }
        Schema known = history.replay(dialect.name());
        try {
            Replay.apply(known, operations);
        } catch (IllegalOperationException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The database differs from what the revisions make, so a revision from it would fail on a new one.\n"
                            + "    error  " + e.getMessage() + "\n"
                            + (scripts.revisions().size() == 0
                                    ? "Adopt the database first: mvn migrate:revision -Dfrom=nothing, then "
                                            + "mvn migrate:stamp -Drevision=head -Dverify"
                                    : "Change the database back by hand, or write what was done to it as a revision and "
                                            + "stamp it: mvn migrate:check -Dfrom=database shows the differences."),
                    e);
        }
    }
}
