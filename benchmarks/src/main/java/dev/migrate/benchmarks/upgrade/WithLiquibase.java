package dev.migrate.benchmarks.upgrade;

import dev.migrate.testsupport.FreshDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;

/** Formatted SQL of Liquibase, a file for each change set. */
final class WithLiquibase implements Tool {

    @Override
    public String name() {
        return "Liquibase";
    }

    @Override
    public void write(Path directory, List<String> statements) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("changes"));
        for (int i = 0; i < statements.size(); i++) {
            String name = String.format(Locale.ROOT, "%08d.sql", i);
            Files.writeString(
                    folder.resolve(name),
                    "--liquibase formatted sql\n--changeset bench:" + i + "\n" + statements.get(i) + ";\n");
        }
        Files.writeString(directory.resolve("changelog.yaml"), """
                databaseChangeLog:
                  - includeAll:
                      path: changes
                """);
    }

    // The accessor of a directory only says that closing may be interrupted
    @SuppressWarnings("try")
    @Override
    public void upgrade(FreshDatabase database, Path directory) throws Exception {
        try (Connection connection = database.connect();
                DirectoryResourceAccessor files = new DirectoryResourceAccessor(directory);
                Liquibase liquibase = new Liquibase(
                        "changelog.yaml",
                        files,
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.update(new Contexts(), new LabelExpression());
        }
    }
}
