package dev.migrate.hibernate;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the attribute of a column that Hibernate's words name only as the database does.
 *
 * @param model what the same entities are in portable words
 */
record NamedColumn(HibernateModel model) implements Function<String, Optional<Place>> {

    private static final Pattern NAMED = Pattern.compile("column '([^']+)' of table '([^']+)'");

    @Override
    public Optional<Place> apply(String words) {
        Matcher named = NAMED.matcher(words);
        return named.find() ? place(named.group(2), named.group(1)) : Optional.empty();
    }

    private Optional<Place> place(String table, String column) {
        return model.schema().tables().values().stream()
                .filter(each -> is(table, each.name().name()))
                .flatMap(each -> each.columns().keySet().stream()
                        .filter(name -> is(column, name))
                        .map(name -> place(each, name)))
                .findFirst();
    }

    private Place place(Table table, Identifier column) {
        return Place.ofColumn(model.origins().of(table.name(), column).orElse(null), table.name(), column);
    }

    private static boolean is(String words, Identifier name) {
        return name.text().equalsIgnoreCase(words.replaceAll("^[`\"]|[`\"]$", ""));
    }
}
