package dev.migrate.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * A compiled class as far as starting an application goes.
 *
 * @param name the name with dots
 * @param annotated whether it is a {@code @SpringBootApplication}
 * @param startable whether it has a main method
 */
record MainClass(String name, boolean annotated, boolean startable) {

    private static final String ANNOTATION = "Lorg/springframework/boot/autoconfigure/SpringBootApplication;";

    static MainClass read(Path file) {
        try {
            Visitor visitor = new Visitor();
            new ClassReader(Files.readAllBytes(file))
                    .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return new MainClass(visitor.name, visitor.annotated, visitor.startable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Visitor extends ClassVisitor {

        private String name = "";
        private boolean annotated;
        private boolean startable;

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
            name = internalName.replace('/', '.');
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotated |= descriptor.equals(ANNOTATION);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String[] exceptions) {
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            startable |= isStatic && method.equals("main") && descriptor.equals("([Ljava/lang/String;)V");
            return null;
        }
    }
}
