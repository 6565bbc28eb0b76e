package dev.migrate.command;

import static java.util.Objects.requireNonNull;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.script.ScriptDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that take over from databases that exist and from other tools; as safe for threads as {@link Migrate}. */
public final class Imports {

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final TargetDatabase target;
    private final Database database;

    Imports(Configuration configuration, ScriptDirectory scripts, TargetDatabase target, Database database) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.target = target;
        this.database = database;
    }

    /** Returns how the application used Flyway, as far as that is known. */
    public FlywaySettings flywaySettings() {
        return configuration.flyway();
    }

    /**
     * Makes revisions of Flyway's scripts, which stay where and as they are.
     *
     * @param skipped versions and descriptions that become no revision
     * @throws MigrateException if a script cannot become a revision; then nothing is written
     */
    public ImportResult flyway(FlywaySettings settings, List<String> skipped) {
        return new FlywayImport(configuration, scripts, target.forRevision(scripts), settings, skipped).run();
    }

    /** Returns how the application used Liquibase, as far as that is known. */
    public LiquibaseSettings liquibaseSettings() {
        return configuration.liquibase();
    }

    /**
     * Makes revisions of Liquibase's change sets, as far as they are SQL; the change logs stay where and as they are.
     *
     * @param skipped ids of change sets that become no revision
     * @throws MigrateException if a change set cannot become a revision; then nothing is written
     */
    public ImportResult liquibase(LiquibaseSettings settings, List<String> skipped) {
        return new LiquibaseImport(configuration, scripts, target.forRevision(scripts), settings, skipped).run();
    }

    /**
     * Writes one revision that stands for all of Liquibase's change sets.
     *
     * @param from {@code database}, which has run them all, or {@code model}
     * @param message what it does
     * @throws MigrateException if there is nothing to write
     */
    public ImportResult liquibaseBaseline(
            LiquibaseSettings settings, List<String> skipped, String from, String message) {
        RevisionRequest request = RevisionRequest.autogenerate(message);
        RevisionResult written = from.equals("model")
                ? new Autogenerate(configuration, scripts, target, new Timings())
                        .revision(request.withFrom(Before.NOTHING), null)
                : database(request.withFrom(Before.DATABASE), null).revision();
        String id = written.id();
        if (id == null) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "There is nothing that a revision could stand for: the " + from
                            + " has no tables beyond the history.\n" + "Name the other source: -Dbaseline="
                            + (from.equals("model") ? "database" : "model"));
        }
        ImportResult result = new LiquibaseImport(
                        configuration, scripts, target.forRevision(scripts), settings, skipped)
                .baseline(id);
        return result.with(new ImportResult.Imported("all change sets", id, requireNonNull(written.file())));
    }

    /**
     * Stamps a database without revisions where the table of the tool that the scripts were imported from says that it
     * is; an upgrade does that first.
     *
     * @return what was stamped, none where there is nothing to take over
     * @throws MigrateException if that table says something that the revisions do not explain
     */
    public List<StepInfo> adopt() {
        return new Adoption(configuration, database, scripts).adopt();
    }

    /**
     * Writes as a revision what the database holds and the revisions do not make; no entity is asked.
     *
     * @param decisions who is asked what became of what is gone, or null for nobody
     * @throws MigrateException if something is gone and nobody said what became of it; then nothing is written
     */
    public ReverseResult database(RevisionRequest request, @Nullable Decisions decisions) {
        return new FromDatabase(configuration, scripts, target, database).write(request, decisions);
    }
}
