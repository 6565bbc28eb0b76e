package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.HistoryEntry;
import dev.migrate.runtime.MigrationRunner;
import dev.migrate.runtime.Settings;
import dev.migrate.script.ScriptDirectory;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrate's commands as methods.
 *
 * <p>Revisions are read once, when a command first needs them. May be shared by threads; each command opens and closes
 * a connection of its own. Every expected failure is a {@link MigrateException}.
 */
public final class Migrate {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Configuration configuration;
    private final Dialects dialects = Dialects.onClassPath();
    private final Database database;
    private volatile @Nullable ScriptDirectory scripts;

    Migrate(Configuration configuration) {
        this.configuration = configuration;
        this.database = new Database(configuration, dialects);
    }

    /** Returns a builder. */
    public static MigrateBuilder builder() {
        return new MigrateBuilder();
    }

    /** Returns the revisions that were found. */
    public ScriptDirectory scripts() {
        ScriptDirectory loaded = scripts;
        if (loaded == null) {
            loaded = ScriptDirectory.load(configuration.locations(), configuration.classLoader());
            scripts = loaded;
        }
        return loaded;
    }

    private RevisionMap revisions() {
        return scripts().revisions();
    }

    /** Runs what leads up to a target such as {@code head}, {@code heads}, an id or {@code +1}. */
    public List<StepInfo> upgrade(String target) {
        RevisionTarget parsed = RevisionTarget.parse(target);
        return run(heads -> revisions().upgradePath(heads, parsed), !parsed.isRelative());
    }

    /** Runs what leads down to a target such as {@code base}, an id or {@code -1}. */
    public List<StepInfo> downgrade(String target) {
        RevisionTarget parsed = RevisionTarget.parse(target);
        Function<Set<String>, List<RevisionStep>> path = heads -> revisions().downgradePath(heads, parsed);
        return database.with(scripts(), (runner, dialect) -> {
            List<RevisionNode> nodes = path.apply(runner.heads()).stream()
                    .map(RevisionStep::revision)
                    .toList();
            require(new Edits(scripts(), runner, dialect.name()).among(nodes));
            return StepInfo.of(runner.run(path, !parsed.isRelative()));
        });
    }

    private static void require(AppliedEdits edits) {
        edits.unknownLines().forEach(LOG::warn);
        edits.require();
    }

    /** Returns how the applied revisions differ from what they were when they ran; loads the classes of all of them. */
    public AppliedEdits edits() {
        return database.with(scripts(), (runner, dialect) -> new Edits(scripts(), runner, dialect.name())
                .among(revisions().applied(runner.heads())));
    }

    /**
     * Takes applied revisions as they are now for what was applied, and runs nothing.
     *
     * @param targets comma separated
     * @return the ids of the revisions
     * @throws MigrateException if one of them is not applied
     */
    public List<String> accept(String targets) {
        return database.with(scripts(), (runner, dialect) -> {
            Set<String> rows = runner.heads();
            List<RevisionNode> applied = revisions().applied(rows);
            List<RevisionNode> accepted = RevisionTarget.parseAll(targets).stream()
                    .flatMap(target -> revisions().resolve(rows, target).stream())
                    .distinct()
                    .toList();
            accepted.stream()
                    .filter(node -> !applied.contains(node))
                    .findFirst()
                    .ifPresent(node -> {
                        throw new MigrateException(
                                ExitCode.REFUSED,
                                "Only an applied revision can be accepted as it is now.\n    revision  " + node.id()
                                        + "  " + node.message()
                                        + "\nTo see where the database is: mvn migrate:current");
                    });
            runner.accept(accepted);
            return accepted.stream().map(RevisionNode::id).toList();
        });
    }

    /** Says that the database is where the targets are, and runs nothing. */
    public List<StepInfo> stamp(String targets) {
        List<RevisionTarget> parsed = RevisionTarget.parseAll(targets);
        return database.with(
                scripts(),
                (runner, dialect) ->
                        StepInfo.of(runner.stamp(heads -> revisions().stampSteps(heads, parsed))));
    }

