package dev.migrate.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A statement of MySQL or MariaDB: the bodies of procedures, functions, triggers and events, and MariaDB's packages and
 * {@code begin not atomic}, with all the statements that nest in them and end with {@code end}.
 */
final class MySqlBody implements SqlBody {

    private static final List<String> ROUTINES = List.of("procedure", "function", "trigger", "event");

    /** What a statement of a body follows. */
    private static final List<String> BEFORE_STATEMENTS =
            List.of(";", "begin", "atomic", "then", "else", "do", "loop", "repeat", ":");

    /** What the statement follows that is the body. */
    private static final List<String> BEFORE_BODIES =
            List.of(")", "row", "deterministic", "data", "sql", "definer", "invoker", "do", ":", "'");

    private static final List<String> AFTER_NAMES = List.of("follows", "precedes");
    private static final List<String> STATEMENTS =
            List.of("set", "insert", "update", "delete", "replace", "select", "call", "return", "signal", "with");

    /** The statements that end with {@code end}, beside {@code begin}. */
    private static final List<String> BLOCKS = List.of("if", "case", "loop", "repeat", "while", "for");

    private static final String CASE_OF_VALUES = "case of values";

    /** MariaDB's, which declares routines or has them with their bodies. */
    private static final String PACKAGE = "package";

    private final Deque<String> open = new ArrayDeque<>();
    private String last = "";
    private String lastButOne = "";
    private boolean first = true;
    private boolean creates;
    private boolean routine;
    private boolean inBody;
    private boolean handler;

    @Override
    public void accept(SqlToken token) {
        if (token.isSkipped()) {
            return;
        }
        String word = token.word();
        if (first) {
            creates = word.equals("create");
            first = false;
        } else if (routine && !last.equals(".")) {
            inRoutine(word);
        } else if (creates && ROUTINES.contains(word)) {
            routine = true;
        } else if (creates && word.equals(PACKAGE)) {
            routine = true;
            push(PACKAGE);
        } else if (word.equals("atomic") && last.equals("not") && lastButOne.equals("begin")) {
            routine = true;
            push("begin");
        }
        lastButOne = last;
        last = token.kind() == SqlToken.Kind.TEXT ? "'" : word;
    }

    private void inRoutine(String word) {
        if (PACKAGE.equals(open.peekFirst()) && ROUTINES.contains(word)) {
            inBody = false;
        }
        boolean isStatement = followsItsPredecessor();
        if (word.equals(";")) {
            handler = false;
        } else if (word.equals("handler")) {
            handler = true;
        } else if (word.equals("end")) {
            open.pollFirst();
        } else if (word.equals("begin")) {
            if (isStatement || !inBody || handler) {
                push(word);
            }
        } else if (BLOCKS.contains(word)) {
            block(word, isStatement);
        } else if (isStatement && STATEMENTS.contains(word)) {
            inBody = true;
        }
    }

    private void block(String word, boolean isStatement) {
        boolean isOfRow = word.equals("for") && open.isEmpty();
        if (last.equals("end")) {
            return;
        }
        if (isStatement && !isOfRow) {
            push(word);
        } else if (word.equals("case")) {
            push(CASE_OF_VALUES);
        }
    }

    private void push(String block) {
        open.push(block);
        inBody = true;
        handler = false;
    }

    /** Returns whether a statement may begin here. */
    private boolean followsItsPredecessor() {
        if (CASE_OF_VALUES.equals(open.peekFirst())) {
            return false;
        }
        return inBody
                ? BEFORE_STATEMENTS.contains(last)
                : BEFORE_BODIES.contains(last) || AFTER_NAMES.contains(lastButOne);
    }

    @Override
    public boolean isOpen() {
        return !open.isEmpty();
    }
}
