/** What is mounted where, and which kinds of file systems are somebody else's disk. Pure. */

export interface Mount {
  folder: string;
  /** As the system calls it, such as `ext4` or `fuse.sshfs`. */
  type: string;
}

/** Reads `/proc/mounts`, where spaces and the like are written as octal numbers. */
export function procMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, type] = line.split(' ');
    return folder && type ? [{ folder: withoutOctals(folder), type }] : [];
  });
}

function withoutOctals(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

/** Reads what `mount` prints on macOS: `//rita@nas/clinic on /Volumes/clinic (smbfs, nodev, nosuid)`. */
export function macMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, type] = /^.* on (\/.*) \((\w+)[,)]/.exec(line) ?? [];
    return folder && type ? [{ folder, type }] : [];
  });
}

/** The mount that a folder lies on: the nearest one above it, and of several in one place the last. */
export function mountOf(folder: string, mounts: readonly Mount[]): Mount | undefined {
  const holds = (mount: Mount) => mount.folder === '/' || `${folder}/`.startsWith(`${mount.folder}/`);
  let found: Mount | undefined;
  for (const mount of mounts) {
    if (holds(mount) && mount.folder.length >= (found?.folder.length ?? 0)) found = mount;
  }
  return found;
}

/** Not 9p and virtiofs: containers and virtual machines have their own root on them. */
const NETWORK =
  /^(nfs\d?|cifs|smb\w*|afpfs|webdav|davfs2?|ftp|ncpfs|afs|coda|ceph|glusterfs|lustre|gfs2|ocfs2|beegfs|sshfs|vboxsf|vmhgfs|prl_fs)$/;
/** File systems made by a program can be anything; these few keep their files on this computer. */
const LOCAL_FUSE =
  /^(fuseblk|fuse|fuse\.(ntfs(-3g)?|exfat|ext2|encfs|gocryptfs|cryfs|securefs|bindfs|mergerfs|unionfs|fuse-overlayfs|zfs|lxcfs|portal|veracrypt))$/;
const CLOUD_FUSE = /rclone|drive|dropbox|s3fs|gcsfuse|goofys|icloud/;

export function kindOfFileSystem(type: string): 'local' | 'network' | 'cloud' {
  if (NETWORK.test(type)) return 'network';
  if (!/^(osx|mac)?fuse/.test(type) || LOCAL_FUSE.test(type)) return 'local';
  return CLOUD_FUSE.test(type) ? 'cloud' : 'network';
}

/** The numbers of file systems over a network in statfs(2), for mounts that the list does not show. */
const NETWORK_NUMBERS: Readonly<Record<number, string>> = {
  0x6969: 'nfs',
  0x517b: 'smb',
  0xff534d42: 'cifs',
  0xfe534d42: 'smb2',
  0x5346414f: 'afs',
  0x73757245: 'coda',
  0x564c: 'ncp',
  0x00c36400: 'ceph',
  0x0bd00bd0: 'lustre',
  0x01161970: 'gfs2',
  0x7461636f: 'ocfs2',
  0x786f4256: 'vboxsf',
};

/** The name of a file system over the network, by its number; undefined for all others. */
export function networkFileSystem(number: number | undefined): string | undefined {
  // Some Nodes say the number as a signed one.
  return number === undefined ? undefined : NETWORK_NUMBERS[number >>> 0];
}
