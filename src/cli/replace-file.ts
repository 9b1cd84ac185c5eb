import { constants } from 'node:fs';
import { access, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a new file beside the old one and moves it into its place, so that nobody ever reads half of it and a full disk
 * or a lost process leaves the old one whole. The new file has the permissions of the old one; of a link the target is
 * replaced.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path);
  // Moving would also replace a file that may only be read.
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  const fresh = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(fresh, 'wx', mode);
    try {
      await file.writeFile(bytes);
      // What the user's mask took away when the file was made.
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
