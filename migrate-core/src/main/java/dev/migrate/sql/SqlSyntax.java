package dev.migrate.sql;

import java.util.List;

/** What a database takes for a quote, a comment and the end of a statement. */
public enum SqlSyntax {

    /** What is common, for a database that is not known. */
    STANDARD(
            Rule.NESTED_COMMENTS,
            Rule.EXECUTABLE_COMMENTS,
            Rule.EXECUTABLE_M_COMMENTS,
            Rule.E_TEXTS,
            Rule.DOLLAR_TAGS,
            Rule.BACKTICKS),
    /** PostgreSQL. */
    POSTGRESQL(Rule.NESTED_COMMENTS, Rule.E_TEXTS, Rule.DOLLAR_TAGS, Rule.PARENTHESES, Rule.CARRIAGE_RETURNS),
    /** MySQL in its default mode: a backslash escapes, double quotes are around texts. */
    MYSQL(
            Rule.EXECUTABLE_COMMENTS,
            Rule.HASH_COMMENTS,
            Rule.DASHES_AND_BLANK,
            Rule.BACKSLASHES,
            Rule.BACKTICKS,
            Rule.DELIMITERS),
    /** MariaDB, which has comments of its own that it executes. */
    MARIADB(
            Rule.EXECUTABLE_COMMENTS,
            Rule.EXECUTABLE_M_COMMENTS,
            Rule.HASH_COMMENTS,
            Rule.DASHES_AND_BLANK,
            Rule.BACKSLASHES,
            Rule.BACKTICKS,
            Rule.DELIMITERS),
    /** SQLite. */
    SQLITE(Rule.BACKTICKS, Rule.BRACKETS),
    /** H2. */
    H2(Rule.NESTED_COMMENTS, Rule.SLASH_COMMENTS, Rule.DOLLAR_TAGS, Rule.BACKTICKS, Rule.CARRIAGE_RETURNS);

    /** In what databases differ. */
    enum Rule {
        /** A comment may contain comments. */
        NESTED_COMMENTS,
        /** What stands in a comment that begins with an exclamation mark is executed. */
        EXECUTABLE_COMMENTS,
        /** Likewise with M and an exclamation mark. */
        EXECUTABLE_M_COMMENTS,
        /** A comment may begin with a hash. */
        HASH_COMMENTS,
        /** A comment may begin with two slashes. */
        SLASH_COMMENTS,
        /** Two dashes begin a comment only before white space. */
        DASHES_AND_BLANK,
        /** A backslash escapes what follows it in quotes. */
        BACKSLASHES,
        /** A backslash escapes in a text that an E precedes. */
        E_TEXTS,
        /** Texts may stand between dollars, with a tag or without. */
        DOLLAR_TAGS,
        /** Names may stand between backticks. */
        BACKTICKS,
        /** Names may stand between brackets. */
        BRACKETS,
        /** A semicolon in parentheses does not end a statement. */
        PARENTHESES,
        /** A line of the client's, {@code delimiter //}, says what ends statements. */
        DELIMITERS,
        /** A carriage return ends a line, and so a comment. */
        CARRIAGE_RETURNS
    }

    @SuppressWarnings("ImmutableEnumChecker") // it is a List.of
    private final List<Rule> rules;

    SqlSyntax(Rule... rules) {
        this.rules = List.of(rules);
    }

    /** Returns the syntax of a database, named as {@code Dialect.name()} names it. */
    public static SqlSyntax of(String dialect) {
        return switch (dialect) {
            case "postgresql" -> POSTGRESQL;
            case "mysql" -> MYSQL;
            case "mariadb" -> MARIADB;
            case "sqlite" -> SQLITE;
            case "h2" -> H2;
            default -> STANDARD;
        };
    }

    /** Returns whether the database's client lets a line say what ends statements. */
    public boolean hasDelimiters() {
        return has(Rule.DELIMITERS);
    }

    /** Returns whether a backslash where a statement begins is a command of the database's client, as no database has one there. */
    public boolean hasBackslashCommands() {
        return this == POSTGRESQL || this == STANDARD;
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /** Returns what follows a statement from its beginning and knows whether a semicolon ends it. */
    public SqlBody body() {
        return switch (this) {
            case POSTGRESQL -> new PostgreSqlBody();
            case MYSQL, MARIADB -> new MySqlBody();
            case SQLITE -> new SqliteBody();
            default -> new NoBody();
        };
    }
}
