package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.foreign.ImportPlan;
import dev.migrate.foreign.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that an import writes: revisions, and which of them stands for which script. */
final class ImportedFiles {

    private final Configuration configuration;
    private final Path folder;

    ImportedFiles(Configuration configuration, Path folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    /** Returns what was imported before, or null. */
    @Nullable
    Manifest known(Manifest.Tool tool) {
        Path file = folder.resolve(tool.file());
        try {
            return Files.isRegularFile(file) ? Manifest.parse(tool, shown(file), Files.readString(file)) : null;
        } catch (IOException e) {
            throw failed("Cannot read what was imported before.", file, e);
        }
    }

    /** Writes revisions; the manifest comes last, so that what is not written is not noted. */
    ImportResult write(ImportPlan plan, int known) {
        List<ImportResult.Imported> written = new ArrayList<>();
        for (ImportPlan.Revision each : plan.revisions()) {
            written.add(new ImportResult.Imported(each.source(), each.id(), Path.of(shown(create(each)))));
        }
        Path manifest = folder.resolve(plan.manifest().tool().file());
        try {
            NewFile.createFolder(folder);
            Files.writeString(manifest, plan.manifest().text());
        } catch (IOException e) {
            throw failed("Cannot write which revision stands for which script.", manifest, e);
        }
        List<ImportResult.Left> left = plan.left().stream()
                .map(each -> new ImportResult.Left(each.file(), each.reason()))
                .toList();
        return new ImportResult(plan.manifest().tool().title(), written, known, left, Path.of(shown(manifest)));
    }

    private Path create(ImportPlan.Revision revision) {
        String bare = revision.file().substring(0, revision.file().length() - ".sql".length());
        for (int number = 1; ; number++) {
            Path file = folder.resolve(bare + (number == 1 ? "" : "_" + number) + ".sql");
            if (NewFile.create(file, revision.text())) {
                return file;
            }
        }
    }

    private String shown(Path file) {
        return file.startsWith(configuration.directory())
                ? configuration.directory().relativize(file).toString()
                : file.toString();
    }

    private static MigrateException failed(String what, Path file, IOException e) {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                what + "\n    file   " + file + "\n    error  " + e.getMessage()
                        + "\nCheck the directory's rights and the space on its disk.",
                e);
    }
}
