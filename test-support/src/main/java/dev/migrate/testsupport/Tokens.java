package dev.migrate.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits SQL into words in lower case, literals, quoted names and signs, without blanks and comments. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|\\s+"
                    + "|(?<text>'(?:[^']|'')*')"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*\"|`[^`]*`)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
                    + "|(?<sign>\\d+(?:\\.\\d+)?|::|<=|>=|<>|!=|\\|\\||!~~\\*?|~~\\*?|.)",
            Pattern.DOTALL);

    private static final Set<String> STRUCTURE = new TreeSet<>(List.of(
            "all",
            "and",
            "any",
            "array",
            "as",
            "between",
            "case",
            "cast",
            "check",
            "collate",
            "constraint",
            "else",
            "end",
            "foreign",
            "from",
            "in",
            "is",
            "like",
            "not",
            "or",
            "primary",
            "then",
            "unique",
            "when",
            "where"));

    private Tokens() {}

    static List<String> of(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("text") != null) {
                tokens.add(matcher.group());
            } else if (matcher.group("quoted") != null) {
                tokens.add(name(matcher.group()));
            } else if (matcher.group("word") != null) {
                tokens.add(matcher.group().toLowerCase(Locale.ROOT));
            } else if (matcher.group("sign") != null) {
                tokens.add(sign(matcher.group()));
            }
        }
        return tokens;
    }

    static boolean isWord(String token) {
        return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_' || token.charAt(0) == '"';
    }

    static boolean isLiteral(String token) {
        return token.charAt(0) == '\'' || token.charAt(0) == '-' || Character.isDigit(token.charAt(0));
    }

    /** Returns the index of the bracket that closes the one at an index. */
    static int closing(List<String> tokens, int opening) {
        int depth = 0;
        for (int index = opening; index < tokens.size(); index++) {
            depth += switch (tokens.get(index)) {
                case "(" -> 1;
                case ")" -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return index;
            }
        }
        return tokens.size() - 1;
    }

    /** A name in quotes that folding would not change is the same as without quotes. */
    private static String name(String quoted) {
        String bare = quoted.substring(1, quoted.length() - 1);
        boolean plain = bare.matches("[a-z_][a-z0-9_$]*|[A-Z_][A-Z0-9_$]*");
        return plain && !STRUCTURE.contains(bare.toLowerCase(Locale.ROOT))
                ? bare.toLowerCase(Locale.ROOT)
                : '"' + bare + '"';
    }

    private static String sign(String sign) {
        return switch (sign) {
            case "!=" -> "<>";
            case "~~" -> "like";
            case "~~*" -> "ilike";
            default -> sign;
        };
    }
}
