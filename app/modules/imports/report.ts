/** What became of the rows of one kind: `found` = `imported` + `already` + all of `leftOut`. */
export interface KindReport {
  found: number;
  imported: number;
  /** Imported by an earlier run. */
  already: number;
  /** Reason → rows. */
  leftOut: Record<string, number>;
}

export interface ImportReport {
  club: string;
  /** Names where this came from, so that the next run knows it again. */
  source: string;
  kinds: Record<string, KindReport>;
  /** What was imported otherwise than it stood there, and how often. */
  notes: Record<string, number>;
  seconds: number;
}

export function emptyKind(): KindReport {
  return { found: 0, imported: 0, already: 0, leftOut: {} };
}

export function add(counts: Record<string, number>, reason: string, count = 1): void {
  if (count > 0) counts[reason] = (counts[reason] ?? 0) + count;
}

const number = (value: number) => value.toLocaleString('en');

function describeKind(name: string, kind: KindReport): string[] {
  const already = kind.already > 0 ? `, ${number(kind.already)} already there` : '';
  return [
    `${name}: ${number(kind.imported)} of ${number(kind.found)} imported${already}`,
    ...Object.entries(kind.leftOut).map(([reason, count]) => `  left out: ${number(count)} ${reason}`),
  ];
}

/** The report in lines for people. */
export function describeReport(report: ImportReport): string[] {
  return [
    ...Object.entries(report.kinds).flatMap(([name, kind]) => describeKind(name, kind)),
    ...Object.entries(report.notes).map(([note, count]) => `note: ${number(count)} ${note}`),
    `Imported into ${report.club} in ${report.seconds.toFixed(1)} s (source ${report.source}).`,
  ];
}
