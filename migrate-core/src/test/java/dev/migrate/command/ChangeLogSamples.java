package dev.migrate.command;

/** Change logs of Liquibase's, as an application has them. */
final class ChangeLogSamples {

    /** What is said of a database in which Liquibase has left one of the change sets out. */
    static final String NOT_ALL = """
            The database cannot be taken over from Liquibase: it has not run everything that comes before what it has run.
                missing   3::ada lovelace::db/changelog/accounts.sql
                has run   1::bob::db/changelog/teams/teams.sql
                table     DATABASECHANGELOG
            Let Liquibase run what is missing, then start again; or bring the database there by hand and stamp it: mvn migrate:stamp -Drevision=…""";

    private static final String LOGS = "src/main/resources/db/changelog/";

    private ChangeLogSamples() {}

    /** What is included with contexts, with labels, and not at all. */
    static void inclusions(Workshop module) {
        String header = "--liquibase formatted sql\n";
        module.file(LOGS + "db.changelog-master.yaml", """
                databaseChangeLog:
                  - include: {file: db/changelog/accounts.sql}
                  - include: {file: testdata.sql, relativeToChangelogFile: true, context: test}
                  - includeAll: {path: samples, relativeToChangelogFile: true, contextFilter: test or demo}
                  - includeAll: {path: later, relativeToChangelogFile: true, labels: "later, x"}
                  - include: {file: db/changelog/ignored.sql, ignore: true}
                  - include: {file: db/changelog/nested.xml, context: "prod and (!test)"}
                """)
                .file(LOGS + "testdata.sql", header + "--changeset t:1\ncreate table evil_1 (id integer);\n")
                .file(LOGS + "samples/raw.sql", "create table evil_2 (id integer);\n")
                .file(LOGS + "later/later.sql", header + "--changeset l:1\ncreate table evil_3 (id integer);\n")
                .file(LOGS + "ignored.sql", header + "--changeset i:1\ncreate table evil_4 (id integer);\n")
                .file(LOGS + "nested.xml", """
                        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                            <include file="db/changelog/nested.sql" labels="now"/>
                        </databaseChangeLog>
                        """)
                .file(
                        LOGS + "nested.sql",
                        header + "--changeset n:1 context:test\ncreate table evil_5 (id integer);\n"
                                + "--changeset n:2\ncreate table production (id integer);\n");
    }

    /** Properties for databases and contexts, for all change logs and for one. */
    static void properties(Workshop module) {
        module.file(LOGS + "db.changelog-master.yaml", """
                databaseChangeLog:
                  - property: {name: text, value: varchar(11), dbms: h2}
                  - property: {name: text, value: text, dbms: "postgresql, mysql"}
                  - property: {name: mine, value: "1", global: false}
                  - property: {name: size, value: "5", context: test}
                  - property: {name: size, value: "6"}
                  - property: {name: size, value: "7"}
                  - property: {file: db/changelog/names.properties}
                  - include: {file: db/changelog/a.sql}
                  - include: {file: db/changelog/b.sql}
                """)
                .file(LOGS + "names.properties", "first=a_${size}\n")
                .file(LOGS + "a.sql", """
                        --liquibase formatted sql
                        --property name:own value:int global:false
                        --property name:later value:bigint dbms:h2
                        --property name:later value:smallint
                        --changeset ada:a
                        create table ${first} (a ${TEXT} not null, b ${own}, c ${later}, d varchar(9) default '${mine}');
                        """)
                .file(LOGS + "b.sql", """
                        --liquibase formatted sql
                        --changeset ada:b
                        create table b (c ${later}, d varchar(9) default '${own}');
                        """);
    }
}
