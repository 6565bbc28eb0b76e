package dev.migrate.schema;

/**
 * What a foreign key has besides columns and actions, which most have none of.
 *
 * @param matchFull whether a row refers to nothing only if all of its columns are null, not if one is
 * @param deferral when it looks at rows
 * @param valid whether the rows that were there before have been looked at, as usual
 */
public record KeyOptions(boolean matchFull, Deferral deferral, boolean valid) {

    /** Those of an ordinary foreign key. */
    public static final KeyOptions NONE = new KeyOptions(false, Deferral.NOT_DEFERRABLE, true);

    /** Returns these options matching in full or not. */
    public KeyOptions withMatchFull(boolean newMatchFull) {
        return new KeyOptions(newMatchFull, deferral, valid);
    }

    /** Returns these options looking at rows at another time. */
    public KeyOptions withDeferral(Deferral newDeferral) {
        return new KeyOptions(matchFull, newDeferral, valid);
    }

    /** Returns these options of a key that the rows before have been looked at for, or not. */
    public KeyOptions withValid(boolean newValid) {
        return new KeyOptions(matchFull, deferral, newValid);
    }
}
