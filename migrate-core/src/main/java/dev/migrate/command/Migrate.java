package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.ProgressListener;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.script.ScriptDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Migrate's commands as methods.
 *
 * <p>Revisions are read once, when a command first needs them. May be shared by threads; each command opens and closes
 * a connection of its own. Every expected failure is a {@link MigrateException}.
 */
public final class Migrate {

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
            loaded = configuration.scripts();
            scripts = loaded;
        }
        return loaded;
    }

    private RevisionMap revisions() {
        return scripts().revisions();
    }

    /** Runs what leads up to one or, with commas, several targets such as {@code head}, an id or {@code +1}. */
    public List<StepInfo> upgrade(String targets) {
        return runs().upgrade(RevisionTarget.parseAll(targets));
    }

    /**
     * Runs what leads down to a target such as {@code base}, an id or {@code -1}.
     *
     * @throws MigrateException also if one of the revisions was edited after it had been applied
     */
    public List<StepInfo> downgrade(String target) {
        return runs().downgrade(RevisionTarget.parse(target));
    }

    /** Returns how the applied revisions differ from what they were when they ran; loads the classes of all of them. */
    public AppliedEdits edits() {
        return runs().edits();
    }

    /**
     * Takes applied revisions as they are now for what was applied, and runs nothing.
     *
     * @param targets comma separated
     * @return the ids of the revisions
     * @throws MigrateException if one of them is not applied
     */
    public List<String> accept(String targets) {
        return runs().accept(RevisionTarget.parseAll(targets));
    }

    /** Says that the database is where the targets are, and runs nothing. */
    public List<StepInfo> stamp(String targets) {
        return runs().stamp(RevisionTarget.parseAll(targets));
    }

    /** Stamps the heads if the database is what the model says; else returns how it differs, one change a line. */
    public List<String> stampVerified(String targets) {
        return autogenerate().ifSame(targets, () -> stamp(targets));
    }

    /** Says that the database is where the targets are, whatever its version table says, and runs nothing. */
    public List<StepInfo> purgeAndStamp(String targets) {
        return runs().purgeAndStamp(RevisionTarget.parseAll(targets));
    }

    private Runs runs() {
        return new Runs(configuration, database, scripts());
    }

    /**
     * Returns the script that an upgrade would run.
     *
     * @param range a target, which is reached from the base, or two as {@code from:to}, {@code current:head} included
     */
    public String upgradeScript(String range) {
        return script(scripts -> scripts.upgrade(range));
    }

    /** Returns the script that a downgrade would run; the range is {@code from:to}. */
    public String downgradeScript(String range) {
        return script(scripts -> scripts.downgrade(range));
    }

    /**
     * Returns the script that a stamp would run.
     *
     * @param targets comma separated; the database is at the base, or one of them is {@code from:to}
     */
    public String stampScript(String targets) {
        return script(scripts -> scripts.stamp(targets));
    }

    /** Creates the version table if it is missing, and nothing else; returns whether it was missing. */
    public boolean ensureVersion() {
        return database.with(scripts(), (runner, dialect) -> runner.ensureVersion());
    }

    /** Returns the script that creates the version table, and nothing else. */
    public String ensureVersionScript() {
        return script(Scripts::ensureVersion);
    }

    /** Returns what writes scripts that need not fit into the memory; where they go stays open. */
    public Scripts scriptsTo(Appendable target) {
        return new Scripts(offline(target));
    }

    private String script(Consumer<Scripts> writing) {
        StringBuilder script = new StringBuilder();
        writing.accept(scriptsTo(script));
        return script.toString();
    }

    private Offline offline(Appendable target) {
        Dialect dialect = new TargetDatabase(configuration, dialects, database).forScript();
        return new Offline(scripts(), dialect, configuration.settings(), memory()::rows, target);
    }

    /** Returns the same commands, which note a text in the history: the number of a change, a release. */
    public Migrate tagged(@Nullable String tag) {
        return with(configuration.withSettings(configuration.settings().tagged(tag)));
    }

    /** Returns the same commands, which assume that a statement of which it cannot be told was executed, or was not. */
    public Migrate assuming(boolean done) {
        return with(configuration.withSettings(configuration.settings().assuming(done)));
    }

    /** Returns the same that tells somebody else than the log how far long work has come. */
    public Migrate telling(ProgressListener progress) {
        return with(configuration.withSettings(configuration.settings().telling(progress)));
    }

    private Migrate with(Configuration changed) {
        Migrate other = new Migrate(changed);
        other.scripts = scripts;
        return other;
    }

    /** Writes a new revision; nothing is written where the model has no changes. */
    public RevisionResult revision(RevisionRequest request) {
        return autogenerate().revision(request, null);
    }

    /** Writes a new revision; nothing where the model has no changes. Asks what became of what is gone. */
    public RevisionResult revision(RevisionRequest request, Decisions decisions) {
        return autogenerate().revision(request, decisions);
    }

    /** Writes a revision that follows several, {@code heads} for all, and so makes one head of them. */
    public RevisionResult merge(String targets, String message) {
        return merge(targets, RevisionRequest.empty(message));
    }

    /**
     * Writes a revision that follows several and so makes one head of them.
     *
     * @param targets the revisions to follow, {@code heads} for all
     * @param request what else it shall be; its head does not count
     */
    public RevisionResult merge(String targets, RevisionRequest request) {
        return autogenerate().merge(targets, request);
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
        return new Squash(configuration, scripts(), dialect, range).write(message);
    }

    /** Returns the commands that look at the lock. */
    public Lock lock() {
        return new Lock(database, configuration.settings());
    }

    /** Returns the commands that take over from other tools. */
    public Imports imports() {
        return new Imports(configuration, scripts(), new TargetDatabase(configuration, dialects, database), database);
    }

    /** Compares the model with the {@code history} or the {@code database}, which then has to be at the heads. */
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
        runs().readiness(target).require();
        edits().require();
    }

    /**
     * Waits until another process has brought the database to a target.
     *
     * @throws MigrateException if that takes longer than the timeout
     */
    public void await(String target, Duration timeout) {
        runs().readiness(target).await(timeout);
    }

    /** Opens a connection to the database that is migrated, which the caller closes. */
    public Connection connect() {
        return database.open();
    }

    /** Returns the rows of the version table. */
    public SortedSet<String> current() {
        return memory().current();
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

    /**
     * Lists the newest revisions.
     *
     * @param resolveDependencies whether to leave out those that a revision depends on
     */
    public List<ListedRevision> listHeads(boolean resolveDependencies) {
        List<RevisionNode> heads =
                resolveDependencies ? revisions().effectiveHeads() : revisions().heads();
        return listings().of(heads, Set.of());
    }

    /**
     * Lists the revisions that more than one follows, newest first.
     *
     * @param indicateCurrent whether to mark the rows of the version table, for which the database is asked
     */
    public List<ListedBranch> listBranches(boolean indicateCurrent) {
        return listings().branches(indicateCurrent ? current() : Set.of());
    }

    /** Lists where the database is; creates nothing in it. */
    public CurrentResult listCurrent() {
        return listings().current(current());
    }

    /** Lists revisions, newest first; asks the database only for what {@code current} means or marks. */
    public List<ListedRevision> listHistory(HistoryOptions options) {
        List<RevisionNode> nodes = named().inRange(options.range());
        return listings().of(nodes, options.indicateCurrent() ? current() : Set.of());
    }

    /**
     * Describes revisions with what they do; the database is asked only for {@code current} and for what the files do
     * not have.
     *
     * @param targets comma separated
     */
    public Description describe(String targets) {
        Describe describe = new Describe(revisions(), memory());
        RevisionTarget.parseAll(targets).forEach(describe::add);
        Show show = new Show(configuration, dialects);
        List<ShownRevision> shown = listings().of(describe.found(), Set.of()).stream()
                .map(each -> show.of(each, scripts().require(each.info().revision())))
                .toList();
        return new Description(shown, describe.stored());
    }

    /**
     * Returns the source files of revisions.
     *
     * @param targets comma separated
     * @throws MigrateException if a file is not in this working tree
     */
    public List<Path> sourceFiles(String targets) {
        SourceFiles sources = new SourceFiles(configuration.directory());
        return named().by(targets).stream()
                .map(node -> scripts().require(node.id()))
                .map(script -> sources.of(script).orElseThrow(() -> sources.missing(script)))
                .toList();
    }

    private Named named() {
        return new Named(revisions(), this::current);
    }

    private Listings listings() {
        return new Listings(scripts(), new SourceFiles(configuration.directory()));
    }

    /** Returns what has been run on the database, newest first; creates nothing in it. */
    public List<AppliedInfo> appliedHistory() {
        return memory().history();
    }

    private Memory memory() {
        return new Memory(database, scripts());
    }

    /** Returns what has been run of a revision, newest first, also where its file is gone. */
    public List<AppliedInfo> appliedHistory(String id) {
        return appliedHistory().stream()
                .filter(each -> each.revision().equals(id))
                .toList();
    }

    /**
     * Checks the files and their graph alone: neither the model nor a database.
     *
     * @param independent the labels of the branches that stay apart, each with a head of its own
     */
    public GraphReport checkGraph(List<String> independent) {
        return GraphCheck.of(this::scripts, independent);
    }

    /** Returns where revisions are looked for. */
    public List<String> locations() {
        return configuration.locations();
    }

    /** Returns the editor that is set for revisions, or null. */
    public @Nullable String editor() {
        return configuration.editor();
    }

    /** Returns the database's URL as the driver says it, without what may be a password. */
    public String databaseUrl() {
        return database.url();
    }

    /** Returns where the database stands. */
    public Status status() {
        return database.with(scripts(), new StatusReader(scripts())::read);
    }

    private List<RevisionInfo> infos(List<RevisionNode> nodes) {
        return nodes.stream().map(this::info).toList();
    }

    private RevisionInfo info(RevisionNode node) {
        return RevisionInfo.of(scripts(), node);
    }
}
