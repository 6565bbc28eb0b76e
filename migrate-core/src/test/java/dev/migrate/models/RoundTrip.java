package dev.migrate.models;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionRequest;
import dev.migrate.dialect.Dialects;
import dev.migrate.hibernate.TypeDifference;
import dev.migrate.hibernate.UnsupportedMappingException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** From nothing to a model and back, beside what Hibernate makes of the same model. */
final class RoundTrip {

    private final CompiledModel model;
    private final TestDatabase product;
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private String refusal = "";
    private String hibernates = "";

    private RoundTrip(CompiledModel model, TestDatabase product, Path folder) {
        this.model = model;
        this.product = product;
        this.folder = folder;
    }

    /**
     * What came of it.
     *
     * @param faults what is not as it should be
     * @param refusal why Migrate wrote nothing, or an empty text
     * @param hibernates why Hibernate could not create the schema, or an empty text
     */
    record Result(List<String> faults, String refusal, String hibernates, int tables, int columns) {}

    static Result of(CompiledModel model, TestDatabase product, Path folder) throws SQLException {
        RoundTrip trip = new RoundTrip(model, product, folder);
        Optional<Dump> expected = trip.createdByHibernate(product);
        try (FreshDatabase database = product.create()) {
            model.prepare(database);
            trip.run(new Project(folder, database), expected);
        }
        Dump known = expected.orElseGet(() -> new Dump(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        return new Result(
                trip.faults,
                trip.refusal,
                trip.hibernates,
                known.tables().size(),
                known.tables().values().stream()
                        .mapToInt(each -> each.columns().size())
                        .sum());
    }

    private void run(Project project, Optional<Dump> expected) throws SQLException {
        try {
            refuseDifferences(project);
            project.with(model).revision(RevisionRequest.autogenerate("create all"));
        } catch (MigrateException e) {
            refusal = String.valueOf(e.getMessage());
            return;
        }
        try {
            Migrate migrate = project.with(model);
            migrate.upgrade("head");
            if (expected.isPresent()) {
                compare(expected.get(), dump(project.database()));
                compareConstraints(project.database());
            }
            validate(project.database());
            if (product == TestDatabase.H2 && Boolean.getBoolean("migrate.elsewhere")) {
                elsewhere(migrate.check("history").warnings().isEmpty());
            }
            faults.addAll(
                    prefixed("check from history", migrate.check("history").changes()));
            faults.addAll(
                    prefixed("check from database", migrate.check("database").changes()));
            migrate.downgrade("base");
            Dump rest = dump(project.database());
            if (!rest.text().isEmpty()) {
                faults.add("left by the downgrade:\n" + rest.text());
            }
        } catch (UnsupportedMappingException e) {
            refusal = String.valueOf(e.getMessage());
        } catch (MigrateException | AssertionError e) {
            faults.add("failed: " + e);
        }
    }

    /** An application refuses them with the attributes they come from. */
    private void refuseDifferences(Project project) throws SQLException {
        try (Connection connection = project.database().connect()) {
            List<TypeDifference> differences =
                    model.differences(Dialects.onClassPath().of(connection));
            if (!differences.isEmpty()) {
                throw new MigrateException(ExitCode.REFUSED, "Types differ: " + differences);
            }
        }
    }

    private Optional<Dump> createdByHibernate(TestDatabase on) throws SQLException {
        try (FreshDatabase database = on.create()) {
            model.prepare(database);
            model.create(database);
            boolean whole = on != TestDatabase.SQLITE || !model.model().text().contains("`the \\\"");
            hibernates = whole ? hibernates : "quotes within quotes";
            return whole ? Optional.of(dump(database)) : Optional.empty();
        } catch (PersistenceException | UnsupportedOperationException | IllegalArgumentException e) {
            hibernates = deepest(e);
            return Optional.empty();
        }
    }

    /** What was written for H2 is for all databases, or said not to be. */
    private void elsewhere(boolean isForAll) throws SQLException {
        List<TestDatabase> others = isForAll
                ? List.of(
                        TestDatabase.POSTGRESQL_18,
                        TestDatabase.MYSQL_8_0,
                        TestDatabase.MARIADB_11_4,
                        TestDatabase.SQLITE)
                : List.of();
        for (TestDatabase other : others) {
            try (FreshDatabase database = other.create()) {
                model.prepare(database);
                new Project(folder, database).migrate().upgrade("head");
                validate(database);
            } catch (MigrateException e) {
                faults.add("on " + other + ": " + e.getMessage());
            }
        }
    }

    private void validate(FreshDatabase database) {
        try {
            model.validate(database);
        } catch (PersistenceException | AssertionError e) {
            boolean numbered =
                    database.product() == TestDatabase.SQLITE && deepest(e).contains("found [integer (Types#INTEGER)]");
            if (hibernates.isEmpty() && !numbered && !deepest(e).equals(refusalOfItsOwn(database.product()))) {
                faults.add("validate on " + database.product() + ": " + deepest(e));
            }
        }
    }

    /** Returns why Hibernate does not take what Hibernate has created, or nothing if it does. */
    private String refusalOfItsOwn(TestDatabase product) {
        try (FreshDatabase database = product.create()) {
            model.prepare(database);
            model.create(database);
            model.validate(database);
            return "";
        } catch (PersistenceException | AssertionError | SQLException e) {
            return deepest(e);
        }
    }

    private static String deepest(Throwable error) {
        Throwable at = error;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        // MariaDB's driver numbers the connections
        return String.valueOf(at.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
    }

    private void compare(Dump expected, Dump actual) {
        if (product == TestDatabase.SQLITE) {
            compare("", DumpText.ofSqlite(expected), DumpText.ofSqlite(actual));
        } else {
            compare("", DumpText.of(expected, product), DumpText.of(actual, product));
        }
    }

    /** Hibernate's dialect for SQLite leaves out constraints, so PostgreSQL says which ones there are. */
    private void compareConstraints(FreshDatabase database) throws SQLException {
        boolean sameNames = !model.model().settings().containsKey("hibernate.auto_quote_keyword")
                && !model.model().settings().containsKey("hibernate.type.prefer_native_enum_types")
                && !model.model().text().contains("schema = \"" + Rarities.SCHEMA + "\"");
        if (product == TestDatabase.SQLITE && sameNames) {
            Optional<Dump> postgresql = createdByHibernate(TestDatabase.POSTGRESQL_18);
            boolean cut = postgresql.isPresent() && postgresql.get().text().matches("(?s).*\\w{63}.*");
            if (postgresql.isPresent() && !cut) {
                compare("of PostgreSQL ", DumpText.constraints(postgresql.get()), DumpText.constraints(dump(database)));
            }
        }
    }

    private void compare(String whose, String expected, String actual) {
        List<String> wanted = List.of(expected.split("\n(?=\\S)", -1));
        List<String> found = List.of(actual.split("\n(?=\\S)", -1));
        for (String table : wanted) {
            if (!table.isBlank() && !found.contains(table)) {
                String head = table.lines().findFirst().orElse("");
                String other = found.stream()
                        .filter(each -> each.lines().findFirst().orElse("").equals(head))
                        .findFirst()
                        .orElse("");
                faults.add("schema " + whose + "differs: " + head + lines("  - ", table, other)
                        + lines("  + ", other, table));
            }
        }
        for (String table : found) {
            String head = table.lines().findFirst().orElse("");
            // Hibernate's statement fails where quotes are in quotes, which stops it but on SQLite
            if (!head.contains("\"\"")
                    && wanted.stream()
                            .noneMatch(
                                    each -> each.lines().findFirst().orElse("").equals(head))
                    && !failsElsewhere()) {
                faults.add("schema " + whose + "has more: " + table);
            }
        }
    }

    /** A statement of Hibernate's that fails stops it, but not on SQLite, where each comment is one. */
    private boolean failsElsewhere() {
        try {
            return product == TestDatabase.SQLITE
                    && createdByHibernate(TestDatabase.POSTGRESQL_18).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lines(String sign, String of, String without) {
        StringBuilder text = new StringBuilder();
        List<String> others = without.lines().toList();
        of.lines().filter(each -> !others.contains(each)).forEach(each -> text.append("\n" + sign + each));
        return text.toString();
    }

    private Dump dump(FreshDatabase database) throws SQLException {
        Dump dump = CatalogDump.of(database)
                .withoutMigrateTables()
                .withoutHibernateTables()
                .sortedPrimaryKeys();
        return product == TestDatabase.MYSQL_8_0 || product.isMariaDb() ? dump.withoutIndexesOfForeignKeys() : dump;
    }

    private static List<String> prefixed(String what, List<String> lines) {
        return lines.stream().map(each -> what + ": " + each).toList();
    }
}
