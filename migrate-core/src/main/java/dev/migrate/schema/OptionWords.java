package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is said of a table in the words of one database, taken apart into options.
 *
 * @param dialect the short name of the database
 * @param values the options by their names in lower case, an empty text for those that are a word alone
 */
public record OptionWords(String dialect, Map<String, String> values) {

    /** The name of how a table is divided. */
    public static final String PARTITION_BY = "partition by";

    /** The name of the character set of columns that have none of their own. */
    public static final String CHARSET = "charset";

    /** The name of the collation of columns that have none of their own. */
    public static final String COLLATE = "collate";

    /** What the name of something begins with that is none of the options known here. */
    public static final String UNKNOWN = "unknown ";

    private static final String POSTGRESQL = "postgresql";
    private static final String SQLITE = "sqlite";
    private static final List<String> BEFORE_PARAMETERS = List.of("unlogged", "inherits", PARTITION_BY, "using");
    private static final String TABLESPACE = "tablespace";

    /** Copies the options. */
    public OptionWords {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the options of a text. */
    public static OptionWords of(String dialect, String text) {
        return new OptionWords(dialect, new OptionReader(text, dialect.equals(POSTGRESQL)).read());
    }

    /** Returns the options of a table, said by its author or found by an inspector. */
    public static OptionWords of(String dialect, Table table) {
        Map<String, String> values =
                new LinkedHashMap<>(of(dialect, table.clause(dialect)).values());
        table.options().stream()
                .filter(each -> each.isOfTable() && each.dialect().equals(dialect))
                .forEach(each -> values.putIfAbsent(each.name(), each.value()));
        return new OptionWords(dialect, values);
    }

    /** Returns these options and others, which win where both have one. */
    public OptionWords with(OptionWords others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(others.values);
        return new OptionWords(dialect, all);
    }

    /** Returns the options that have none of these names. */
    public OptionWords without(Collection<String> names) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(names);
        return new OptionWords(dialect, rest);
    }

    /** Returns the options that have one of these names. */
    public OptionWords only(Collection<String> names) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().retainAll(names);
        return new OptionWords(dialect, rest);
    }

    /** Returns a table that has these options and no other ones for this database. */
    public Table in(Table table) {
        List<TableOption> options = new ArrayList<>();
        table.options().stream()
                .filter(each -> !each.dialect().equals(dialect) || !each.isClause() && !each.isOfTable())
                .forEach(options::add);
        table.options().stream()
                .filter(each -> each.dialect().equals(dialect) && each.isOfTable() && values.containsKey(each.name()))
                .forEach(options::add);
        List<String> found = options.stream().map(TableOption::name).toList();
        String text = without(found).text();
        if (!text.isEmpty()) {
            options.add(TableOption.clause(dialect, text));
        }
        return table.withOptions(options);
    }

    /** Returns a text that stands behind the parenthesis of a new table. */
    public String text() {
        return switch (dialect) {
            case POSTGRESQL -> postgresql();
            case SQLITE -> String.join(", ", values.keySet());
            default -> others();
        };
    }

    private String postgresql() {
        List<String> words = new ArrayList<>();
        BEFORE_PARAMETERS.stream().filter(values::containsKey).forEach(each -> words.add(word(each, " ")));
        String parameters = parameters().entrySet().stream()
                .map(each -> word(each.getKey(), " = "))
                .collect(Collectors.joining(", "));
        if (!parameters.isEmpty()) {
            words.add("with (" + parameters + ")");
        }
        values.keySet().stream()
                .filter(each -> each.equals(TABLESPACE) || each.startsWith(UNKNOWN))
                .forEach(each -> words.add(each.startsWith(UNKNOWN) ? values.get(each) : word(each, " ")));
        return String.join(" ", words);
    }

    /** Returns PostgreSQL's storage parameters. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(values);
        parameters.keySet().removeAll(BEFORE_PARAMETERS);
        parameters.keySet().removeIf(each -> each.equals(TABLESPACE) || each.startsWith(UNKNOWN));
        return parameters;
    }

    private String others() {
        List<String> words = new ArrayList<>();
        without(List.of(PARTITION_BY)).values.keySet().forEach(each -> words.add(option(each)));
        if (values.containsKey(PARTITION_BY)) {
            words.add(word(PARTITION_BY, " "));
        }
        return String.join(" ", words);
    }

    /** Returns an option as MySQL has it. */
    public String option(String name) {
        boolean initial = name.equals(CHARSET) || name.equals(COLLATE);
        return (initial ? "default " : "") + word(name, " = ");
    }

    private String word(String name, String between) {
        String value = values.getOrDefault(name, "");
        return value.isEmpty() ? name : name + between + value;
    }
}
