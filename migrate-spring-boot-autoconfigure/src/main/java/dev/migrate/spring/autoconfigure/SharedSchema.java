package dev.migrate.spring.autoconfigure;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.List;

/** The refusal to be one of several owners of a schema. */
final class SharedSchema {

    private final List<Owner> owners = new ArrayList<>();

    /** Another owner, what makes it one, and the setting that would stop it. */
    private record Owner(String name, String setting, String cure) {}

    void add(String name, String setting, String cure) {
        owners.add(new Owner(name, setting, cure));
    }

    /**
     * Refuses if there is any other owner.
     *
     * @throws MigrateException naming all of them
     */
    void refuse() {
        if (owners.isEmpty()) {
            return;
        }
        List<Owner> all = new ArrayList<>();
        all.add(new Owner("Migrate", "migrate.enabled=true", ""));
        all.addAll(owners);
        int width = all.stream().mapToInt(each -> each.name().length()).max().orElse(0) + 2;
        StringBuilder message = new StringBuilder("Migrate is not the only one to change the schema of this database.\n");
        for (Owner each : all) {
            String space = " ".repeat(width - each.name().length());
            message.append("    " + each.name() + space + each.setting() + "\n");
        }
        throw new MigrateException(
                ExitCode.REFUSED,
                message + "Leave the schema to Migrate: "
                        + String.join(" and ", owners.stream().map(Owner::cure).toList())
                        + "\nor leave Migrate out:        migrate.enabled=false"
                        + "\nor go on with all of them:   migrate.allow-other-tools=true");
    }
}
