package dev.migrate.conformance;

import java.sql.Connection;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** A trigger of H2, which leaves everything as it is. */
public final class Watch implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) {}
}
