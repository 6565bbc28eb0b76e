package dev.migrate.runtime;

import dev.migrate.dialect.Aftermath;
import dev.migrate.dialect.Aftermath.Fate;
import dev.migrate.dialect.Dialect;
import dev.migrate.live.LiveDefinitions;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateSchema;
import dev.migrate.operation.Operation.DropSchema;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.plan.Effect;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.schema.Definition;
import dev.migrate.schema.Presence;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a statement that was not seen to end, by comparing the catalog with the schema that it met and
 * the one that it leaves.
 *
 * <p>Only those parts are compared in which the two differ: whatever else has happened to the tables does not matter.
 */
final class Probe {

    private static final int SHOWN = 5;
    private static final long PAUSE = 500;

    private final Connection connection;
    private final Dialect dialect;
    private final Duration patience;

    /** Creates a probe that waits as long as this for a statement that the server is still at. */
    Probe(Connection connection, Dialect dialect, Duration patience) {
        this.connection = connection;
        this.dialect = dialect;
        this.patience = patience;
    }

    /**
     * Returns what became of a statement that the database refused: nothing, unless somebody has done it since, exactly.
     *
     * @param effect what it does to the schema, or null where that cannot be said
     */
    Fate ofRefused(PlannedStatement planned, @Nullable Effect effect) throws SQLException {
        Fate own = awaited(Texts.bare(planned.statement().sql()), true);
        if (own == Fate.DONE || own == Fate.NOT_DONE) {
            return own;
        }
        Operation origin = planned.statement().origin();
        boolean creates = origin instanceof DefinitionOperation && !(origin instanceof DropDefinition);
        return own == Fate.OTHER || own == Fate.UNSEEN || creates
                ? Fate.NOT_DONE
                : decided(byEffect(planned, effect, true));
    }

    private static Fate decided(Finding finding) {
        return finding.fate() == Fate.DONE ? Fate.DONE : Fate.NOT_DONE;
    }

    /**
     * Returns what became of a statement.
     *
     * @param effect what it does to the schema, or null where that cannot be said
     */
    Finding find(PlannedStatement planned, @Nullable Effect effect) throws SQLException {
        Fate own = awaited(Texts.bare(planned.statement().sql()), false);
        if (own == Fate.OTHER) {
            return Finding.unknown("something of this name that another statement created");
        }
        if (own == Fate.UNSEEN) {
            return Finding.unknown(
                    "something of this name, and the user may not create a temporary table, which is how it"
                            + " is told whether the statement created it: grant temporary on database … to …");
        }
        if (own != Fate.UNKNOWN) {
            return Finding.of(own);
        }
        Finding finding = byEffect(planned, effect, false);
        return finding.fate() == Fate.UNKNOWN && Texts.isRepeatable(planned) ? Finding.of(Fate.NOT_DONE) : finding;
    }

    private Fate awaited(String sql, boolean refused) throws SQLException {
        Aftermath aftermath = dialect.aftermath(connection);
        long start = System.nanoTime();
        Fate fate = aftermath.of(sql, refused);
        while (fate == Fate.RUNNING) {
            if (System.nanoTime() - start >= patience.toNanos()) {
                throw new StillRunningException(sql, patience);
            }
            LockWaiter.sleep(PAUSE);
            fate = aftermath.of(sql, refused);
        }
        return fate;
    }

    private Finding byEffect(PlannedStatement planned, @Nullable Effect effect, boolean exactly) throws SQLException {
        if (Texts.isData(planned)) {
            return Finding.unknown("it committed a part of its work before it was done");
        }
        Operation origin = planned.statement().origin();
        if (origin instanceof CreateSchema create) {
            return Finding.of(LiveSchemas.of(connection).has(create.name()) ? Fate.DONE : Fate.NOT_DONE);
        }
        if (origin instanceof DropSchema drop) {
            return Finding.of(LiveSchemas.of(connection).has(drop.name()) ? Fate.NOT_DONE : Fate.DONE);
        }
        if (origin instanceof SchemaOperation.RenameSchema rename) {
            return Finding.of(LiveSchemas.of(connection).has(rename.to()) ? Fate.DONE : Fate.NOT_DONE);
        }
        if (origin instanceof DefinitionOperation definition) {
            return byName(definition);
        }
        return effect == null || effect.before().equals(effect.after())
                ? Finding.unknown("what it does to the schema is not said")
                : compare(effect, exactly);
    }

