package dev.migrate.script;

import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlToken.Kind;
import java.util.List;

/** Where the body begins of a procedure, function, trigger, event or package of MySQL or MariaDB. */
final class MySqlHead implements RoutineHead {

    private enum Place {
        /** Before the word that tells what is created. */
        BEGINNING,
        /** Before the end of a routine's parameters. */
        PARAMETERS,
        /** Among what is said of a routine. */
        CHARACTERISTICS,
        /** Before the words {@code for each row}. */
        TRIGGER,
        /** Behind them, where the body begins unless an order is said. */
        ROW,
        /** Before the name of the trigger that this one follows or precedes. */
        ORDER,
        /** Before the word {@code do}. */
        EVENT,
        /** Before the name of a package. */
        PACKAGE,
        /** Behind the name of a package. */
        NAMED,
        BODY,
        OTHER
    }

    /** What else is created, in statements without a body. */
    private static final List<String> OTHERS = List.of(
            "table",
            "view",
            "index",
            "unique",
            "fulltext",
            "spatial",
            "vector",
            "sequence",
            "schema",
            "database",
            "user",
            "role",
            "server",
            "tablespace",
            "logfile",
            "resource");

    private static final List<String> CHARACTERISTICS = List.of(
            "(",
            ")",
            ",",
            "returns",
            "comment",
            "language",
            "sql",
            "not",
            "deterministic",
            "contains",
            "no",
            "reads",
            "modifies",
            "data",
            "security",
            "definer",
            "invoker",
            "unsigned",
            "signed",
            "zerofill",
            "character",
            "charset",
            "collate",
            "binary",
            "precision",
            "varying");
    private static final List<String> BEFORE_NAMES = List.of("returns", "charset", "collate");
    private static final List<String> BEFORE_PACKAGE = List.of("body", "if", "not", "exists");

    private Place place = Place.BEGINNING;
    private String last = "";
    private String lastButOne = "";
    private boolean isFirst = true;
    private int depth;

    @Override
    public boolean isPassed(SqlToken token) {
        String word = token.word();
        depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        place = next(token, word);
        lastButOne = last;
        last = word;
        isFirst = false;
        return place == Place.BODY || place == Place.ROW;
    }

    private Place next(SqlToken token, String word) {
        return switch (place) {
            case BEGINNING -> beginning(word);
            case PARAMETERS -> parameters(word);
            case CHARACTERISTICS -> isCharacteristic(token, word) ? place : Place.BODY;
            case TRIGGER -> word.equals("row") && last.equals("each") ? Place.ROW : place;
            case ROW -> word.equals("follows") || word.equals("precedes") ? Place.ORDER : Place.BODY;
            case ORDER -> Place.BODY;
            case EVENT -> word.equals("do") && depth == 0 ? Place.BODY : place;
            case PACKAGE -> BEFORE_PACKAGE.contains(word) ? place : Place.NAMED;
            case NAMED -> word.equals(".") ? Place.PACKAGE : Place.BODY;
            case BODY, OTHER -> place;
        };
    }

    /** What stands behind a dot, a sign of equality or an 'at' is a name, such as the definer's. */
    private Place beginning(String word) {
        if (isFirst) {
            return switch (word) {
                case "create", "alter" -> Place.BEGINNING;
                case "begin" -> Place.BODY;
                default -> Place.OTHER;
            };
        }
        if (last.equals("=") || last.equals("@") || last.equals(".")) {
            return place;
        }
        return switch (word) {
            case "procedure", "function" -> Place.PARAMETERS;
            case "trigger" -> Place.TRIGGER;
            case "event" -> Place.EVENT;
            case "package" -> Place.PACKAGE;
            default -> OTHERS.contains(word) ? Place.OTHER : place;
        };
    }

    /** In MariaDB's mode of Oracle there need be none. */
    private Place parameters(String word) {
        if (depth > 0) {
            return place;
        }
        return switch (word) {
            case ")" -> Place.CHARACTERISTICS;
            case "is", "as", "begin" -> Place.BODY;
            default -> place;
        };
    }

    private boolean isCharacteristic(SqlToken token, String word) {
        boolean isName = BEFORE_NAMES.contains(last) || last.equals("set") && lastButOne.equals("character");
        boolean isSet = word.equals("set") && last.equals("character");
        return depth > 0 || isName || isSet || token.kind() == Kind.TEXT || CHARACTERISTICS.contains(word);
    }
}
