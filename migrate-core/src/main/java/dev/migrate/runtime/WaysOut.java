package dev.migrate.runtime;

import java.util.Set;

/** What to do about a revision that is half done. */
final class WaysOut {

    private WaysOut() {}

    static String text(String revision, String direction, Set<String> heads) {
        String now = heads.isEmpty() ? "base" : String.join(",", heads);
        boolean up = direction.equals("UPGRADE");
        return "The next run stops until this is settled. Either\n"
                + "    do by hand what is not done, then    mvn migrate:stamp -Drevision="
                + (up ? revision : "<its parent>")
                + "\n    undo by hand what is done, then      mvn migrate:stamp -Drevision=" + now;
    }
}
