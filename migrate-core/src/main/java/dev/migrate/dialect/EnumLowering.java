package dev.migrate.dialect;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation;
import java.util.List;

/** What becomes of enum types where every column has labels of its own: nothing, since the columns say all there is to say. */
public final class EnumLowering {

    private EnumLowering() {}

    /** Returns nothing, and refuses what would have to be done to columns. */
    public static List<Operation> withoutTypes(EnumOperation operation, String database) {
        if (operation instanceof RenameLabel rename) {
            throw new UnsupportedOperationInDialectException(
                    database + " has no enum types: a label is renamed in each column.\n    type   " + rename.name()
                            + "\n    label  " + rename.from() + " to " + rename.to()
                            + "\nDo this only where op.dialect() is postgresql; elsewhere give the column both labels, "
                            + "change its rows with op.update, and take the old label away.");
        }
        return List.of();
    }
}
