package dev.migrate.command;

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
