export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly usualPlaces: readonly string[];
  readonly isDebianRoot: boolean;
  readonly mayDownload: boolean;
  readonly tell: (line: string) => void;
}

export function thisMachine(): Machine;

export function findChromium(machine?: Machine): Promise<string>;