    /** Says that the database is where the targets are, whatever its version table says, and runs nothing. */
    public List<StepInfo> purgeAndStamp(String targets) {
        List<RevisionStep> steps = revisions().stampSteps(Set.of(), RevisionTarget.parseAll(targets));
        return database.with(scripts(), (runner, dialect) -> StepInfo.of(runner.purge(steps)));
    }

    private List<StepInfo> run(Function<Set<String>, List<RevisionStep>> path, boolean repeatable) {
        return database.with(scripts(), (runner, dialect) -> StepInfo.of(runner.run(path, repeatable)));
    }

    /**
     * Returns the script that an upgrade would run.
     *
     * @param range a target, which is reached from the base, or two as {@code from:to}, {@code current:head} included
     */
    public String upgradeScript(String range) {
        return offline().upgrade(range);
    }

    /**
     * Returns the script that a downgrade would run.
     *
     * @param range {@code from:to}
     */
    public String downgradeScript(String range) {
        return offline().downgrade(range);
    }

    /**
     * Returns the script that a stamp would run.
     *
     * @param targets comma separated; the database is at the base, or one of them is {@code from:to}
     */
    public String stampScript(String targets) {
        return offline().stamp(targets);
    }

    /** Creates the version table if it is missing, and nothing else; returns whether it was missing. */
    public boolean ensureVersion() {
        return database.with(scripts(), (runner, dialect) -> runner.ensureVersion());
    }

    /** Returns the script that creates the version table, and nothing else. */
    public String ensureVersionScript() {
        return offline().ensureVersion();
    }

    private Offline offline() {
        Dialect dialect = new TargetDatabase(configuration, dialects, database).forScript();
        return new Offline(scripts(), dialect, configuration.settings(), this::current);
    }

    /** Returns the same commands, which note a text in the history: the number of a change, a release. */
    public Migrate tagged(@Nullable String tag) {
        Settings settings = configuration.settings();
        Migrate tagged = new Migrate(
                configuration.withSettings(settings.withActor(settings.actor().withTag(tag))));
        tagged.scripts = scripts;
        return tagged;
    }

    /** Writes a new revision; nothing is written where the model has no changes. */
    public RevisionResult revision(RevisionRequest request) {
        return autogenerate().revision(request);
    }

