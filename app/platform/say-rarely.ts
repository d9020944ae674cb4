/** Lets one of many equal complaints through: what fails again and again says so once in `everyMs`. */
export function sayRarely(everyMs = 60_000): (say: () => void) => void {
  let saidAt = -Infinity;
  return (say) => {
    const at = performance.now();
    if (at - saidAt < everyMs) return;
    saidAt = at;
    say();
  };
}
