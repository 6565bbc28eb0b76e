package dev.migrate.testing;

import dev.migrate.schema.Index;
import dev.migrate.schema.Index.Part;
import dev.migrate.schema.IndexOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Faults that lose something of indexes. */
final class MutantsOfIndexes {

    private MutantsOfIndexes() {}

    static Map<String, UnaryOperator<Index>> all() {
        Map<String, UnaryOperator<Index>> faults = new LinkedHashMap<>();
        faults.put(
                "loses the order of indexes",
                parts(part -> new Part(
                        part.column(),
                        part.expression(),
                        false,
                        part.nulls(),
                        part.collation(),
                        part.operatorClass())));
        faults.put(
                "loses the condition of indexes", i -> new Index(i.name(), i.parts(), i.unique(), null, i.options()));
        faults.put("loses that indexes are unique", i -> new Index(i.name(), i.parts(), false, i.where(), i.options()));
        faults.put("loses where nulls stand in indexes", parts(part -> part.withNulls(null)));
        faults.put("loses collations of indexes", parts(part -> part.withCollation(null)));
        faults.put("loses operator classes", parts(part -> part.withOperatorClass(null)));
        faults.put("loses columns that indexes keep", options(each -> each.withInclude(List.of())));
        faults.put("loses the kind of indexes", options(each -> each.withMethod(null)));
        faults.put("lets nulls of indexes be distinct", options(each -> each.withNullsDistinct(true)));
        faults.put("loses comments of indexes", options(each -> each.withComment(null)));
        faults.put("makes indexes visible", options(each -> each.withVisible(true)));
        return faults;
    }

    private static UnaryOperator<Index> parts(UnaryOperator<Part> fault) {
        return index -> index.withParts(index.parts().stream().map(fault).toList());
    }

    private static UnaryOperator<Index> options(UnaryOperator<IndexOptions> fault) {
        return index -> index.withOptions(fault.apply(index.options()));
    }
}
