package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.diff.ChangeLine;
import dev.migrate.diff.Evidence;
import dev.migrate.diff.OperationSummary;
import dev.migrate.op.Recorded;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.plan.Planner;
import dev.migrate.plan.PlanningException;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans operations for the database they are written for, so that what it cannot do is said before they are written. */
final class OnTarget {

    private final Dialect dialect;
    private final Evidence evidence;

    OnTarget(Dialect dialect, Evidence evidence) {
        this.dialect = dialect;
        this.evidence = evidence;
    }

    /** Makes sure that the database can do what a comparison has found. */
    static void requirePossible(Comparison comparison) {
        new OnTarget(comparison.dialect(), comparison.model().evidence())
                .require(comparison.operations(), comparison.before());
    }

    private void require(List<Operation> operations, Schema before) {
        Planner planner = new Planner(dialect);
        SchemaState state = SchemaState.lazy(() -> dialect.normalizer().normalize(before));
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            try {
                planner.plan(List.of(new Recorded(operation, "", 0)), state);
            } catch (PlanningException e) {
                if (e.reason() instanceof UnsupportedOperationInDialectException reason) {
                    Schema met = Replay.apply(before, operations.subList(0, i));
                    throw refusal(operation, met, String.valueOf(reason.getMessage()));
                }
                if (e.reason() instanceof IllegalOperationException reason) {
                    throw impossible(operation, String.valueOf(reason.getMessage()));
                }
                return;
            }
        }
    }

    /** What the schema does not allow fails on every database, however far the revisions have been applied. */
    private MigrateException impossible(Operation operation, String reason) {
        String what = OperationSummary.lines(List.of(operation)).stream()
                .map(String::strip)
                .collect(Collectors.joining("\n               "));
        return new MigrateException(
                ExitCode.REFUSED,
                "Nothing is written: the revision would fail on " + dialect.name() + ".\n    operation  " + what
                        + "\n    error      " + reason
                        + "\nChange the model in two steps, with a revision for each, or answer otherwise what was asked; or write it "
                        + "by hand: mvn migrate:revision -Dautogenerate=false -Dmessage=\"…\"");
    }

    private MigrateException refusal(Operation operation, Schema met, String reason) {
        StringBuilder message =
                new StringBuilder("Nothing is written: " + dialect.name() + " cannot do what the model asks for.\n");
        for (String origin : origins(operation, met, reason)) {
            message.append("    mapped by  ").append(origin).append('\n');
        }
        return new MigrateException(ExitCode.REFUSED, message.append(reason).toString());
    }

    /** Returns the attributes whose columns the reason names, or else those that the operation is about. */
    private Set<String> origins(Operation operation, Schema met, String reason) {
        Set<String> origins = new LinkedHashSet<>();
        for (ChangeLine line : OperationSummary.changes(List.of(operation), met, evidence)) {
            TableName table = line.table();
            if (table != null) {
                evidence.columns().getOrDefault(table, java.util.Map.of()).forEach((column, attribute) -> {
                    if (names(reason, column)) {
                        origins.add(attribute);
                    }
                });
            }
            if (origins.isEmpty() && line.origin() != null) {
                origins.add(line.origin());
            }
        }
        if (origins.isEmpty() && operation instanceof CreateTable create) {
            evidence.of(create.table().name()).ifPresent(origins::add);
        }
        return origins;
    }

    private static boolean names(String reason, Identifier column) {
        return List.of(reason.split("[\\s,();:.]+", -1)).contains(column.toString());
    }
}
