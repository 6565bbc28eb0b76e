package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.LockState;
import dev.migrate.runtime.LockWait;
import dev.migrate.runtime.StepResult;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands that change a database. */
final class Runs {

    private final Database database;
    private final ScriptDirectory scripts;
    private final RevisionMap revisions;
    private final LockWait wait;
    private final Adoption adoption;

    Runs(Configuration configuration, Database database, ScriptDirectory scripts) {
        this.wait = configuration.settings().lockWait();
        this.adoption = new Adoption(configuration, database, scripts);
        this.database = database;
        this.scripts = scripts;
        this.revisions = scripts.revisions();
    }

    List<StepInfo> upgrade(List<RevisionTarget> targets) {
        boolean repeatable = targets.stream().noneMatch(RevisionTarget::isRelative);
        List<StepInfo> steps = new ArrayList<>(adoption.adopt());
        List<StepResult> results = new ArrayList<>();
        Function<Set<String>, List<RevisionStep>> path = path(targets, rows -> revisions.upgradePath(rows, targets));
        new Retries(database, wait)
                .run(() -> database.with(scripts, (runner, dialect) -> {
                    runner.run(path, repeatable, results);
                    return true;
                }));
        steps.addAll(StepInfo.of(results));
        return steps;
    }

    List<StepInfo> downgrade(RevisionTarget target) {
        Function<Set<String>, List<RevisionStep>> path =
                path(List.of(target), rows -> revisions.downgradePath(rows, target));
        List<StepResult> results = new ArrayList<>();
        new Retries(database, wait)
                .run(() -> database.with(scripts, (runner, dialect) -> {
                    List<RevisionNode> nodes = path.apply(runner.heads()).stream()
                            .map(RevisionStep::revision)
                            .toList();
                    new Edits(scripts, runner, dialect.name()).among(nodes).require();
                    runner.run(path, !target.isRelative(), results);
                    return true;
                }));
        return StepInfo.of(results);
    }

    /** Steps that are counted from where the database is are not counted again. */
    private static Function<Set<String>, List<RevisionStep>> path(
            List<RevisionTarget> targets, Function<Set<String>, List<RevisionStep>> path) {
        return targets.stream().anyMatch(RevisionTarget::isRelative)
                ? new CountedPath(targets.stream().map(RevisionTarget::toString).collect(Collectors.joining(",")), path)
                : path;
    }

    List<StepInfo> stamp(List<RevisionTarget> targets) {
        boolean toBase = targets.stream().allMatch(RevisionTarget::isBase);
        return database.with(
                scripts,
                (runner, dialect) -> StepInfo.of(runner.stamp(rows -> revisions.stampSteps(rows, targets), toBase)));
    }

    List<StepInfo> purgeAndStamp(List<RevisionTarget> targets) {
        List<RevisionStep> steps = revisions.stampSteps(Set.of(), targets);
        return database.with(scripts, (runner, dialect) -> StepInfo.of(runner.purge(steps)));
    }

    AppliedEdits edits() {
        return database.with(scripts, (runner, dialect) -> new Edits(scripts, runner, dialect.name())
                .among(revisions.applied(runner.heads())));
    }

    List<String> accept(List<RevisionTarget> targets) {
        return database.with(scripts, (runner, dialect) -> {
            Set<String> rows = runner.heads();
            List<RevisionNode> applied = revisions.applied(rows);
            List<RevisionNode> accepted = targets.stream()
                    .flatMap(target -> revisions.resolve(rows, target).stream())
                    .distinct()
                    .toList();
            for (RevisionNode node : accepted) {
                if (!applied.contains(node)) {
                    throw notApplied(node);
                }
            }
            runner.accept(accepted);
            return accepted.stream().map(RevisionNode::id).toList();
        });
    }

    Readiness readiness(String target) {
        RevisionTarget parsed = RevisionTarget.parse(target);
        return new Readiness(target, () -> pending(parsed), this::inProgress, this::requireFinished);
    }

    private Optional<LockState> inProgress() {
        return database.with(scripts, (runner, dialect) -> Optional.ofNullable(runner.inProgress()));
    }

    private List<RevisionInfo> pending(RevisionTarget target) {
        return database.with(scripts, (runner, dialect) -> revisions.upgradePath(runner.heads(), target).stream()
                .map(step -> RevisionInfo.of(scripts, step.revision()))
                .toList());
    }

    private void requireFinished() {
        database.with(scripts, (runner, dialect) -> {
            runner.requireFinished();
            return true;
        });
    }

    private static MigrateException notApplied(RevisionNode node) {
        return new MigrateException(
                ExitCode.REFUSED,
                "Only an applied revision can be accepted as it is now.\n    revision  " + node.id() + "  "
                        + node.message() + "\nTo see where the database is: mvn migrate:current");
    }
}
