package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.testsupport.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Keeps the page of the operations in step with what the dialects do about them. */
class OperationMatrixTests {

    private static final List<String> DATABASES =
            List.of("postgresql:18", "mysql:8.0", "mariadb:11.4", "h2:2.4", "sqlite");
    private static final String BEGIN = "<!-- matrix -->\n";
    private static final String END = "<!-- end of matrix -->";

    private final Map<String, String> refusals = new LinkedHashMap<>();

    @Test
    void thePageSaysWhatEachDatabaseMakesOfAnOperation() {
        Golden.assertPage("operations.md", page -> {
            int begin = page.indexOf(BEGIN) + BEGIN.length();
            return page.substring(0, begin) + "\n" + matrix() + "\n" + page.substring(page.indexOf(END));
        });
    }

    private String matrix() {
        StringBuilder text = new StringBuilder(
                "| | " + String.join(" | ", DATABASES) + " |\n|---|" + "---|".repeat(DATABASES.size()) + "\n");
        OperationSamples.all().forEach((name, sample) -> {
            text.append("| ").append(name);
            DATABASES.forEach(each -> text.append(" | ").append(answer(name, sample, each)));
            text.append(" |\n");
        });
        text.append("\nRefused, before anything runs:\n\n");
        refusals.forEach((what, why) ->
                text.append("- ").append(what).append(": ").append(why).append('\n'));
        return text.toString();
    }

    /** Returns what a database makes of an example: the last operation of it is what is shown. */
    private String answer(String name, Consumer<Operations> sample, String database) {
        Dialect dialect = Dialects.onClassPath().named(database);
        Operations op = new Operations(dialect.name());
        sample.accept(op);
        List<Operation> asked = op.operations();
        try {
            Replay state = Replay.from(OperationSamples.before(dialect));
            List<Operation> lowered = List.of();
            List<Statement> statements = new ArrayList<>();
            Schema met = state.schema();
            for (Operation operation : asked) {
                met = state.schema();
                lowered = dialect.lowering().rewrite(operation, state);
                statements.clear();
                for (Operation each : lowered) {
                    statements.addAll(dialect.writer().write(each, state));
                    state.apply(each);
                }
            }
            return word(asked.get(asked.size() - 1), lowered, statements, dialect, met);
        } catch (MigrateException e) {
            String what = "`" + name + "` on " + dialect.name();
            refusals.put(what, e.getMessage().strip().replaceAll("\\s+", " "));
            return "refused";
        }
    }

    private static String word(
            Operation asked, List<Operation> lowered, List<Statement> statements, Dialect dialect, SchemaView before) {
        if (statements.isEmpty()) {
            return "–";
        }
        boolean recreated = asked instanceof AlterTable && lowered.stream().anyMatch(CreateTable.class::isInstance);
        if (recreated) {
            return "new table";
        }
        if (dialect.lowering().rewrite(plain(asked), before).equals(lowered) && !isUsual(asked, dialect)) {
            return "lowered";
        }
        boolean same = lowered.size() == 1 && lowered.get(0).getClass().equals(asked.getClass());
        return same || asked instanceof CreateTable && lowered.get(0) instanceof CreateTable ? "native" : "lowered";
    }

    /** Returns whether an operation asks for nothing that is not usual anyway. */
    private static boolean isUsual(Operation asked, Dialect dialect) {
        IndexFit fit = new IndexFit(dialect.capabilities().abilities());
        boolean nullsOnly = asked instanceof CreateIndex create
                && create.index().parts().stream().allMatch(part -> part.nulls() == fit.usual(part));
        return nullsOnly || plain(asked).equals(asked);
    }

    /** Returns an operation without what an index or constraint has that most have not. */
    private static Operation plain(Operation operation) {
        if (operation instanceof CreateIndex create) {
            return new CreateIndex(create.table(), create.index().plain(), create.concurrently());
        }
        return operation instanceof AlterTable alter
                ? new AlterTable(
                        alter.table(),
                        alter.changes().stream()
                                .map(OperationMatrixTests::plain)
                                .toList())
                : operation;
    }

    private static TableChange plain(TableChange change) {
        if (change instanceof AddColumn add) {
            return new AddColumn(add.column());
        }
        return change instanceof AddConstraint add
                ? new AddConstraint(add.constraint().plain())
                : change;
    }

    /** So that the schema of the examples is used and the page cannot hide that a database refuses all of it. */
    @Test
    void everyDatabaseHasTheTablesOfTheExamples() {
        for (String database : DATABASES) {
            Schema before = OperationSamples.before(Dialects.onClassPath().named(database));
            assertThat(before.tables()).hasSize(2);
        }
    }
}
