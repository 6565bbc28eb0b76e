package dev.migrate.operation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical text of operations, from which their checksum is computed.
 *
 * <p>The grammar is frozen: the text of an operation never changes, or every applied revision would seem changed. Equal
 * operations have the same text. A new component of an operation is left out while it has its default.
 */
public final class OperationText {

    /** The name of the grammar. */
    public static final String VERSION = "ops1";

    private static final OperationLine LINE = new OperationLine(CanonicalText.FROZEN);

    private OperationText() {}

    /** Returns the text: a line for each operation, in ASCII, each ended by a line feed. */
    public static String of(List<Operation> operations) {
        return operations.stream()
                .map(OperationText::line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the line of one operation, without the line feed. */
    public static String line(Operation operation) {
        return operation.accept(LINE);
    }
}
