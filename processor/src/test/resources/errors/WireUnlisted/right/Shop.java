package shop;

import dev.wirecommand.WireModule;

@WireModule(NameStore.class)
interface Shop {}