    /**
     * Writes a revision that follows several and so makes one head of them.
     *
     * @param targets the revisions to follow, {@code heads} for all
     */
    public RevisionResult merge(String targets, String message) {
        List<String> parents = new ArrayList<>(new TreeSet<>(RevisionTarget.parseAll(targets).stream()
                .flatMap(target -> revisions().resolve(Set.of(), target).stream())
                .map(RevisionNode::id)
                .toList()));
        List<String> inside =
                parents.stream().filter(id -> !revisions().isHead(id)).toList();
        if (parents.size() < 2 || !inside.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A merge needs at least two heads.\n    given  " + String.join(", ", parents)
                            + (inside.isEmpty() ? "" : "\n    no head  " + String.join(", ", inside))
                            + "\n    heads  "
                            + String.join(
                                    ", ",
                                    revisions().heads().stream()
                                            .map(RevisionNode::id)
                                            .toList())
                            + "\nMerge all heads: mvn migrate:merge -Drevisions=heads -Dmessage=\"merge heads\"");
        }
        return autogenerate().merge(parents, RevisionRequest.empty(message));
    }

    /**
     * Makes one revision of several, whose source files go.
     *
     * <p>Databases that have run all of them, or none, need nothing else.
     *
     * @param range {@code first:last}, or {@code base:last} for all from the beginning
     * @throws MigrateException if one revision cannot stand for them; then nothing is written
     */
    public RevisionResult squash(String range, String message) {
        Dialect dialect = new TargetDatabase(configuration, dialects, database).forRevision(scripts());
        String id = HexFormat.of().formatHex(randomBytes());
        return new Squash(configuration, scripts(), dialect, range).write(id, message);
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /**
     * Compares the model with the history.
     *
     * @param from {@code history}
     */
    public CheckResult check(String from) {
        return autogenerate().check(from);
    }

    private Autogenerate autogenerate() {
        Timings timings = new Timings();
        ScriptDirectory read = timings.measure("read the revisions", this::scripts);
        return new Autogenerate(configuration, read, new TargetDatabase(configuration, dialects, database), timings);
    }

    /**
     * Makes sure that nothing is pending and no applied revision was edited.
     *
     * @throws MigrateException if the database is not at the target or above, or is not what the revisions say
     */
    public void validate(String target) {
        readiness(target).require();
        require(edits());
    }

    /**
     * Waits until another process has brought the database to a target.
     *
     * @throws MigrateException if that takes longer than the timeout
     */
    public void await(String target, Duration timeout) {
        readiness(target).await(timeout);
    }

    private Readiness readiness(String target) {
        RevisionTarget parsed = RevisionTarget.parse(target);
        return new Readiness(target, () -> pending(parsed), this::requireFinished);
    }

    private List<RevisionInfo> pending(RevisionTarget target) {
        return database.with(scripts(), (runner, dialect) -> pending(runner.heads(), target));
    }

    private void requireFinished() {
        database.with(scripts(), (runner, dialect) -> {
            runner.requireFinished();
            return true;
        });
    }

    /** Opens a connection to the database that is migrated, which the caller closes. */
    public Connection connect() {
        return database.open();
    }

    /** Returns the rows of the version table. */
    public SortedSet<String> current() {
        return database.with(scripts(), (runner, dialect) -> runner.heads());
    }

    /** Returns the newest revisions. */
    public List<RevisionInfo> heads() {
        return infos(revisions().heads());
    }

    /** Returns all revisions, newest first. */
    public List<RevisionInfo> history() {
        return infos(revisions().history());
    }

    /** Returns a revision, or null where there is none of this id. */
    public @Nullable RevisionInfo show(String id) {
        return revisions().contains(id) ? info(revisions().get(id)) : null;
    }

    /** Returns what has been run on the database, newest first; creates nothing in it. */
    public List<AppliedInfo> appliedHistory() {
        List<HistoryEntry> history = new ArrayList<>(database.with(scripts(), (runner, dialect) -> runner.history()));
        Collections.reverse(history);
        return history.stream().map(AppliedInfo::of).toList();
    }

    /** Returns what has been run of a revision, newest first, also where its file is gone. */
    public List<AppliedInfo> appliedHistory(String id) {
        return appliedHistory().stream()
                .filter(each -> each.revision().equals(id))
                .toList();
    }

    /** Returns where the database stands. */
    public Status status() {
        return database.with(scripts(), this::status);
    }

    private Status status(MigrationRunner runner, Dialect dialect) throws SQLException {
        SortedSet<String> current = runner.heads();
        List<String> unknown =
                current.stream().filter(id -> !revisions().contains(id)).toList();
        List<RevisionInfo> pending = unknown.isEmpty() ? pending(current, RevisionTarget.parse("heads")) : List.of();
        List<String> heads = revisions().heads().stream().map(RevisionNode::id).toList();
        List<HistoryEntry> history = new ArrayList<>(runner.history());
        Collections.reverse(history);
        return new Status(
                dialect.name(),
                pending.isEmpty() && unknown.isEmpty(),
                List.copyOf(current),
                heads,
                pending,
                history,
                unknown);
    }

    private List<RevisionInfo> pending(Set<String> current, RevisionTarget target) {
        return revisions().upgradePath(current, target).stream()
                .map(step -> info(step.revision()))
                .toList();
    }

    private List<RevisionInfo> infos(List<RevisionNode> nodes) {
        return nodes.stream().map(this::info).toList();
    }

    private RevisionInfo info(RevisionNode node) {
        return RevisionInfo.of(scripts().require(node.id()));
    }
}
