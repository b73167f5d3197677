package example

import dev.wirecommand.inprocess.InProcess
import dev.wirecommand.server.WireServer

/** Serves the commands in this process, and calls both. */
fun main() {
  WireServer.builder().dispatch(GreeterDispatch(Greeter())).build().use { server ->
    InProcess.connect(server).use { connection ->
      val client = GreeterClient(connection)
      val sums = client.sums(mapOf("odd" to listOf(1, 3), "even" to listOf(2)))
      println(client.greet("Ann", "Hello") + ", of " + sums.toSortedMap(reverseOrder()))
    }
  }
}
