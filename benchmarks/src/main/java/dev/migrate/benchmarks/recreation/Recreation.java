package dev.migrate.benchmarks.recreation;

import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Changes a large table on SQLite, and copies its rows by one statement, in a warm JVM, and prints a table in Markdown. */
public final class Recreation {

    private static final int RUNS = 5;
    private static final int WARM_UPS = 20;
    private static final int FEW = 100;
    private static final String CREATED = "a00000000001";
    private static final String WIDENED = "a00000000002";
    private static final String REQUIRED = "a00000000003";
    private static final double MILLIS = 1e6;

    private Recreation() {}

    /**
     * Runs it.
     *
     * @param arguments the number of rows
     * @throws SQLException if the database fails
     */
    public static void main(String[] arguments) throws SQLException {
        int rows = Integer.parseInt(arguments[0]);
        double[] copies = new double[RUNS];
        double[] changes = new double[RUNS];
        double[] changesInPlace = new double[RUNS];
        for (int i = 0; i < WARM_UPS; i++) {
            copy(FEW);
            change(FEW, WIDENED, REQUIRED);
        }
        double[] ratios = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            // What runs right after another has to wait for what that has left to be written
            boolean copiesFirst = i % 2 == 0;
            copies[i] = copiesFirst ? copy(rows) : 0;
            changes[i] = change(rows, CREATED, WIDENED);
            copies[i] = copiesFirst ? copies[i] : copy(rows);
            ratios[i] = changes[i] / copies[i];
            changesInPlace[i] = change(rows, WIDENED, REQUIRED);
        }
        print("| SQLite, a table of %,d rows | ms, median of %d |%n|---|--:|", rows, RUNS);
        print("| INSERT … SELECT into a new table | %.0f |", median(copies));
        print("| the revision that makes a new table | %.0f |", median(changes));
        print("| the same as a part of the copy beside it | %.2f |", median(ratios));
        print("| the revision that makes a column not null in place | %.0f |", median(changesInPlace));
    }

    private static double copy(int rows) throws SQLException {
        try (FreshDatabase database = filled(rows, CREATED)) {
            long begin = System.nanoTime();
            database.execute(
                    "create table copied (id bigint not null primary key, name varchar(80),"
                            + " email varchar(320) not null, score bigint not null)",
                    "insert into copied (id, name, email, score) select id, name, email, score from account");
            return (System.nanoTime() - begin) / MILLIS;
        }
    }

    private static double change(int rows, String from, String to) throws SQLException {
        try (FreshDatabase database = filled(rows, from)) {
            long begin = System.nanoTime();
            migrate(database).upgrade(to);
            return (System.nanoTime() - begin) / MILLIS;
        }
    }

    private static FreshDatabase filled(int rows, String revision) throws SQLException {
        FreshDatabase database = TestDatabase.SQLITE.create();
        migrate(database).upgrade(revision);
        database.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + rows
                + ") insert into account (id, name, email, score)"
                + " select i, 'name of ' || i, 'mail' || i || '@example.org', i % 1000 from n");
        return database;
    }

    private static Migrate migrate(FreshDatabase database) {
        return Migrate.builder()
                .connections(database::connect)
                .url(database.url())
                .locations(List.of("classpath:dev/migrate/benchmarks/recreation/revisions"))
                .build();
    }

    private static double median(double[] times) {
        return Arrays.stream(times).sorted().toArray()[RUNS / 2];
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
