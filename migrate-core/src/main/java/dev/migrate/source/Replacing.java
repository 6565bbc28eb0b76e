package dev.migrate.source;

import dev.migrate.schema.JavaText;
import java.util.List;
import java.util.stream.Collectors;

/** Says in the text of a revision for which others it stands. */
public final class Replacing {

    private static final String FIRST = "id = \"";

    private Replacing() {}

    /** Returns the text of a Java revision whose annotation names the revisions that it stands for. */
    public static String java(String text, List<String> replaces) {
        int start = text.indexOf(FIRST, text.indexOf("@Revision(")) + FIRST.length();
        int end = text.indexOf('"', start) + 1;
        boolean oneLine = text.charAt(text.indexOf("@Revision(") + "@Revision(".length()) != '\n';
        String ids = replaces.stream().map(JavaText::quote).collect(Collectors.joining(", "));
        return text.substring(0, end) + (oneLine ? ", " : ",\n        ") + "replaces = {" + ids + "}"
                + text.substring(end);
    }
}
