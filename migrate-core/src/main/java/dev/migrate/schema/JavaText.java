package dev.migrate.schema;

/** Java's way of writing a text down. */
public final class JavaText {

    private JavaText() {}

    /** Returns a string literal that stands for the text, in ASCII but for letters and digits. */
    public static String quote(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(literal, text.charAt(i));
        }
        return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, char c) {
        switch (c) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                if (c >= ' ' && c < 127 || Character.isLetterOrDigit(c)) {
                    literal.append(c);
                } else {
                    literal.append("\\u").append(hex(c));
                }
            }
        }
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0000".substring(digits.length()) + digits;
    }
}
