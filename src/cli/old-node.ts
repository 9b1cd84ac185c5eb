/** The oldest Node that runs the command line. */
const OLDEST = [22, 18];

/**
 * What to say on a Node that is too old, in both languages because nothing else can run there; undefined when it is new
 * enough. Written so that Node 12 can run it.
 *
 * @param version such as `20.11.1`.
 */
export function oldNodeMessage(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  const oldest = OLDEST.join('.');
  return (
    `throughline needs Node ${oldest} or newer, and this is Node ${version}: install a newer one from https://nodejs.org.\n` +
    `throughline 需要 Node ${oldest} 或更高版本，当前是 Node ${version}，请到 https://nodejs.org 安装新版本。\n`
  );
}
