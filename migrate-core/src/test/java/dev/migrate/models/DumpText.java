package dev.migrate.models;

import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.Dump.Part;
import dev.migrate.testsupport.TableDump;
import dev.migrate.testsupport.TestDatabase;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Dumps as texts in which there are no differences but those that count. */
final class DumpText {

    private static final Pattern KEY = Pattern.compile("( *foreign key )\\((.*)\\) -> (.*) \\((.*)\\)( on delete .*)");
    private static final Pattern TOGETHER = Pattern.compile("\\(([^()]* is not null)\\)");
    private static final Pattern DESCENDING = Pattern.compile(" *unique index \\((.* desc.*)\\)");
    private static final Pattern UNIQUE = Pattern.compile("( *(?:unique|primary key) )\\((.*)\\)");

    private DumpText() {}

    /**
     * Returns the text of a dump.
     *
     * <p>Hibernate leaves out on PostgreSQL that a computed column is not null, and times there have six digits where none
     * are said. Names in checks have no case on MySQL, which
     * prints alternatives in one order or another once rows have been checked. H2's domains of labels have room for longer
     * ones, its two words for decimal numbers are one type, and a unique index that is descending is a constraint in
     * Hibernate's words for it.
     */
    static String of(Dump dump, TestDatabase product) {
        String text = lines(dump.text(), line -> {
            if (product.isPostgresql() && line.startsWith("  column ")) {
                return postgresql(line);
            }
            if (product == TestDatabase.H2) {
                Matcher descending = DESCENDING.matcher(line);
                if (descending.matches()) {
                    return "  unique (" + descending.group(1).replace(" desc", "") + ")";
                }
                String named = line.contains(" domain ") ? line.replaceFirst("VARYING\\(\\d+\\)", "VARYING") : line;
                return named.replace(" DECIMAL(", " NUMERIC(");
            }
            boolean check = product == TestDatabase.MYSQL_8_0 && line.startsWith("  check ");
            return check ? alternatives(line.toLowerCase(Locale.ROOT).replace("\"", "")) : line;
        });
        return List.of(text.split("\n(?=\\S)", -1)).stream()
                .map(table -> table.lines().sorted(BY_KIND).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static String postgresql(String column) {
        return column.replace(" not null generated ", " null generated ")
                .replaceFirst("^(  column \\S+ time(?:stamp)?) (with)", "$1(6) $2");
    }

    private static String alternatives(String check) {
        int start = check.indexOf("check ") + 6;
        TreeSet<String> conditions = new TreeSet<>();
        for (String each : check.substring(start).split(" or ", -1)) {
            conditions.add(together(each));
        }
        return check.substring(0, start) + String.join(" or ", conditions);
    }

    /** What a class wants of its columns has no order. */
    private static String together(String conditions) {
        Matcher all = TOGETHER.matcher(conditions);
        return all.matches()
                ? "(" + String.join(" and ", new TreeSet<>(List.of(all.group(1).split(" and ", -1)))) + ")"
                : conditions;
    }

    /**
     * Returns the text of what Hibernate creates on SQLite: no constraints, no keys of join tables, no comments, and no type
     * for numbered columns, which then are not numbered, and no unique index that is descending. Names in indexes have no case.
     */
    static String ofSqlite(Dump dump) {
        Dump columns = dump.without(Part.COMMENTS, Part.UNIQUES, Part.FOREIGN_KEYS, Part.CHECKS, Part.PRIMARY_KEYS);
        return lines(
                DESCENDING.matcher(columns.text()).replaceAll("").replaceAll("\n\n", "\n"),
                line -> line.matches(" *(unique )?index .*")
                        ? line.toLowerCase(Locale.ROOT).replace("\"", "")
                        : line.replaceFirst("^( *column .*)  null$", "$1 INTEGER not null identity rowid")
                                .replaceFirst(" identity autoincrement$", " identity rowid"));
    }

    /** Returns the constraints: databases spell names in different ways, and SQLite has tables for sequences. */
    static String constraints(Dump dump) {
        Dump part = dump.withoutTables(name -> hasNone(dump.tables().get(name)))
                .only(Part.UNIQUES, Part.FOREIGN_KEYS, Part.CHECKS);
        String text = part.text().toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("'(-?\\d+)'", "$1");
        return List.of(text.split("\n(?=\\S)", -1)).stream()
                .map(table ->
                        table.lines().map(DumpText::sorted).sorted(BY_KIND).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static final Comparator<String> BY_KIND =
            Comparator.comparing((String line) -> line.startsWith(" ")).thenComparing(Comparator.naturalOrder());

    private static boolean hasNone(TableDump table) {
        return table.uniques().isEmpty()
                && table.foreignKeys().isEmpty()
                && table.checks().isEmpty();
    }

    private static String sorted(String line) {
        Matcher key = KEY.matcher(line);
        if (key.matches()) {
            List<String> from = List.of(key.group(2).split(", ", -1));
            List<String> to = List.of(key.group(4).split(", ", -1));
            return key.group(1)
                    + IntStream.range(0, from.size())
                            .mapToObj(i -> from.get(i) + " -> " + to.get(i))
                            .sorted()
                            .toList()
                    + key.group(3)
                    + key.group(5);
        }
        Matcher unique = UNIQUE.matcher(line);
        if (line.startsWith("  check ")) {
            return alternatives(line);
        }
        return unique.matches()
                ? unique.group(1)
                        + List.of(unique.group(2).split(", ", -1)).stream()
                                .sorted()
                                .toList()
                : line;
    }

    private static String lines(String text, UnaryOperator<String> change) {
        return text.lines().map(change).map(each -> each + "\n").collect(Collectors.joining());
    }

    /** Returns the lines that only one of two texts has. */
    static String difference(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        StringBuilder text = new StringBuilder();
        String table = "";
        for (String line : old) {
            table = line.startsWith(" ") ? table : line;
            text.append(now.contains(line) ? "" : "  - " + table + ": " + line + "\n");
        }
        for (String line : now) {
            table = line.startsWith(" ") ? table : line;
            text.append(old.contains(line) ? "" : "  + " + table + ": " + line + "\n");
        }
        return text.toString();
    }
}
