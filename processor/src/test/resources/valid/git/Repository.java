package git;

import dev.wirecommand.WireModule;

/** All that is served of a repository. */
@WireModule({GitCommands.class, RefStore.class})
public interface Repository {}
