package example;

import dev.wirecommand.WireModule;

/** An anchor, which depends on both classes. */
@WireModule({First.class, Other.class})
interface Both {}
