package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lowers operations that stand in the database's own words: the words stay, and what they do is lowered. */
public final class OwnWords {

    private final Function<? super Operation, ? extends List<Operation>> lowering;

    /** Creates the lowering of such operations for a database that lowers all others in its way. */
    public OwnWords(Function<? super Operation, ? extends List<Operation>> lowering) {
        this.lowering = lowering;
    }

    /** Returns a statement with its effect lowered. */
    public List<Operation> executeSql(ExecuteSql operation) {
        List<Operation> effect = operation.effect();
        return effect == null
                ? List.of(operation)
                : List.of(new ExecuteSql(operation.sql(), lowered(effect), operation.transactional()));
    }

    /** Returns the statements of an operation, the last of which has its effect. */
    public List<Operation> custom(CustomOperation operation, String dialect) {
        List<String> statements = operation.statements(dialect);
        if (operation.effect().isEmpty() || statements.isEmpty()) {
            return List.of(operation);
        }
        List<Operation> lowered = new ArrayList<>();
        for (String sql : statements.subList(0, statements.size() - 1)) {
            lowered.add(new ExecuteSql(sql, List.of(), true));
        }
        lowered.add(new ExecuteSql(statements.get(statements.size() - 1), lowered(operation.effect()), true));
        return lowered;
    }

    private List<Operation> lowered(List<Operation> effect) {
        List<Operation> lowered = new ArrayList<>();
        effect.forEach(each -> lowered.addAll(lowering.apply(each)));
        return lowered;
    }
}
