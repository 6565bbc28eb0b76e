package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SqlWriter;
import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.DiffOptions.DefaultValue;
import dev.migrate.diff.Fills;
import dev.migrate.diff.OperationSummary;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Compares the application's model with what the revisions so far produce. */
final class Autogenerate {

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final TargetDatabase target;
    private final Timings timings;

    Autogenerate(Configuration configuration, ScriptDirectory scripts, TargetDatabase target, Timings timings) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.target = target;
        this.timings = timings;
    }

    CheckResult check(String from) {
        Comparison comparison = compare(from, List.of(), SchemaDiff::between);
        return new CheckResult(
                comparison.tables(),
                scripts.revisions().size(),
                OperationSummary.lines(comparison.operations()),
                timings.lines());
    }

    RevisionResult revision(RevisionRequest request) {
        requireKnown("format", request.format(), List.of("java", "sql"));
        NewRevision revision = NewRevision.of(configuration, scripts, request);
        if (!request.autogenerate()) {
            return result(0, revision.writeEmpty());
        }
        DiffOptions options = request.answers().options();
        Comparison comparison = compare(
                request.from(), options.defaults(), (before, model) -> SchemaDiff.between(before, model, options));
        if (comparison.operations().isEmpty()) {
            return new RevisionResult(
                    null, null, comparison.tables(), scripts.revisions().size(), List.of(), timings.lines());
        }
        return result(comparison.tables(), timings.measure("write the revision", () -> revision.write(comparison)));
    }

    /** Writes a revision that joins branches. */
    RevisionResult merge(String targets, RevisionRequest request) {
        requireKnown("format", request.format(), List.of("java", "sql"));
        return result(
                0, NewRevision.merging(targets, configuration, scripts, request).writeEmpty());
    }

    private RevisionResult result(int tables, NewRevision.Written written) {
        return new RevisionResult(
                written.file(),
                written.id(),
                tables,
                scripts.revisions().size(),
                OperationSummary.lines(written.operations()),
                timings.lines());
    }

    private Comparison compare(
            String from, List<DefaultValue> defaults, BiFunction<Schema, Schema, List<Operation>> diff) {
        requireKnown("from", from, List.of("history", "nothing"));
        Dialect dialect = timings.measure("find out the database", () -> target.forRevision(scripts));
        Model model = timings.measure("read the model", () -> modelSource().read(dialect));
        requireEntities(model);
        refuseEntitiesInRevisions(model);
        Schema before = from.equals("nothing")
                ? Schema.empty()
                : timings.measure("replay the history", () -> new History(scripts).replay(dialect.name()));
        List<Operation> operations = timings.measure(
                "compare",
                () -> Fills.in(diff.apply(before, model.schema()), before, defaults, words(dialect.writer())));
        return new Comparison(
                dialect,
                before,
                withRows(operations, model),
                model.schema().tables().size());
    }

    private static Fills.Words words(SqlWriter sql) {
        return (table, column, value, condition) -> "update " + sql.name(table) + " set " + sql.name(column) + " = "
                + value + " where " + sql.name(column) + " " + condition;
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

    /** Adds the rows that new tables need behind the last operation that creates a table. */
    private static List<Operation> withRows(List<Operation> operations, Model model) {
        List<Operation> all = new ArrayList<>();
        for (Operation operation : operations) {
            all.add(operation);
            if (operation instanceof CreateTable create) {
                all.addAll(model.rows().getOrDefault(create.table().name(), List.of()));
            }
        }
        return all;
    }
}
