package dev.migrate.source.db.migrations;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Revision;

@Revision(
        id = "77b0de12aa90",
        down = {"3f2a9c1d7b42", "9b1c44e0a6f1"},
        labels = "shop",
        dependsOn = {"abc", "def"},
        message = "say \"hello\" \\ ü",
        database = "postgresql:16")
public class Rev20261122_0731_Empty implements Migration {

    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}
}
