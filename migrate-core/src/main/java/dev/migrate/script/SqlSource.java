package dev.migrate.script;

import dev.migrate.sql.SqlSyntax;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a SQL revision, which is read again each time it is needed: a history may be larger than the memory. Small
 * texts are kept while there is room for them.
 */
final class SqlSource {

    private static final int SMALL = 1 << 16;

    private final ScriptFile file;
    private final Placeholders placeholders;
    private SoftReference<@Nullable String> kept = new SoftReference<>(null);
    private @Nullable List<SqlPiece> pieces;

    SqlSource(ScriptFile file) {
        this(file, Placeholders.NONE);
    }

    SqlSource(ScriptFile file, Placeholders placeholders) {
        this.file = file;
        this.placeholders = placeholders;
    }

    /** Returns the source of a text that is at hand. */
    static SqlSource of(String name, String place, String text) {
        return new SqlSource(new ScriptFile(name, place, () -> text.getBytes(StandardCharsets.UTF_8)));
    }

    String name() {
        return file.name();
    }

    String place() {
        return file.place();
    }

    /**
     * Returns a statement of the file as it is executed.
     *
     * @param at where it starts
     * @param used is told its placeholders
     */
    String executed(String statement, TextPlace at, SqlSyntax syntax, Placeholders.Used used) {
        return placeholders.in(statement, at, syntax, new MalformedScript(name(), place()), used);
    }

    /** Returns the parts of the file that are read in one syntax each. */
    List<SqlPiece> pieces() {
        List<SqlPiece> known = pieces;
        if (known == null) {
            try (Reader in = open()) {
                known = SqlPiece.of(in);
            } catch (IOException e) {
                throw ScriptReader.unreadable(file, e);
            }
            pieces = known;
        }
        return known;
    }

    /**
     * Returns a part of the text.
     *
     * @param from the first character, from 0
     * @param to the character behind the last
     */
    SqlWindow window(long from, long to) {
        try {
            return new SqlWindow(file, open(), from, to);
        } catch (IOException e) {
            throw ScriptReader.unreadable(file, e);
        }
    }

    private Reader open() throws IOException {
        String known = kept.get();
        if (known != null) {
            return new StringReader(known);
        }
        InputStream in = file.content().open();
        byte[] first = in.readNBytes(SMALL);
        if (first.length == SMALL) {
            return new Utf8Reader(file.place(), new SequenceInputStream(new ByteArrayInputStream(first), in));
        }
        in.close();
        String small = SqlText.decode(file.place(), first);
        kept = new SoftReference<>(small);
        return new StringReader(small);
    }
}
