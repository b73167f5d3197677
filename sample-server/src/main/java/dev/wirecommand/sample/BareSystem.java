package dev.wirecommand.sample;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * A system without any Git configuration, so that nothing depends on the user who runs the server,
 * a home directory, or an installed git.
 */
final class BareSystem extends SystemReader.Delegate {
  private BareSystem(SystemReader real) {
    super(real);
  }

  /** Makes JGit use this system in the whole process. */
  static synchronized void enter() {
    SystemReader real = SystemReader.getInstance();
    if (!(real instanceof BareSystem)) {
      SystemReader.setInstance(new BareSystem(real));
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  private static final class NoConfig extends FileBasedConfig {
    NoConfig(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is no file.
    }

    @Override
    public void save() {
      // There is no file.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    /**
     * Returns the resolution of file times. JGit would otherwise measure it by writing to the
     * repository for three seconds. The coarsest resolution of all file systems is a safe answer.
     */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit unit) {
      return "filesystem".equals(section)
          ? unit.convert(2, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, defaultValue, unit);
    }
  }
}
