package shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        printRows();
        SpringApplication.run(ShopApplication.class, args);
    }

    private static void printRows() {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:./target/shop;IFEXISTS=TRUE", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from account order by id")) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                StringBuilder row = new StringBuilder("Row:");
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.append(' ').append(columns.getColumnName(column).toLowerCase());
                    row.append('=').append(rows.getString(column));
                }
                System.out.println(row);
            }
        } catch (SQLException e) {
            System.out.println("No rows yet");
        }
    }
}
