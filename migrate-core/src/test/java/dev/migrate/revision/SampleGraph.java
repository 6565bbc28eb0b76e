package dev.migrate.revision;

/** The graphs that the tables of cases refer to. */
@SuppressWarnings("ImmutableEnumChecker")
enum SampleGraph {
    LINEAR("a <- b <- c <- d <- e"),
    FORK("a <- b <- c1[one] <- d1", "b <- c2[two] <- d2"),
    MERGED("a <- b <- c1[one] <- d1", "b <- c2[two] <- d2", "d1,d2 <- m <- n"),
    ROOTS("a1[lib] <- b1", "a2[app] <- b2"),
    NEEDS("a1[lib] <- b1 <- c1[core] <- d1", "a2[app] <- b2 <- c2(core) <- d2"),
    CROSSED("a1 <- a2 <- a3(b1)", "b1 <- b2(a2) <- b3"),
    BELOW("a1 <- m", "b1(a1) <- m"),
    SIDES("a1 <- b1 <- c1", "a2 <- b2 <- c2", "c1,c2 <- d1", "c2 <- d2"),
    TWINS("a <- b1,b2,b3", "b1,b2 <- c1 <- d1", "b2,b3 <- c2 <- d2"),
    WEB("a1,a2,a3 <- am", "b1,b2 <- bm", "c1,c2,c3 <- cm", "d1(a3,b2,c1)"),
    AGAIN("a1 <- a2 <- a3", "b1 <- b2(a3) <- b3 <- b4(a3)"),
    HEX("3f2a9c1d7b42 <- 3f2b6d000001[shop] <- 77b0de12aa90", "3f2a9c1d7b42 <- 9b1c44e0a6f1[shopping]"),
    DOUBLE("a <- b", "a,b <- m <- n"),
    EMPTY();

    private final RevisionMap map;

    SampleGraph(String... chains) {
        map = TestGraph.graph(chains);
    }

    RevisionMap map() {
        return map;
    }
}
