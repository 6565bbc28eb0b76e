package dev.migrate.benchmarks.recreation;

import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Changes a large table on SQLite, and copies its rows by one statement, and prints a table in Markdown. */
public final class Recreation {

    private static final int RUNS = 3;
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
        for (int i = 0; i < RUNS; i++) {
            copies[i] = copy(rows);
            changes[i] = change(rows);
        }
        print("| SQLite, a table of %,d rows | ms, median of %d |%n|---|--:|", rows, RUNS);
        print("| INSERT … SELECT into a new table | %.0f |", median(copies));
        print("| the revision that makes a column not null | %.0f |", median(changes));
    }

    private static double copy(int rows) throws SQLException {
        try (FreshDatabase database = filled(rows)) {
            long begin = System.nanoTime();
            database.execute(
                    "create table copied (id bigint not null primary key, name varchar(80) not null,"
                            + " email varchar(320) not null, score integer not null)",
                    "insert into copied (id, name, email, score) select id, name, email, score from account");
            return (System.nanoTime() - begin) / MILLIS;
        }
    }

    private static double change(int rows) throws SQLException {
        try (FreshDatabase database = filled(rows)) {
            long begin = System.nanoTime();
            migrate(database).upgrade("head");
            return (System.nanoTime() - begin) / MILLIS;
        }
    }

    private static FreshDatabase filled(int rows) throws SQLException {
        FreshDatabase database = TestDatabase.SQLITE.create();
        migrate(database).upgrade("a00000000001");
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
