package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which database revisions and scripts are for. */
final class TargetDatabase {

    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Configuration configuration;
    private final Dialects dialects;
    private final Database database;

    TargetDatabase(Configuration configuration, Dialects dialects, Database database) {
        this.configuration = configuration;
        this.dialects = dialects;
        this.database = database;
    }

    /** Returns the database of a script: the one that is set, else the server's. */
    Dialect forScript() {
        String set = configuration.database();
        return set == null ? database.dialect() : dialects.named(set);
    }

    /** Returns the role that reads what the model is compared with. */
    Before before(ScriptDirectory scripts) {
        return new Before(configuration, scripts, dialects, database);
    }

    /** Returns the server where the model is compared with it, else the database of a new revision. */
    Dialect of(String from, ScriptDirectory scripts) {
        return from.equals(Before.DATABASE) ? database.dialect() : forRevision(scripts);
    }

    /**
     * Returns the database of a new revision: the one that is set, else what the newest revision recorded, else the
     * configured server if it answers, else the configured URL's.
     */
    Dialect forRevision(ScriptDirectory scripts) {
        String set = configuration.database();
        if (set != null) {
            return dialects.named(set);
        }
        Optional<String> recorded = scripts.revisions().history().stream()
                .map(node -> scripts.require(node.id()))
                .map(Script::database)
                .flatMap(Stream::ofNullable)
                .findFirst();
        return recorded.map(dialects::named).orElseGet(this::ofServer);
    }

    private Dialect ofServer() {
        String url = configuration.url();
        if (url == null) {
            throw unknown(null);
        }
        CompletableFuture<Dialect> answer = CompletableFuture.supplyAsync(database::dialect);
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return dialects.nameOfUrl(url).map(dialects::named).orElseThrow(() -> unknown(url));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(url);
        }
    }

    private MigrateException unknown(@Nullable String url) {
        String known = url == null ? "not set" : Database.redacted(url) + ", which none of them knows";
        return new MigrateException(
                ExitCode.REFUSED,
                "It is not known which database the revision is for, and that decides what the mappings become.\n"
                        + "    supported              " + String.join(", ", dialects.names()) + "\n"
                        + "    migrate.database       not set\n"
                        + "    newest revision        records none\n"
                        + "    spring.datasource.url  " + known
                        + "\nSet the database and its version: migrate.database=postgresql:16");
    }
}
