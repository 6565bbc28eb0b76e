package dev.migrate.source;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of Java, indented, and the literals in them. */
final class JavaLines {

    /** More characters than this would make a constant that a class file cannot hold. */
    private static final int LONGEST_LITERAL = 16_000;

    private static final int LINE_LENGTH = 120;

    private final List<String> lines = new ArrayList<>();
    private String indent = "";

    /** Adds a statement or a part of one, on several lines if it is too long for one. */
    void add(String line) {
        if (line.isEmpty()) {
            lines.add("");
        } else if (line.startsWith("//")) {
            lines.add(indent + line);
        } else {
            LongLines.wrapped(line, LINE_LENGTH - indent.length()).forEach(each -> lines.add(indent + each));
        }
    }

    void comment(@Nullable String text) {
        if (text != null) {
            String quoted = JavaText.quote(text);
            add("// " + quoted.substring(1, quoted.length() - 1).replace("\\\"", "\""));
        }
    }

    /** Adds a block, without lines between the braces if there is nothing in it. */
    void block(String head, String end, Runnable body) {
        int start = lines.size();
        String outer = indent;
        indented(body);
        if (lines.size() == start) {
            add(head + "{}" + end);
        } else {
            lines.add(start, outer + head + "{");
            add("}" + end);
        }
    }

    /** Adds lines that stand further to the right. */
    void indented(Runnable body) {
        String outer = indent;
        indent += "    ";
        body.run();
        indent = outer;
    }

    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    static String literal(String text) {
        if (text.length() <= LONGEST_LITERAL) {
            return JavaText.quote(text);
        }
        List<String> pieces = new ArrayList<>(List.of("\"\""));
        for (int start = 0; start < text.length(); start += LONGEST_LITERAL) {
            pieces.add(JavaText.quote(text.substring(start, Math.min(text.length(), start + LONGEST_LITERAL))));
        }
        return "String.join(" + String.join(", ", pieces) + ")";
    }

    static String literal(Identifier name) {
        return JavaText.quote(name.toString());
    }

    static String literal(TableName name) {
        return JavaText.quote(name.toString());
    }

    /** Returns the names as further arguments, each after a comma. */
    static String more(Collection<Identifier> names) {
        return names.stream().map(name -> ", " + literal(name)).collect(Collectors.joining());
    }

    static String literals(Collection<Identifier> names) {
        return names.stream().map(JavaLines::literal).collect(Collectors.joining(", "));
    }

    static String literal(long number) {
        return number == (int) number ? Long.toString(number) : number + "L";
    }
}