    /** What is replaced can be replaced again; of another schema than the connection's nothing is known. */
    private Finding byName(DefinitionOperation operation) throws SQLException {
        if (operation instanceof ReplaceDefinition) {
            return Finding.of(Fate.NOT_DONE);
        }
        if (operation instanceof RenameDefinition rename) {
            return byName(new CreateDefinition(new Definition(rename.renamed(), "")));
        }
        Presence presence = LiveDefinitions.in(connection, dialect.name()).presence(operation.name());
        if (presence == Presence.UNKNOWN) {
            return Finding.unknown("whether " + operation.name() + " is there cannot be told");
        }
        boolean there = presence == Presence.THERE;
        return Finding.of(there == operation instanceof CreateDefinition ? Fate.DONE : Fate.NOT_DONE);
    }

    private Finding compare(Effect effect, boolean exactly) throws SQLException {
        Schema live = dialect.inspector(connection).read(tables(effect));
        Finding exact = compare(effect, live, true);
        if (exactly && exact.fate() == Fate.DONE && hasMore(effect, live)) {
            return Finding.unknown("a table that it creates has more than it gives it");
        }
        if (exactly || exact.fate() != Fate.UNKNOWN) {
            return exact;
        }
        Finding loose = compare(effect, live, false);
        return loose.fate() == Fate.UNKNOWN ? exact : loose;
    }

    /** Somebody else's table has what is to be created, and more. */
    private boolean hasMore(Effect effect, Schema live) {
        Set<String> wanted = Features.of(dialect, effect.after(), true).byName().keySet();
        return Features.of(dialect, created(effect, live), true).byName().keySet().stream()
                .anyMatch(each -> !wanted.contains(each));
    }

    private static Schema created(Effect effect, Schema live) {
        Schema created = Schema.empty();
        for (Table each : live.tables().values()) {
            created = effect.before().table(each.name()) == null ? created.with(each) : created;
        }
        return created;
    }

    private Finding compare(Effect effect, Schema live, boolean exact) {
        Features before = Features.of(dialect, effect.before(), exact);
        Features after = Features.of(dialect, effect.after(), exact);
        Features now = Features.of(dialect, live, exact);
        Set<String> differing = new TreeSet<>(before.byName().keySet());
        differing.addAll(after.byName().keySet());
        differing.removeIf(each -> Objects.equals(before.get(each), after.get(each)));
        boolean isBefore = differing.stream().allMatch(each -> Objects.equals(now.get(each), before.get(each)));
        boolean isAfter = differing.stream().allMatch(each -> Objects.equals(now.get(each), after.get(each)));
        if (isBefore != isAfter) {
            return Finding.of(isAfter ? Fate.DONE : Fate.NOT_DONE);
        }
        return new Finding(Fate.UNKNOWN, facts(differing, after, now));
    }

    private static List<String> facts(Set<String> differing, Features after, Features now) {
        List<String> facts = new ArrayList<>();
        if (differing.isEmpty()) {
            facts.add("the catalog does not show what it does");
        }
        for (String name : differing) {
            if (facts.size() < SHOWN && !Objects.equals(now.get(name), after.get(name))) {
                facts.add("the database has " + Objects.requireNonNullElse(now.get(name), "nothing") + ", wanted is "
                        + Objects.requireNonNullElse(after.get(name), "nothing"));
            }
        }
        return facts;
    }

    private static Set<TableName> tables(Effect effect) {
        Set<TableName> names = new TreeSet<>(effect.before().tables().keySet());
        names.addAll(effect.after().tables().keySet());
        names.addAll(effect.before().sequences().keySet());
        names.addAll(effect.after().sequences().keySet());
        names.addAll(effect.before().enums().keySet());
        names.addAll(effect.after().enums().keySet());
        return names;
    }
}
