package shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        System.out.println("An application prints what it likes.");
        SpringApplication.run(ShopApplication.class, args);
    }
}
