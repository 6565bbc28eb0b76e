package dev.migrate.spring.run;

/** Who starts the application, as far as that decides whether a command can take its place. */
enum Caller {
    /** The main method. */
    MAIN,
    /** Spring Boot's test support, or its processing ahead of time. */
    TEST_OR_BUILD,
    /** A servlet container that the application is deployed to. */
    SERVLET_CONTAINER;

    static Caller ofThisThread() {
        if (Boolean.getBoolean("spring.aot.processing")) {
            return TEST_OR_BUILD;
        }
        return StackWalker.getInstance().walk(frames -> frames.map(frame -> of(frame.getClassName()))
                .filter(caller -> caller != MAIN)
                .findFirst()
                .orElse(MAIN));
    }

    private static Caller of(String className) {
        if (className.startsWith("org.springframework.boot.test.")) {
            return TEST_OR_BUILD;
        }
        return className.startsWith("org.springframework.boot.") && className.endsWith(".SpringBootServletInitializer")
                ? SERVLET_CONTAINER
                : MAIN;
    }
}
