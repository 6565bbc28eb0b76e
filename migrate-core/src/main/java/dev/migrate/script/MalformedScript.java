package dev.migrate.script;

/**
 * Makes the errors of one malformed SQL revision.
 *
 * @param name the file below its location
 * @param place the file for people
 */
record MalformedScript(String name, String place) {

    /**
     * Returns the error.
     *
     * @param what what is wrong, in words that follow a colon
     * @param expected what could stand there, or empty
     * @param remedy what to do about it
     */
    ScriptException of(TextPlace at, String what, String expected, String remedy) {
        String file = place + at.suffix();
        String facts =
                expected.isEmpty() ? "\n    file  " + file : "\n    file      " + file + "\n    expected  " + expected;
        return new ScriptException(
                place, "Cannot read SQL revision " + name + ": " + what + "." + facts + "\n" + remedy);
    }
}
