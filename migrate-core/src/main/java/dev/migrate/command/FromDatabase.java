package dev.migrate.command;

import dev.migrate.command.AutogenerateSettings.Compared;
import dev.migrate.dialect.Dialect;
import dev.migrate.diff.Evidence;
import dev.migrate.live.Unread;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TableOption;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes as a revision what a database holds and the revisions do not make; no entity is asked. */
final class FromDatabase {

    private static final String WITHOUT_WORDS_OF_KEY =
            "is written without its collations, orders and what happens on a conflict: create it with op.execute instead";

    private final Configuration configuration;
    private final ScriptDirectory scripts;
    private final Database database;
    private final Before before;

    FromDatabase(Configuration configuration, ScriptDirectory scripts, TargetDatabase target, Database database) {
        this.configuration = configuration;
        this.scripts = scripts;
        this.database = database;
        this.before = target.before(scripts);
    }

    ReverseResult write(RevisionRequest request, @Nullable Decisions decisions) {
        NewRevision revision = NewRevision.of(configuration, scripts, request);
        Dialect dialect = database.dialect();
        Schema known = before.read(Before.HISTORY, dialect, model(Schema.empty()));
        Schema live = before.toBeWritten(dialect, known);
        TableName versionTable = configuration.settings().versionTable();
        Compared compared = configuration.autogenerate().reversed(known, live, versionTable);
        List<Remark> left = left(live, compared.model(), known);
        List<Operation> operations =
                new Decided(compared, Evidence.none(), List.of()).operations(request.answers(), decisions);
        Comparison comparison =
                new Comparison(dialect, compared.before(), operations, model(compared.model()), List.of());
        List<Change> changes = comparison.changes().stream().map(Change::of).toList();
        List<String> lines =
                comparison.changes().stream().map(each -> each.withOrigin()).toList();
        NewRevision.Written written = operations.isEmpty() ? null : revision.write(comparison);
        return new ReverseResult(
                new RevisionResult(
                        written == null ? null : written.file(),
                        written == null ? null : written.id(),
                        compared.model().tables().size(),
                        scripts.revisions().size(),
                        changes,
                        lines,
                        left,
                        List.of(),
                        List.of()),
                left.stream()
                        .map(each -> new ImportResult.Left(each.kind() + " " + each.name(), each.reason()))
                        .toList());
    }

    private static Model model(Schema schema) {
        return new Model(schema, Map.of(), new TreeSet<>(), List.of());
    }

    /** Returns what the database holds and the revision does not make, with the reason. */
    private List<Remark> left(Schema live, Schema taken, Schema known) {
        List<Remark> left = new ArrayList<>();
        for (TableName table : live.tables().keySet()) {
            if (taken.table(table) == null) {
                left.add(new Remark(
                        "table",
                        table.toString(),
                        "belongs to another tool or framework, or is excluded by migrate.autogenerate"));
            }
        }
        String dialect = database.dialect().name();
        for (Table table : taken.tables().values()) {
            left.addAll(parts(table, known.table(table.name())));
        }
        database.access((connection, its) -> Unread.ofBeginnings(connection, its.name())).stream()
                .filter(each -> isWritten(each, taken, known))
                .forEach(each -> left.add(new Remark(
                        each.kind(),
                        each.name(),
                        "is written as if it looked at whole values: create it with op.execute instead")));
        // A routine of the same name and other arguments is another one
        List<String> made = new ArrayList<>();
        known.definitions().keySet().forEach(each -> made.add(SkippedObjects.key(each)));
        database.access((connection, its) -> Unread.in(connection, its.name())).stream()
                .filter(each -> !made.remove(SkippedObjects.key(each)) && !isTable(each, known))
                .forEach(each -> left.add(new Remark(each.kind(), each.name(), reason(each.kind(), dialect))));
        return left;
    }

    /** What a table of an earlier revision has besides was said when that was written. */
    private static boolean isTable(Unread.Item item, Schema known) {
        boolean table = item.kind().equals("partitioned table") || item.kind().equals(VersionedTables.KIND);
        return table
                && known.tables().keySet().stream()
                        .anyMatch(each -> each.name().text().equalsIgnoreCase(item.name()));
    }

    private static boolean isWritten(Unread.Item index, Schema taken, Schema known) {
        return taken.tables().values().stream()
                .filter(each -> known.table(each.name()) == null)
                .anyMatch(each -> index.name().startsWith(each.name().name().text() + "."));
    }

    /** What a database says of a table or column that the revision makes, and the revision does not. */
    private static List<Remark> parts(Table table, @Nullable Table known) {
        List<Remark> parts = new ArrayList<>();
        if (known == null) {
            table.options().stream()
                    .filter(each ->
                            each.dialect().equals("sqlite") && each.value().isEmpty())
                    .forEach(each -> parts.add(new Remark("table", table.name().toString(), withoutWord(each.name()))));
            table.options().stream()
                    .filter(TableOption::isObstacle)
                    .forEach(each -> parts.add(new Remark(
                            "table",
                            table.name().toString(),
                            "is written without " + each.value() + ": create it with op.execute instead")));
        }
        for (Constraint constraint : table.constraints()) {
            boolean isNew = known == null || !known.constraints().contains(constraint);
            if (isNew && table.options().stream().anyMatch(each -> each.isOf(constraint))) {
                parts.add(new Remark(
                        constraint.kind().words(), table.name() + " " + names(constraint), WITHOUT_WORDS_OF_KEY));
            }
        }
        for (Column column : table.columns().values()) {
            if (known == null || known.column(column.name()) == null) {
                table.options().stream()
                        .filter(each -> each.isOf(column.name()) && !each.hasConstraint() && !isUsual(each))
                        .forEach(each -> parts.add(new Remark(
                                "column",
                                table.name() + "." + column.name(),
                                "is written without '" + each.value() + "': add it with op.execute")));
            }
        }
        return parts;
    }

    private static String names(Constraint constraint) {
        return constraint.columns().stream().map(Identifier::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /** PostgreSQL computes columns in this way where a revision does not say how. */
    private static boolean isUsual(TableOption option) {
        return option.dialect().equals("postgresql");
    }

    private static String withoutWord(String word) {
        return "is written without '" + word + "': "
                + (word.equals("autoincrement")
                        ? "create it with op.execute instead"
                        : "say t.options(\"sqlite\", \"" + word + "\") there");
    }

    private static String reason(String kind, String dialect) {
        return switch (kind) {
            case "partitioned table" -> "is written without its partitions: add them with op.execute";
            case VersionedTables.KIND ->
                "is written without its past: add it with op.execute(\"alter table … add system versioning\")";
            case "partition" -> "comes with its table: add it with op.execute";
            case "extension" -> "must be there before its first use: add it with op.execute";
            case "domain" -> "must be there before its first use: add it with op.createDomain";
            default -> "is not generated: add it with " + call(kind, dialect);
        };
    }

    /** H2's routines are code in Java, which no operation makes. */
    private static String call(String kind, String dialect) {
        return switch (kind) {
            case "view" -> "op.createView";
            case "materialized view" -> "op.createMaterializedView";
            case "trigger" -> "op.createTrigger";
            case "function" -> dialect.equals("h2") ? "op.execute" : "op.createFunction";
            case "procedure" -> dialect.equals("h2") ? "op.execute" : "op.createProcedure";
            default -> "op.execute";
        };
    }
}
