package dev.migrate.spring.run;

import dev.migrate.spring.shop.ShopApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;

/** A servlet container with an application deployed to it. */
class DeployedApplication extends SpringBootServletInitializer {

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(
                (types, servlets) -> new DeployedApplication().onStartup(servlets), Set.of());
        tomcat.start();
        tomcat.stop();
    }

    @Override
    protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
        return builder.sources(ShopApplication.class);
    }
}
