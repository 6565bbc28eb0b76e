package dev.migrate.benchmarks.compare;

import dev.migrate.testsupport.FreshDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.DiffResult;
import liquibase.diff.compare.CompareControl;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;

/** Liquibase's diff of a snapshot that it holds in memory with the database: it reads one database, as the others do. */
final class WithLiquibase implements Tool {

    private static final double MILLIS = 1e6;

    private final FreshDatabase database;

    WithLiquibase(FreshDatabase database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "Liquibase, diff of a snapshot with the database";
    }

    @Override
    public List<Double> compare(boolean changed, int times) throws Exception {
        List<Double> taken = new ArrayList<>();
        if (changed) {
            return taken;
        }
        try (Connection connection = database.connect()) {
            DatabaseSnapshot reference = snapshot(connection);
            for (int i = 0; i < times; i++) {
                long begin = System.nanoTime();
                diff(reference, connection);
                taken.add((System.nanoTime() - begin) / MILLIS);
            }
        }
        return taken;
    }

    private static void diff(DatabaseSnapshot reference, Connection connection) throws Exception {
        DiffResult result =
                DiffGeneratorFactory.getInstance().compare(reference, snapshot(connection), CompareControl.STANDARD);
        if (!result.areEqual()) {
            throw new IllegalStateException("Liquibase finds differences between a database and itself.");
        }
    }

    private static DatabaseSnapshot snapshot(Connection connection) throws Exception {
        Database known =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        return SnapshotGeneratorFactory.getInstance()
                .createSnapshot(known.getDefaultSchema(), known, new SnapshotControl(known));
    }
}
