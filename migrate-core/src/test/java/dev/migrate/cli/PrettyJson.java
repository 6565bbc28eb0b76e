package dev.migrate.cli;

/** Lays the one line of an answer in JSON out for readers: small objects and lists stay on their line. */
final class PrettyJson {

    private static final int WIDTH = 100;

    private final String json;
    private int at;

    private PrettyJson(String json) {
        this.json = json;
    }

    static String of(String json) {
        return new PrettyJson(json.strip()).value("") + "\n";
    }

    private String value(String indent) {
        char open = json.charAt(at);
        if (open != '{' && open != '[') {
            return scalar();
        }
        String whole = spaced(json.substring(at, end()));
        if (!indent.isEmpty() && indent.length() + whole.length() <= WIDTH) {
            at = end();
            return whole;
        }
        return lines(indent + "  ", open == '{' ? '}' : ']');
    }

    private String lines(String indent, char close) {
        StringBuilder text = new StringBuilder().append(json.charAt(at++));
        while (json.charAt(at) != close) {
            text.append('\n').append(indent);
            if (close == '}') {
                text.append(scalar()).append(": ");
                at++;
            }
            text.append(value(indent));
            if (json.charAt(at) == ',') {
                text.append(json.charAt(at++));
            }
        }
        at++;
        return text.append('\n').append(indent.substring(2)).append(close).toString();
    }

    /** Returns where the value that begins here ends. */
    private int end() {
        int depth = 0;
        boolean quoted = false;
        for (int i = at; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return json.length();
    }

    private String scalar() {
        int start = at;
        boolean quoted = false;
        while (at < json.length() && (quoted || ":,]}".indexOf(json.charAt(at)) < 0)) {
            char c = json.charAt(at);
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            }
            at++;
        }
        return json.substring(start, at);
    }

    private static String spaced(String value) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(c);
            if (quoted && c == '\\') {
                text.append(value.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ':')) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
