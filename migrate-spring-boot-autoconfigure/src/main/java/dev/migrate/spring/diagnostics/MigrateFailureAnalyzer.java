package dev.migrate.spring.diagnostics;

import dev.migrate.MigrateException;
import dev.migrate.cli.Spelling;
import java.security.CodeSource;
import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports an expected failure of Migrate in Spring Boot's form: what happened and the facts as the description, what to
 * do as the action.
 */
final class MigrateFailureAnalyzer extends AbstractFailureAnalyzer<MigrateException> {

    private static final String FACT = "    ";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrateException cause) {
        List<String> lines = spelling().of(cause.getMessage()).lines().toList();
        int advice = firstOfAdvice(lines);
        return new FailureAnalysis(
                String.join("\n", lines.subList(0, advice)),
                advice == lines.size() ? null : String.join("\n", lines.subList(advice, lines.size())),
                cause);
    }

    /** Where an executable archive runs, it is itself the command line, and nobody has Maven at hand. */
    private static Spelling spelling() {
        CodeSource source = MigrateException.class.getProtectionDomain().getCodeSource();
        boolean nested = source != null && String.valueOf(source.getLocation()).contains("nested:");
        return nested ? Spelling.ARGUMENT : Spelling.GOAL;
    }

    /** Returns the index of the line after the last fact, or the second line where there are no facts. */
    private static int firstOfAdvice(List<String> lines) {
        for (int line = lines.size(); line > 1; line--) {
            if (lines.get(line - 1).startsWith(FACT)) {
                return line;
            }
        }
        return 1;
    }
}
