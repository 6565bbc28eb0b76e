package dev.migrate.dialect;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the columns that a view reads in a text in which the database has written all names out and between quotes. */
public final class ViewColumns {

    private final String text;
    private final String quote;

    /** Creates it for the text of a view and the character that its names stand between. */
    public ViewColumns(String text, String quote) {
        this.text = text;
        this.quote = quote;
    }

    /** Returns whether it reads a table. */
    public boolean read(String schema, String table) {
        return text.contains(quoted(schema) + "." + quoted(table));
    }

    /** Returns the columns of a table that it reads, as they are stored. */
    public Set<String> of(String schema, String table) {
        String whole = quoted(schema) + "." + quoted(table);
        String name = Pattern.quote(quote) + "([^" + quote + "]+)" + Pattern.quote(quote);
        Set<String> tables = new TreeSet<>(List.of(whole, quoted(table)));
        Matcher aliases = Pattern.compile(Pattern.quote(whole) + " " + name).matcher(text);
        while (aliases.find()) {
            tables.add(quoted(aliases.group(1)));
        }
        Set<String> columns = new TreeSet<>();
        for (String each : tables) {
            Matcher matcher =
                    Pattern.compile(Pattern.quote(each) + "\\." + name).matcher(text);
            while (matcher.find()) {
                columns.add(matcher.group(1));
            }
        }
        return columns;
    }

    private String quoted(String name) {
        return quote + name + quote;
    }
}
