/* Loaded before the portal: its time runs ahead of the machine's by what stands in CLOCK_FILE, in milliseconds. */
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE;
const MachineDate = Date;
const machineNow = Date.now;
let aheadMs = 0;

function read() {
  const wanted = Number(readFileSync(file, 'utf8'));
  if (wanted === aheadMs) return;
  aheadMs = wanted;
  writeFileSync(`${file}.seen`, String(aheadMs));
}
read();
setInterval(read, 50).unref();

const now = () => machineNow() + aheadMs;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
  apply: () => new MachineDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
