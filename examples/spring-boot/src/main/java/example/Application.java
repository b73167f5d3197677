package example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Answers HTTP and serves commands. */
@SpringBootApplication
public class Application {
  /** Starts the application. */
  public static void main(String... args) {
    SpringApplication.run(Application.class, args);
  }
}
