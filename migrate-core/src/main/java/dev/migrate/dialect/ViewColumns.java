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
    private final int flags;

    /**
     * Creates it for the text of a view.
     *
     * @param quote the character that its names stand between
     * @param foldsCase whether capitals do not tell names apart
     */
    public ViewColumns(String text, String quote, boolean foldsCase) {
        this.text = text;
        this.quote = quote;
        this.flags = foldsCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    }

    /** Returns whether it reads a table. */
    public boolean read(String schema, String table) {
        return pattern(Pattern.quote(quoted(schema) + "." + quoted(table)))
                .matcher(text)
                .find();
    }

    /** Returns the columns of a table that it reads, as they are stored. */
    public Set<String> of(String schema, String table) {
        String whole = quoted(schema) + "." + quoted(table);
        String name = Pattern.quote(quote) + "([^" + quote + "]+)" + Pattern.quote(quote);
        Set<String> tables = new TreeSet<>(List.of(whole, quoted(table)));
        Matcher aliases = pattern(Pattern.quote(whole) + " " + name).matcher(text);
        while (aliases.find()) {
            tables.add(quoted(aliases.group(1)));
        }
        Set<String> columns = new TreeSet<>();
        for (String each : tables) {
            Matcher matcher = pattern(Pattern.quote(each) + "\\." + name).matcher(text);
            while (matcher.find()) {
                columns.add(matcher.group(1));
            }
        }
        return columns;
    }

    private Pattern pattern(String expression) {
        return Pattern.compile(expression, flags);
    }

    private String quoted(String name) {
        return quote + name + quote;
    }
}
