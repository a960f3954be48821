export interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages?: Readonly<Record<string, LockEntry>>;
}

export function lockMatchesManifest(lock: LockFile, manifest: LockEntry): boolean;

export function packagesLeftOut(lock: LockFile): string[];

export function isInstalledAsLocked(installed: LockFile, lock: LockFile): boolean;
