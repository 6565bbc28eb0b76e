package dev.migrate.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java source texts, to be compiled for Java 17 against the class path of the running test; a value. */
public final class JavaSources {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^\\s*(?:@\\w+\\s+)*(?:(?:public|final|abstract|sealed|non-sealed)\\s+)*"
                    + "(?:class|interface|record|enum|@interface)\\s+(\\w+)");

    private final Map<String, String> sources;
    private final List<String> options;

    private JavaSources(Map<String, String> sources, List<String> options) {
        this.sources = sources;
        this.options = options;
    }

    /** Returns sources whose file names follow from their package and their first top-level type. */
    public static JavaSources of(String... sources) {
        JavaSources all =
                new JavaSources(new LinkedHashMap<>(), List.of("--release", "17", "-proc:none", "-parameters"));
        for (String source : sources) {
            all = all.with(fileName(source), source);
        }
        return all;
    }

    /** Returns these sources and one more under a file name such as {@code db/migrations/Rev1.java}. */
    public JavaSources with(String fileName, String source) {
        Map<String, String> more = new LinkedHashMap<>(sources);
        more.put(fileName, source);
        return new JavaSources(more, options);
    }

    /** Returns these sources, to be compiled with every warning counting as an error. */
    public JavaSources strict() {
        return withOptions("-Xlint:all", "-Werror");
    }

    /** Returns these sources, to be compiled with more options for javac. */
    public JavaSources withOptions(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaSources(sources, all);
    }

    /** Writes the sources into a folder and returns it. */
    public Path writeTo(Path folder) {
        try {
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve(source.getKey());
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, source.getValue());
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Compiles into a folder of classes and returns it. */
    public Path compileTo(Path classes) {
        String messages = compile(classes);
        if (!messages.isEmpty()) {
            throw new AssertionError("javac refuses the sources:\n" + messages);
        }
        return classes;
    }

    /** Compiles into a folder of classes and returns a loader for them, whose parent loads what the test uses. */
    public URLClassLoader load(Path classes) {
        try {
            URL[] urls = {compileTo(classes).toUri().toURL()};
            return new URLClassLoader(urls, Thread.currentThread().getContextClassLoader());
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Compiles and returns what javac says, empty if it has succeeded; file names are relative to the sources. */
    public String compile(Path classes) {
        Path folder = writeTo(classes.resolveSibling(classes.getFileName() + "-sources"));
        try {
            return compile(folder, classes);
        } finally {
            delete(folder);
        }
    }

    private String compile(Path folder, Path classes) {
        List<Path> files = sources.keySet().stream().map(folder::resolve).toList();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
        StringWriter messages = new StringWriter();
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Files.createDirectories(classes);
            boolean compiled = compiler.getTask(
                            messages, manager, null, arguments, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            return compiled ? "" : messages.toString().replace(folder + File.separator, "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try {
            BuildFolder.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String fileName(String source) {
        Matcher packageName = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("No type in:\n" + source);
        }
        String folder = packageName.find() ? packageName.group(1).replace('.', '/') + "/" : "";
        return folder + type.group(1) + ".java";
    }
}
