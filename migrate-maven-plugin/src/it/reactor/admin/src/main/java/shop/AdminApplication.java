package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class AdminApplication {

    public static void main(String[] args) {
        System.out.println("An application prints what it likes.");
        SpringApplication.run(AdminApplication.class, args);
    }
}
