package dev.migrate.runtime;

import dev.migrate.dialect.Transactions;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.OperationText;
import dev.migrate.operation.StatementRun;
import dev.migrate.plan.PlannedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a revision has come.
 *
 * <p>All of its work is known from the beginning: where the schema that an operation will meet is not known yet, the
 * operation stands for the statements it will become.
 */
final class Progress {

    /**
     * A piece of work.
     *
     * @param text the statement, or the operation in canonical words
     * @param planned the statement, or null where only the operation is known
     */
    record Item(String text, Recorded recorded, @Nullable PlannedStatement planned) {

        private static Item of(PlannedStatement planned) {
            return new Item(planned.statement().sql(), planned.recorded(), planned);
        }

        private static Item expected(Recorded recorded) {
            return new Item(text(recorded.operation()), recorded, null);
        }

        private static String text(Operation operation) {
            if (operation instanceof ExecuteSql sql) {
                return sql.sql();
            }
            return operation instanceof CustomOperation custom
                    ? "-- run " + custom.name()
                    : OperationText.line(operation);
        }

        /** Returns whether it is one statement, now or when it is planned. */
        private boolean isExact() {
            return planned != null
                    || recorded.operation() instanceof ExecuteSql
                    || recorded.operation() instanceof StatementRun;
        }
    }

    private final List<Item> items = new ArrayList<>();
    private final Map<Integer, Supplier<@Nullable String>> met = new TreeMap<>();
    private int planned;
    private int done;
    private int committed;
    private boolean journalled;
    private boolean committing;
    private @Nullable PlannedStatement running;

    /** Creates the progress of a revision that was cut into segments. */
    Progress(List<List<Recorded>> segments) {
        for (List<Recorded> segment : segments) {
            for (Recorded recorded : segment) {
                if (!(recorded.operation() instanceof Checkpoint)) {
                    items.add(Item.expected(recorded));
                }
            }
        }
    }

    /** Puts the statements of a segment in the place of its operations; returns whether that changes any text. */
    boolean plan(List<Recorded> segment, List<PlannedStatement> statements) {
        List<Item> place = items.subList(planned, planned + size(segment));
        List<Item> actual = new ArrayList<>(statements.size());
        for (PlannedStatement statement : statements) {
            actual.add(Item.of(statement));
        }
        boolean changed = !haveSameTexts(place, actual);
        place.clear();
        items.addAll(planned, actual);
        planned += actual.size();
        return changed;
    }

    private static int size(List<Recorded> segment) {
        int size = 0;
        for (Recorded recorded : segment) {
            size += recorded.operation() instanceof Checkpoint ? 0 : 1;
        }
        return size;
    }

    private static boolean haveSameTexts(List<Item> some, List<Item> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).text().equals(others.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    /** Keeps how a segment finds its tables, at the number of its first statement, until the journal needs it. */
    void met(int first, Supplier<@Nullable String> schemaBefore) {
        met.put(first, schemaBefore);
    }

    /** Returns how each segment so far found its tables, where that can be kept. */
    Map<Integer, String> schemasBefore() {
        Map<Integer, String> texts = new TreeMap<>();
        met.forEach((first, schema) -> {
            String text = schema.get();
            if (text != null) {
                texts.put(first, text);
            }
        });
        return texts;
    }

    private static List<String> texts(List<Item> items) {
        return items.stream().map(Item::text).toList();
    }

    void start(PlannedStatement statement) {
        running = statement;
    }

    void done() {
        running = null;
        done++;
    }

    void committed() {
        committed = done;
    }

    /** Commits what has been done; what becomes of that is not known where no answer comes. */
    void commit(Transactions transactions) throws SQLException {
        committing = true;
        transactions.commit();
        committing = false;
        committed();
    }

    /** Returns whether a commit was sent and not answered. */
    boolean isCommitting() {
        return committing;
    }

    void journalled() {
        journalled = true;
    }

    boolean isJournalled() {
        return journalled;
    }

    /** Returns the statement that runs, or null if none does. */
    @Nullable
    PlannedStatement running() {
        return running;
    }

    /** Returns the number of the statement that runs or would be next, from 1. */
    int number() {
        return done + 1;
    }

    /** Returns the number of an operation that is not done, from 1, or that of the next one where it is not found. */
    int numberOf(Recorded recorded) {
        for (int i = done; i < items.size(); i++) {
            if (items.get(i).recorded().equals(recorded)) {
                return i + 1;
            }
        }
        return number();
    }

    /** Returns how many statements there are in words; what is not planned yet may become more than one. */
    String total() {
        return items.size() + (items.stream().allMatch(Item::isExact) ? "" : " or more");
    }

    List<Item> items() {
        return items;
    }

    /** Returns the texts from a number on. */
    List<String> textsFrom(int number) {
        return texts(items.subList(number - 1, items.size()));
    }

    /** Returns how many statements are done for good. */
    int committedCount() {
        return committed;
    }

    List<String> committedTexts() {
        return texts(items.subList(0, committed));
    }

    List<String> otherTexts() {
        return texts(items.subList(committed, items.size()));
    }

    /** Returns whether one of the statements so far had to run outside a transaction. */
    boolean hasLeftTransaction() {
        return items.stream()
                .limit(number())
                .map(Item::planned)
                .anyMatch(each -> each != null && !each.statement().transactional());
    }
}
