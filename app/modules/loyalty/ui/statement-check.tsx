import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { checkStatement, type StatementCheck } from '~/modules/loyalty/check-statement';
import type { StatementLine } from '~/modules/loyalty/views';
import { callApi } from '~/platform/api/call-api';
import { useT } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';

async function readAll(): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: StatementLine[]; next: string | null } = await callApi(
      'GET',
      `/me/points/entries?limit=100${query}`,
    );
    lines.push(...page.items);
    cursor = page.next;
  }
  return lines;
}

/** The member's own check of the ledger, in their browser; it needs scripts, so without them it is not there. */
export function StatementCheckButton() {
  const t = useT();
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<StatementCheck | 'failed'>();
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const check = () => {
    setBusy(true);
    readAll()
      .then(checkStatement)
      .then(setResult, () => setResult('failed'))
      .finally(() => setBusy(false));
  };
  return (
    <div className="mt-4 space-y-3">
      <Button
        type="button"
        size="sm"
        pending={busy}
        icon={<ShieldCheck aria-hidden="true" className="size-4.5" />}
        onClick={check}
      >
        {busy ? t('points:check.busy') : t('points:check.button')}
      </Button>
      <p className="max-w-prose text-sm text-muted">{t('points:check.hint')}</p>
      {result === 'failed' ? (
        <Notice tone="warning" live>
          {t('points:check.failed')}
        </Notice>
      ) : result?.whole ? (
        <Notice tone="positive" live>
          {t('points:check.whole', { count: result.count })}
        </Notice>
      ) : result ? (
        <Notice tone="danger" live>
          {t('points:check.broken', { number: result.number })}
        </Notice>
      ) : null}
    </div>
  );
}
