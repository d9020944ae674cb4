/** What tells this run of a process from a later one with the same id; `undefined` when no such process runs. */
export function processMark(pid: number): string | undefined;

/** Whether a process with this id runs, be it another one than before. Cheap: fit to be asked every second. */
export function isProcessRunning(pid: number): boolean;

/** Writes a claim into `folder`: a file that counts for as long as this process runs. Returns its path. */
export function writeClaim(folder: string): Promise<string>;

/** Whether the process that wrote this claim still runs. */
export function isClaimAlive(file: string): Promise<boolean>;

/** How many claims in `folder` belong to processes that run; removes the others. */
export function countClaims(folder: string): Promise<number>;

/** Takes the lock that `folder` stands for and returns what gives it back. `onWait` is called once, after 200 ms. */
export function takeFileLock(
  folder: string,
  options?: { claim?: string; onWait?: () => void },
): Promise<() => Promise<void>>;
