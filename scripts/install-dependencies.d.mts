export function installDependencies(): Promise<void>;
export function refuseOldNode(version: string): void;
export function refuseLinkedFolder(folder: string): void;
