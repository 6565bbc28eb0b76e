package dev.migrate.maven;

import dev.migrate.op.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.SpringAsmInfo;

/**
 * A compiled class as far as revisions go.
 *
 * @param name the name with slashes
 * @param file the name of its source file
 * @param annotated whether it is a revision
 */
record CompiledRevision(String name, String file, boolean annotated) {

    static CompiledRevision read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompiledRevision read(InputStream in) throws IOException {
        Visitor visitor = new Visitor();
        new ClassReader(in.readAllBytes()).accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return new CompiledRevision(visitor.name, visitor.file, visitor.annotated);
    }

    /** Returns where its source lies below a folder of sources. */
    String sourceName() {
        return name.substring(0, name.lastIndexOf('/') + 1) + file;
    }

    boolean isKotlin() {
        return file.endsWith(".kt");
    }

    private static final class Visitor extends ClassVisitor {

        private String name = "";
        private String file = "";
        private boolean annotated;

        Visitor() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public void visit(
                int version,
                int access,
                String internalName,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            name = internalName;
            file = internalName.substring(internalName.lastIndexOf('/') + 1) + ".java";
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            if (source != null) {
                file = source;
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotated |= descriptor.equals(Revision.class.descriptorString());
            return null;
        }
    }
}
