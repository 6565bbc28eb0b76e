package dev.migrate.command;

import dev.migrate.command.CrashStarter.Moment;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import java.nio.file.Path;
import java.util.List;

/** What the child process of the crash matrix is told, and what it said of one database before it died. */
final class CrashProcess {

    /** When a process is to be killed: before, while or after it executes the statement of a number. */
    record Kill(int number, Moment moment, CrashPoint what) {

        static final Kill NEVER = new Kill(0, Moment.NEVER, CrashPoint.READ);
    }

    private CrashProcess() {}

    static Processes of(Path classes, List<FreshDatabase> databases, List<Kill> kills, long micros) {
        Processes processes = Processes.of(CrashStarter.class)
                .withArguments(
                        databases.get(0).username(),
                        databases.get(0).password(),
                        classes.toString(),
                        String.valueOf(micros))
                .withJvmOptions("-Xshare:auto");
        for (int i = 0; i < kills.size(); i++) {
            Kill kill = kills.get(i);
            processes = processes.withArguments(
                    databases.get(i).url(), kill.moment().name(), String.valueOf(kill.number()));
        }
        return processes;
    }

    /** Returns what a process said of one of its databases. */
    static List<String> said(ChildProcess.Result result, int index) {
        String prefix = index + " ";
        return result.stdout()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    static CrashPoint what(String sent) {
        return CrashPoint.valueOf(sent.substring(sent.lastIndexOf(' ') + 1));
    }
}
