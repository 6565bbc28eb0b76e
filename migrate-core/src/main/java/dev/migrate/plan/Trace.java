package dev.migrate.plan;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Statement;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.SqlStatements;
import dev.migrate.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes while a plan is made what each of its statements does. */
class Trace {

    /** Notes nothing. */
    static final Trace NONE = new Trace();

    /** Called before statements are written for a state. */
    void meets(SchemaState state) {}

    /** Called when an operation has become statements and has been done to the state. */
    void wrote(Operation operation, List<Statement> statements, SchemaState state) {}

    /** Called when a text of the author's has become statements and its declared effect has been done to the state. */
    void wroteText(List<Statement> statements, SchemaState state) {}

    /** Notes everything. */
    static final class Effects extends Trace {

        private final SmallerSteps smaller;
        private final List<@Nullable Effect> effects = new ArrayList<>();
        private Schema before = Schema.empty();

        Effects(SmallerSteps smaller) {
            this.smaller = smaller;
        }

        List<@Nullable Effect> all() {
            return effects;
        }

        @Override
        void meets(SchemaState state) {
            before = state.schema();
        }

        @Override
        void wrote(Operation operation, List<Statement> statements, SchemaState state) {
            List<Boolean> changing = statements.stream()
                    .map(each -> SqlStatements.mayChangeSchema(each.sql()))
                    .toList();
            if (Collections.frequency(changing, true) > 1) {
                effects.addAll(inBetween(operation, statements));
            } else {
                Effect whole = new Effect(before, state.schema());
                changing.forEach(each -> effects.add(each ? whole : null));
            }
        }

        @Override
        void wroteText(List<Statement> statements, SchemaState state) {
            Effect whole = statements.size() == 1 ? new Effect(before, state.schema()) : null;
            statements.forEach(each -> effects.add(whole));
        }

        private List<@Nullable Effect> inBetween(Operation operation, List<Statement> statements) {
            try {
                return byParts(operation, statements);
            } catch (MigrateException e) {
                // a part may be refused where the whole is not; then no statement has an effect that can be said
                return Collections.nCopies(statements.size(), null);
            }
        }

        /** Finds for each statement the smaller operation that it alone stands for. */
        private List<@Nullable Effect> byParts(Operation operation, List<Statement> statements) {
            List<@Nullable Effect> found = new ArrayList<>();
            Schema state = before;
            for (SmallerSteps.Part part : smaller.of(operation, before, statements)) {
                Schema after = Replay.apply(state, part.operations());
                Effect effect = new Effect(state, after);
                for (int i = 0; i < part.statements(); i++) {
                    found.add(part.statements() == 1 ? effect : null);
                }
                state = after;
            }
            return found;
        }
    }
}
