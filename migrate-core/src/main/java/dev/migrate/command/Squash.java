package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.diff.OperationSummary;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.StatementRun;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one revision of a range: it does what they did, in their order, and their files go.
 *
 * <p>From the beginning on, where they only create and change what is empty, it creates what comes out of it at once.
 */
final class Squash {

    private final ScriptDirectory scripts;
    private final Dialect dialect;
    private final SquashedRange range;
    private final SquashedFiles files;

    Squash(Configuration configuration, ScriptDirectory scripts, Dialect dialect, String range) {
        this.scripts = scripts;
        this.dialect = dialect;
        this.range = SquashedRange.of(scripts.revisions(), range);
        this.files = new SquashedFiles(configuration, scripts);
    }

    RevisionResult write(String message) {
        String id = NewNode.random();
        List<Path> gone = range.nodes().stream()
                .map(node -> files.of(scripts.require(node.id())))
                .toList();
        List<Operation> upgrade = new ArrayList<>();
        range.nodes().forEach(node -> upgrade.addAll(operations(node)));
        SquashedWork work = replayed(upgrade);
        RevisionNode node = range.node(id, message);
        Path file = files.write(
                node,
                range.nodes().get(range.nodes().size() - 1),
                work,
                dialect.name() + ":" + dialect.version().major());
        files.delete(gone);
        return new RevisionResult(
                file,
                id,
                0,
                scripts.revisions().size() - gone.size() + 1,
                List.of(),
                OperationSummary.lines(work.upgrade()),
                List.of(),
                List.of(),
                List.of());
    }

    private List<Operation> operations(RevisionNode node) {
        Script script = scripts.require(node.id());
        return script.upgrade(dialect.name()).stream()
                .flatMap(recorded -> squashable(script, recorded))
                .toList();
    }

    private static Stream<Operation> squashable(Script script, Recorded recorded) {
        if (recorded.operation() instanceof RunCode code) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Revision " + script.node().id() + " runs Java code, which another revision cannot take over.\n"
                            + "    code  " + code.name() + "\n    line  " + recorded.place()
                            + "\nSquash the revisions before it and those after it, each for themselves.");
        }
        return recorded.operation() instanceof StatementRun run
                ? run.operations().stream()
                : Stream.of(recorded.operation());
    }

    private SquashedWork replayed(List<Operation> upgrade) {
        try {
            Schema before = before();
            Schema after = Replay.apply(before, upgrade);
            if (range.before().isEmpty() && upgrade.stream().noneMatch(Squash::isKept)) {
                List<Operation> creation = SchemaDiff.between(before, after);
                return new SquashedWork(creation, Reverse.of(creation, before), before);
            }
            return new SquashedWork(upgrade, downgrade(), before);
        } catch (IllegalOperationException e) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "What the revisions do cannot be followed without a database.\n    error  " + e.getMessage()
                            + "\nSay what raw SQL does to the schema with op.execute(sql, effect -> …), or leave the"
                            + " revisions with it out of the range.",
                    e);
        }
    }

    private Schema before() {
        Replay replay = Replay.from(Schema.empty());
        for (RevisionNode node : range.before()) {
            for (Recorded recorded : scripts.require(node.id()).upgrade(dialect.name())) {
                replay.apply(List.of(recorded.operation()));
            }
        }
        return replay.schema();
    }

    /** Rows, and what may need each other in an order that only the revisions know. */
    private static boolean isKept(Operation operation) {
        return operation instanceof DefinitionOperation
                || operation instanceof ExecuteSql
                || operation instanceof InsertRows
                || operation instanceof UpdateRows
                || operation instanceof DeleteRows
                || operation instanceof CopyRows
                || operation instanceof CustomOperation;
    }

    /** Returns the downgrades from the last to the first, or null if one of them is irreversible. */
    private @Nullable List<Operation> downgrade() {
        List<Operation> downgrade = new ArrayList<>();
        for (int i = range.nodes().size() - 1; i >= 0; i--) {
            Script script = scripts.require(range.nodes().get(i).id());
            List<Recorded> recorded = script.downgrade(dialect.name());
            if (recorded == null) {
                return null;
            }
            recorded.forEach(each -> squashable(script, each).forEach(downgrade::add));
        }
        return downgrade;
    }
}
