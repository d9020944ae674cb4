/** What a check of the portal found. `remedy`: what to do, when it is not well. */
export interface Finding {
  name: string;
  ok: boolean;
  /** What was seen, in one sentence. */
  detail: string;
  remedy?: string;
}

/** Makes a finding of what a check answers; what it throws is a problem too. */
export async function examine(
  name: string,
  check: () => Promise<Omit<Finding, 'name'>> | Omit<Finding, 'name'>,
): Promise<Finding> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    return { name, ok: false, detail: String((error as Error).message).split('\n')[0]! };
  }
}
