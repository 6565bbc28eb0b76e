package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.AutogenerateSettings.Compared;
import dev.migrate.command.AutogenerateSettings.Own;
import dev.migrate.dialect.Dialect;
import dev.migrate.diff.ChangeLine;
import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.Evidence;
import dev.migrate.diff.Fills;
import dev.migrate.diff.OperationSummary;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the application's model with what the revisions so far produce. */
final class Autogenerate {

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final TargetDatabase target;
    private final Before before;
    private final Timings timings;

    Autogenerate(Configuration configuration, ScriptDirectory scripts, TargetDatabase target, Timings timings) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.target = target;
        this.before = target.before(scripts);
        this.timings = timings;
    }

    CheckResult check(String from) {
        Comparison comparison = compare(from, DiffOptions.none(), (compared, evidence) -> {
            List<Operation> operations = SchemaDiff.known(
                    compared.before(),
                    compared.model(),
                    evidence,
                    configuration.autogenerate().hints());
            return Fills.in(operations, compared.before(), List.of());
        });
        List<ChangeLine> lines = comparison.changes();
        return new CheckResult(
                comparison.tables(),
                scripts.revisions().size(),
                changes(lines),
                texts(lines),
                comparison.skipped(),
                comparison.warnings(),
                timings.lines());
    }

    /** Writes a revision; whoever is asked decides what the request does not, or nobody for null. */
    RevisionResult revision(RevisionRequest request, @Nullable Decisions decisions) {
        requireKnown("format", request.format(), List.of("java", "sql"));
        NewRevision revision = NewRevision.of(configuration, scripts, request);
        if (!request.autogenerate()) {
            return result(revision.writeEmpty());
        }
        Comparison comparison =
                compare(request.from(), request.answers().options(), (compared, evidence) -> new Decided(
                                compared, evidence, configuration.autogenerate().hints())
                        .operations(request.answers(), decisions));
        if (comparison.operations().isEmpty()) {
            return new RevisionResult(
                    null,
                    null,
                    comparison.tables(),
                    scripts.revisions().size(),
                    List.of(),
                    List.of(),
                    comparison.skipped(),
                    comparison.warnings(),
                    timings.lines());
        }
        before.requireFits(request.from(), comparison.dialect(), comparison.operations());
        ReadByViews.requireNone(comparison);
        OnTarget.requirePossible(comparison);
        return result(comparison, timings.measure("write the revision", () -> revision.write(comparison)));
    }

    /** Does something if the database is what the model says, wherever it stands, and returns how it differs. */
    List<String> ifSame(String targets, Runnable action) {
        Before.requireHeads(scripts.revisions(), targets);
        List<String> differences = differences();
        if (differences.isEmpty()) {
            action.run();
        }
        return differences;
    }

    private List<String> differences() {
        Dialect dialect = target.of(Before.DATABASE, scripts);
        Model model = modelSource().read(dialect);
        requireEntities(model);
        Schema schema = before.database(dialect, model.schema());
        Compared compared = configuration
                .autogenerate()
                .of(
                        schema,
                        model.schema(),
                        before.own(Before.DATABASE, dialect, schema, DiffOptions.none()),
                        configuration.settings().versionTable());
        return OperationSummary.lines(SchemaDiff.between(compared.before(), compared.model()));
    }

    /** Writes a revision that joins branches. */
    RevisionResult merge(String targets, RevisionRequest request) {
        requireKnown("format", request.format(), List.of("java", "sql"));
        return result(
                NewRevision.merging(targets, configuration, scripts, request).writeEmpty());
    }

    private RevisionResult result(NewRevision.Written written) {
        return new RevisionResult(
                written.file(),
                written.id(),
                0,
                scripts.revisions().size(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                timings.lines());
    }

    private RevisionResult result(Comparison comparison, NewRevision.Written written) {
        List<ChangeLine> lines = comparison.changes();
        return new RevisionResult(
                written.file(),
                written.id(),
                comparison.tables(),
                scripts.revisions().size(),
                changes(lines),
                texts(lines),
                comparison.skipped(),
                comparison.warnings(),
                timings.lines());
    }

    private static List<Change> changes(List<ChangeLine> lines) {
        return lines.stream().map(Change::of).toList();
    }

    private static List<String> texts(List<ChangeLine> lines) {
        return lines.stream().map(ChangeLine::withOrigin).toList();
    }

    /** How the parts of two schemas become operations. */
    @FunctionalInterface
    private interface Diff {

        List<Operation> between(Compared compared, Evidence evidence);
    }

    private Comparison compare(String from, DiffOptions said, Diff diff) {
        requireKnown("from", from, List.of(Before.HISTORY, Before.NOTHING, Before.DATABASE));
        Dialect dialect = timings.measure("find out the database", () -> target.of(from, scripts));
        Model model = timings.measure("read the model", () -> modelSource().read(dialect));
        timings.part("Hibernate, to build its SessionFactories", model.buildTime());
        requireEntities(model);
        refuseEntitiesInRevisions(model);
        Model wanted = before.withSchemas(from, dialect, model);
        Schema schema = timings.measure(Before.phase(from), () -> before.read(from, dialect, wanted));
        TableName versionTable = configuration.settings().versionTable();
        Own own = before.own(from, dialect, schema, said);
        Found found = timings.measure("compare", () -> {
            Compared compared = configuration.autogenerate().of(schema, wanted.schema(), own, versionTable);
            return new Found(compared, diff.between(compared, model.evidence().withViewsOf(model.schema())));
        });
        return new Comparison(
                dialect,
                schema,
                configuration.autogenerate().rewritten(withRows(from, dialect, schema, found, model), schema),
                model,
                before.skipped(from, dialect, model, schema, found.compared().before()));
    }

    private record Found(Compared compared, List<Operation> operations) {}

    /** Which rows a database has is not looked at: Hibernate inserts them there itself, and where nothing is all are new. */
    private List<Operation> withRows(String from, Dialect dialect, Schema before, Found found, Model model) {
        List<Operation> operations = NewRows.ofNewTables(found.operations(), model);
        List<Operation> history = from.equals(Before.HISTORY) ? new History(scripts).operations(dialect.name()) : null;
        List<Operation> all = new ArrayList<>(operations);
        all.addAll(NewRows.ofKeptTables(history, before, operations, model));
        all.addAll(NewRows.aboveIds(all, model, found.compared().model()));
        return all;
    }

    private static void requireKnown(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "This version of Migrate does not know " + option + "=" + value + ".\n    known  "
                            + String.join(", ", known) + "\nLeave the option out for " + known.get(0) + ".");
        }
    }

    private ModelSource modelSource() {
        ModelSource source = configuration.model();
        if (source == null) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "There is no model to compare the revisions with: the application has no JPA.\n"
                            + "Add spring-boot-starter-data-jpa and entities, or write an empty revision:\n"
                            + "mvn migrate:revision -Dautogenerate=false -Dmessage=\"…\"");
        }
        return source;
    }

    private static void requireEntities(Model model) {
        if (model.entities().isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "The application has no entities, and a revision that drops everything is never written.\n"
                            + "    looked in  " + String.join("\n               ", model.lookedIn())
                            + "\nPut the @Entity classes below the application's package, or name theirs with "
                            + "@EntityScan(\"com.acme.model\").");
        }
    }

    /** A revision that loads an entity means something else when the entity changes. */
    private void refuseEntitiesInRevisions(Model model) {
        for (Script script : scripts.scripts()) {
            SortedSet<String> named = new TreeSet<>(script.references());
            named.retainAll(model.entities());
            if (!named.isEmpty()) {
                throw new MigrateException(
                        ExitCode.REFUSED,
                        "Revision " + script.node().id() + " uses an entity: what it does would change with it.\n"
                                + "    revision  " + script.source() + "\n    entity    " + String.join(", ", named)
                                + "\nWrite tables and columns by name, and rows with op.insert, op.execute or op.run.");
            }
        }
    }
}
