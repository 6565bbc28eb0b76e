package dev.migrate.script;

import dev.migrate.op.Recorded;
import dev.migrate.revision.RevisionNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A revision as it was found: its place in the graph and what it does. */
public interface Script {

    /** The two ways to write a revision. */
    enum Type {
        /** A class that implements {@code Migration}. */
        JAVA,
        /** A file of SQL. */
        SQL
    }

    /** Returns its place in the graph. */
    RevisionNode node();

    /** Returns how it is written. */
    Type type();

    /** Returns what names it for a reader: the class, or the file's path below its location. */
    String source();

    /** Returns where it was found. */
    String place();

    /** Returns the database it was generated for, such as {@code postgresql:16}, or null. */
    @Nullable
    String database();

    /** Returns the names of the classes it mentions. */
    default SortedSet<String> references() {
        return Collections.emptySortedSet();
    }

    /**
     * Returns what the upgrade records for a database, named as {@code Dialect.name()} names it.
     *
     * @throws ScriptException if the revision cannot be loaded or fails while it records
     */
    List<Recorded> upgrade(String dialect);

    /**
     * Returns what the downgrade records, or null where the revision is irreversible.
     *
     * @throws ScriptException if the revision cannot be loaded or fails while it records
     */
    @Nullable
    List<Recorded> downgrade(String dialect);
}
