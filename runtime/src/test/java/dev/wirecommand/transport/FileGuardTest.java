package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a file system with the attributes that Windows has. */
class FileGuardTest {
  private static final Set<PosixFilePermission> DEFAULT =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private FileSystem windows;
  private Path file;

  @BeforeEach
  void make() throws IOException {
    windows =
        Jimfs.newFileSystem(
            Configuration.windows().toBuilder().setAttributeViews("basic", "owner", "acl").build());
    file = Files.createFile(windows.getPath("C:\\work\\socket"));
    everybody(file);
  }

  @AfterEach
  void close() throws IOException {
    windows.close();
  }

  private static AclFileAttributeView list(Path path) {
    return Files.getFileAttributeView(path, AclFileAttributeView.class);
  }

  private void everybody(Path path) throws IOException {
    list(path)
        .setAcl(
            List.of(
                AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(
                        windows
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByGroupName("everybody"))
                    .setPermissions(AclEntryPermission.WRITE_DATA)
                    .build()));
  }

  private static void assertOwnerOnly(Path path) throws IOException {
    assertThat(list(path).getAcl())
        .containsExactly(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(list(path).getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build());
  }

  @Test
  void onlyTheOwnerIsAdmitted() throws IOException {
    FileGuard guard = FileGuard.of(file);
    Path folder = Files.createTempDirectory(file.getParent(), "private");
    everybody(folder);
    guard.guardFolder(folder);
    assertOwnerOnly(folder);
    guard.set(file, DEFAULT);
    assertOwnerOnly(file);
  }

  @Test
  void othersCannotBeAdmitted() throws IOException {
    FileGuard guard = FileGuard.of(file);
    assertThatThrownBy(() -> guard.set(file, Set.of(PosixFilePermission.GROUP_WRITE)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "here only the owner can be given permissions; leave socketPermissions as they are");
  }

  @Test
  void aFileIsNeitherASocketNorReplaced() throws IOException {
    FileGuard guard = FileGuard.of(file);
    assertThat(guard.isSocket(file)).isFalse();
    Path bound = Files.createFile(file.resolveSibling("bound"));
    assertThatThrownBy(() -> guard.publish(bound, file))
        .isInstanceOf(FileAlreadyExistsException.class);
    guard.publish(bound, file.resolveSibling("free"));
    assertThat(bound).doesNotExist();
    assertThat(file.resolveSibling("free")).exists();
  }

  @Test
  void aFileSystemWithoutPermissionsIsRefused() throws IOException {
    try (FileSystem plain =
        Jimfs.newFileSystem(Configuration.unix().toBuilder().setAttributeViews("basic").build())) {
      assertThatThrownBy(() -> FileGuard.of(plain.getPath("/work")))
          .isInstanceOf(IOException.class)
          .hasMessage("the file system has no permissions that would guard it; use TCP");
    }
  }
}
