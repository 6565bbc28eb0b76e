package dev.migrate.testing;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;
import dev.migrate.schema.KeyOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults that lose something of constraints that most have not. */
final class MutantsOfConstraints {

    private MutantsOfConstraints() {}

    static Map<String, UnaryOperator<Constraint>> all() {
        Map<String, UnaryOperator<Constraint>> faults = new LinkedHashMap<>();
        faults.put("loses full matches", keys(options -> options.withMatchFull(false)));
        faults.put(
                "loses when foreign keys look at rows", keys(options -> options.withDeferral(Deferral.NOT_DEFERRABLE)));
        faults.put("takes foreign keys for valid", keys(options -> options.withValid(true)));
        faults.put(
                "takes checks for valid",
                each -> each instanceof Check check ? new Check(check.name(), check.expression()) : each);
        faults.put(
                "loses when unique constraints look at rows",
                each -> each instanceof Unique unique ? unique.withDeferral(Deferral.NOT_DEFERRABLE) : each);
        faults.put(
                "lets nulls of unique constraints be distinct",
                each -> each instanceof Unique unique
                        ? new Unique(unique.name(), unique.columns(), true, unique.deferral())
                        : each);
        return faults;
    }

    private static UnaryOperator<Constraint> keys(UnaryOperator<KeyOptions> fault) {
        return each -> each instanceof ForeignKey key ? key.withOptions(fault.apply(key.options())) : each;
    }
}
