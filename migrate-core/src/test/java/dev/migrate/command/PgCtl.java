package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ends a PostgreSQL server of a test's own and starts it again. */
final class PgCtl {

    private PgCtl() {}

    /**
     * Restarts the server.
     *
     * @param mode how it is ended: {@code fast}, or {@code immediate} as in a crash
     */
    static void restart(FreshDatabase database, String mode, Path directory) throws Exception {
        String data = Queries.rows(database, "show data_directory").get(0);
        String binaries = Queries.rows(database, "select setting from pg_config where name = 'BINDIR'")
                .get(0);
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binaries + "/pg_ctl", "-D", data, "-m", mode, "-w"));
        command.addAll(List.of("-l", data + "/restarted.log", "restart"));
        Path output = directory.resolve("pg_ctl");
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(restart.waitFor()).as(Files.readString(output)).isZero();
    }
}
