package dev.migrate.script;

import dev.migrate.operation.MalformedOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationTextParser;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What comments say of the statement that follows them: {@code -- effect: create table account (…)}. An effect goes on in
 * the next comment while one of its parentheses is open.
 */
final class SqlEffects {

    /** The key of the comments. */
    static final String KEY = "effect";

    private static final List<String> NOTHING = List.of("none", "above");
    private static final String WHAT =
            "an operation such as 'alter table account (drop column email)', 'none' or 'above'";

    private final MalformedScript malformed;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, TextPlace> places = new TreeMap<>();
    private int depth;

    SqlEffects(MalformedScript malformed) {
        this.malformed = malformed;
    }

    /** Returns whether the next comment belongs to the effect as well. */
    boolean isOpen() {
        return depth > 0;
    }

    /** Takes the text of a comment, without the key of the first one. */
    void add(TextPlace place, String line) {
        if (line.isEmpty()) {
            throw malformed.of(place, "an effect says nothing", WHAT, "Say what the next statement does.");
        }
        places.put(text.length(), place);
        text.append(line).append('\n');
        count(line);
    }

    private void count(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '`') {
                quote = c;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
    }

    /** Refuses an effect that nothing follows. */
    void requireNone() {
        if (!places.isEmpty()) {
            throw malformed.of(
                    places.firstEntry().getValue(),
                    "no statement follows the effect",
                    "a statement",
                    "Write the effect before the statement that has it.");
        }
    }

    /** Returns the effect of a statement, which is taken, or null where none is said. */
    @Nullable
    List<Operation> take() {
        if (places.isEmpty()) {
            return null;
        }
        String said = text.toString();
        List<Operation> operations = NOTHING.contains(said.strip()) ? List.of() : parsed(said);
        text.setLength(0);
        places.clear();
        depth = 0;
        return operations;
    }

    private List<Operation> parsed(String said) {
        try {
            return OperationTextParser.parse(said);
        } catch (MalformedOperationException e) {
            int offset = e.offset() >= said.length() ? said.stripTrailing().length() : e.offset();
            var line = places.floorEntry(offset);
            TextPlace start = line.getValue();
            throw malformed.of(
                    new TextPlace(start.line(), start.column() + offset - line.getKey()),
                    "the effect is not understood at " + e.found(),
                    e.expected(),
                    "Correct the effect, or remove it: then what the statement does is not known.");
        }
    }
}
