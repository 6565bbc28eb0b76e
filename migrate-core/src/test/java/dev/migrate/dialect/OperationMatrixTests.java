package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.conformance.OperationSamples;
import dev.migrate.conformance.Sample;
import dev.migrate.conformance.SampleTables;
import dev.migrate.op.Operations;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
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
    private final Map<String, String> oneWay = new LinkedHashMap<>();

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
            DATABASES.forEach(each -> text.append(" | ").append(answer(name, sample.operations(), each)));
            text.append(" |\n");
        });
        text.append("\nRefused, before anything runs:\n\n");
        refusals.forEach((what, why) ->
                text.append("- ").append(what).append(": ").append(why).append('\n'));
        text.append("\nTaken back by the downgrade that Migrate writes, everywhere and with all rows, but for:\n\n");
        OperationSamples.all().forEach((name, sample) -> {
            if (!sample.why().isEmpty()) {
                text.append("- `")
                        .append(name)
                        .append("`: ")
                        .append(remark(sample))
                        .append('\n');
            }
        });
        oneWay.forEach((what, why) -> text.append("- ")
                .append(what)
                .append(": the downgrade is refused. ")
                .append(why)
                .append('\n'));
        return text.toString();
    }

    private static String remark(Sample sample) {
        return (sample.isIrreversible() ? "no downgrade is written; " : "rows stay changed or lost; ") + sample.why()
                + ".";
    }

    /** Returns what a database makes of an example: the last operation of it is what is shown. */
    private String answer(String name, Consumer<Operations> sample, String database) {
        Dialect dialect = Dialects.onClassPath().named(database);
        Operations op = new Operations(dialect.name());
        sample.accept(op);
        List<Operation> asked = op.operations();
        try {
            Replay state = Replay.from(SampleTables.before(dialect));
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
            takeBack(name, asked, state.schema(), dialect);
            return word(asked.get(asked.size() - 1), lowered, statements, dialect, met);
        } catch (MigrateException e) {
            refusals.put(what(name, dialect), inOneLine(e));
            return "refused";
        }
    }

    private static String what(String name, Dialect dialect) {
        return "`" + name + "` on " + dialect.name();
    }

    private static String inOneLine(MigrateException e) {
        return e.getMessage().strip().replaceAll("\\s+", " ");
    }

    /** Notes it where the database refuses what takes an example back. */
    private void takeBack(String name, List<Operation> asked, Schema after, Dialect dialect) {
        Schema before = Replay.apply(Schema.empty(), SampleTables.created(dialect.name()));
        try {
            dialect.lowering().rewriteAll(Reverse.of(asked, before), after);
        } catch (UnsupportedOperationInDialectException e) {
            oneWay.put(what(name, dialect), inOneLine(e));
        } catch (IrreversibleOperationException e) {
            assertThat(OperationSamples.all().get(name).isIrreversible())
                    .as(name)
                    .isTrue();
        }
    }

    private static String word(
            Operation asked, List<Operation> lowered, List<Statement> statements, Dialect dialect, SchemaView before) {
        if (asked instanceof CustomOperation || asked instanceof Checkpoint || asked instanceof IfNeeded) {
            return "native";
        }
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
            Schema before = SampleTables.before(Dialects.onClassPath().named(database));
            assertThat(before.tables()).hasSize(2);
        }
    }
}
