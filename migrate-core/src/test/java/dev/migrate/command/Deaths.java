package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;

/** Upgrades that die. */
final class Deaths {

    private Deaths() {}

    /** Runs an upgrade that dies right before or after the first statement with a text. */
    static void dies(TestHistory history, FreshDatabase database, String text, boolean before) throws Exception {
        DyingConnections connections = DyingConnections.at(database::connect, text, before);
        Migrate migrate = history.builder(database).connections(connections).build();
        try {
            migrate.upgrade("heads");
        } catch (DyingConnections.Death | MigrateException e) {
            assertThat(connections.isDead()).as(String.valueOf(e)).isTrue();
            return;
        }
        throw new AssertionError("nothing died");
    }
}
