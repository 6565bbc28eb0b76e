package dev.migrate.script;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.op.Recorded;
import dev.migrate.revision.RevisionNode;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A revision written as a class, which is loaded when it is first asked what it does. */
final class JavaScript implements Script {

    private final RevisionNode node;
    private final String className;
    private final String place;
    private final @Nullable String database;
    private final Supplier<SortedSet<String>> references;
    private final ClassLoader classLoader;

    JavaScript(
            RevisionNode node,
            String className,
            String place,
            @Nullable String database,
            Supplier<SortedSet<String>> references,
            ClassLoader classLoader) {
        this.node = node;
        this.className = className;
        this.place = place;
        this.database = database;
        this.references = references;
        this.classLoader = classLoader;
    }

    @Override
    public RevisionNode node() {
        return node;
    }

    @Override
    public Type type() {
        return Type.JAVA;
    }

    @Override
    public String source() {
        return className;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public @Nullable String database() {
        return database;
    }

    @Override
    public SortedSet<String> references() {
        return references.get();
    }

    @Override
    public List<Recorded> upgrade(String dialect) {
        return record(dialect, "upgrade", Migration::upgrade);
    }

    @Override
    public @Nullable List<Recorded> downgrade(String dialect) {
        try {
            return record(dialect, "downgrade", Migration::downgrade);
        } catch (Migration.Irreversible e) {
            return null;
        }
    }

    private List<Recorded> record(String dialect, String method, BiConsumer<Migration, Operations> call) {
        Operations operations = new Operations(dialect);
        Migration migration = load();
        try {
            call.accept(migration, operations);
        } catch (Migration.Irreversible e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw failedToRecord(method, reason(e));
        }
        List<Recorded> recorded = operations.recorded();
        new JavaStatements(node.id(), place, dialect).check(recorded);
        return recorded;
    }

    private ScriptException failedToRecord(String method, Throwable e) {
        String line = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().equals(className))
                .findFirst()
                .map(frame -> "\n    at        " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return new ScriptException(
                place,
                "Revision " + node.id() + " failed while its " + method + " was recorded; nothing has been run.\n"
                        + "    class     " + className + line + "\n    error     " + text(e)
                        + "\nMend the class and compile it again.",
                e);
    }

    /** Returns what a static initialiser failed with; the error itself says only that one did. */
    private static Throwable reason(Throwable e) {
        Throwable cause = e instanceof ExceptionInInitializerError ? e.getCause() : null;
        return cause == null ? e : cause;
    }

    private static String text(Throwable e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message.replace("\n", "\n              "));
    }

    private Migration load() {
        try {
            return Class.forName(className, true, classLoader)
                    .asSubclass(Migration.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (NoSuchMethodException e) {
            throw unusable("it has no constructor without parameters", "Give it one.", e);
        } catch (IllegalAccessException e) {
            throw unusable("its class or constructor is not public", "Make both public.", e);
        } catch (InvocationTargetException e) {
            throw unusable("its constructor failed: " + text(e.getTargetException()), "Mend the constructor.", e);
        } catch (ClassCastException e) {
            throw unusable("it does not implement dev.migrate.op.Migration", "Let it implement Migration.", e);
        } catch (ExceptionInInitializerError e) {
            throw unusable("its static initialiser failed: " + text(reason(e)), "Mend the initialiser.", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unusable("it cannot be loaded: " + text(e), "Compile it again with its dependencies.", e);
        }
    }

    private ScriptException unusable(String reason, String remedy, Throwable cause) {
        return new ScriptException(
                place,
                "Revision " + node.id() + " cannot be used: " + reason + ".\n    class     " + className
                        + "\n    found in  " + place + "\n" + remedy,
                cause);
    }
}
