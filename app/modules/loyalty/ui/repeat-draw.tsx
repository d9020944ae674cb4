import { useEffect, useState } from 'react';
import { repeatDraw } from '~/modules/loyalty/draw';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import type { SurpriseDetail } from '~/modules/loyalty/views';
import { callApi } from '~/platform/api/call-api';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';

type Result = { right: true; winners: number; participants: number } | { right: false };

/** Repeats a draw in the reader's browser; the file is for those who would rather use their own tools. */
export function RepeatDraw({ surpriseId }: { surpriseId: string }) {
  const { t, format } = useI18n();
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Result>();
  useEffect(() => setReady(true), []);
  const repeat = async () => {
    setBusy(true);
    try {
      const { draw } = await callApi<SurpriseDetail>('GET', `/surprises/${surpriseId}`);
      const right = draw !== null && (await repeatDraw(draw)) === null;
      setResult(
        right ? { right, winners: draw.results.length, participants: draw.inputs.length } : { right: false },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="mt-4 space-y-3">
      <div className="flex flex-wrap items-center gap-4">
        {ready ? (
          <Button type="button" size="sm" pending={busy} onClick={() => void repeat()}>
            {t('perks:surprises.repeat')}
          </Button>
        ) : null}
        <a href={loyaltyPaths.surpriseFile(surpriseId)} download>
          {t('perks:surprises.file')}
        </a>
      </div>
      {result ? (
        <Notice tone={result.right ? 'positive' : 'danger'} live>
          {result.right
            ? t('perks:surprises.right', {
                winners: format.number(result.winners),
                participants: format.number(result.participants),
              })
            : t('perks:surprises.wrong')}
        </Notice>
      ) : null}
    </div>
  );
}
