package dev.migrate.command;

import dev.migrate.dialect.Dialect;

/** Reads the application's model. */
@FunctionalInterface
public interface ModelSource {

    /**
     * Reads the model and proves that its types become on a database what the mapping framework expects there.
     *
     * @param target the database that revisions are written for
     */
    Model read(Dialect target);
}
