package shop;

import dev.wirecommand.WireCommand;

class Sheet {
  @WireCommand("fill")
  void fill(
      double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7,
      double c8, double c9, double c10, double c11, double c12, double c13, double c14,
      double c15, double c16, double c17, double c18, double c19, double c20, double c21,
      double c22, double c23, double c24, double c25, double c26, double c27, double c28,
      double c29, double c30, double c31, double c32, double c33, double c34, double c35,
      double c36, double c37, double c38, double c39, double c40, double c41, double c42,
      double c43, double c44, double c45, double c46, double c47, double c48, double c49,
      double c50, double c51, double c52, double c53, double c54, double c55, double c56,
      double c57, double c58, double c59, double c60, double c61, double c62, double c63,
      double c64, double c65, double c66, double c67, double c68, double c69, double c70,
      double c71, double c72, double c73, double c74, double c75, double c76, double c77,
      double c78, double c79, double c80, double c81, double c82, double c83, double c84,
      double c85, double c86, double c87, double c88, double c89, double c90, double c91,
      double c92, double c93, double c94, double c95, double c96, double c97, double c98,
      double c99, double c100, double c101, double c102, double c103, double c104, double c105,
      double c106, double c107, double c108, double c109, double c110, double c111, double c112,
      double c113, double c114, double c115, double c116, double c117, double c118, double c119,
      double c120, double c121, double c122, double c123, double c124, double c125) {}
}
