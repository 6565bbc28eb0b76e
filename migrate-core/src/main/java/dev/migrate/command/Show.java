package dev.migrate.command;

import dev.migrate.dialect.Dialects;
import dev.migrate.diff.OperationSummary;
import dev.migrate.op.Recorded;
import dev.migrate.script.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what revisions do, without a database. */
final class Show {

    private final Configuration configuration;
    private final Dialects dialects;

    Show(Configuration configuration, Dialects dialects) {
        this.configuration = configuration;
        this.dialects = dialects;
    }

    ShownRevision of(ListedRevision revision, Script script) {
        String database = database(script);
        List<Recorded> downgrade = script.downgrade(database);
        return new ShownRevision(
                revision, database, lines(script.upgrade(database)), downgrade == null ? null : lines(downgrade));
    }

    /** Returns the database that is set, else the one the revision was written for, else the configured URL's. */
    private String database(Script script) {
        String named = configuration.database() != null ? configuration.database() : script.database();
        if (named != null) {
            return dialects.named(named).name();
        }
        @Nullable String url = configuration.url();
        return url == null ? "" : dialects.nameOfUrl(url).orElse("");
    }

    private static List<String> lines(List<Recorded> recorded) {
        return OperationSummary.lines(recorded.stream().map(Recorded::operation).toList());
    }
}
