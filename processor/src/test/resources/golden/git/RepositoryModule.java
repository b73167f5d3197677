package git;

import dev.wirecommand.GeneratedCode;
import dev.wirecommand.codegen.CommandDispatch;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Joins the commands of the classes that {@code Repository} lists.
 */
@Generated("dev.wirecommand.processor.WireCommandProcessor")
@GeneratedCode
public final class RepositoryModule {
  /**
   * There are no instances.
   */
  private RepositoryModule() {
  }

  /**
   * Dispatches to one instance of each class.
   *
   * @param gitCommands runs the commands of {@code GitCommands}
   * @param refStore runs the commands of {@code RefStore}
   * @return their dispatches, in this order
   */
  public static List<CommandDispatch> dispatches(GitCommands gitCommands, RefStore refStore) {
    return List.of(
            new GitCommandsDispatch(gitCommands),
            new RefStoreDispatch(refStore));
  }
}
